"""The algorithms of sumy, fed with our own sentences and words; the only importer of sumy.

sumy's tokenizer wants data to be downloaded first, so it is never made: a document model takes any object with a
`to_words` method.  What sumy ranks best is read from the ratings themselves, since it returns no scores.
"""

import importlib
import math
import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from matins.summary.candidates import Candidate
from matins.text.words import words

_DIGITS = 9
_NO_WORD = "\0"
"""Edmundson's method refuses empty lists."""


class _Words:
    """Stands where sumy expects its tokenizer."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(words(sentence))


def sumy_scores(method: str, candidates: Sequence[Candidate], title: str | None, lang: str | None) -> list[float]:
    """Return sumy's rating of each candidate; `method` names its module and class ("lex_rank.LexRankSummarizer").

    Stop words and stemmer are sumy's where it has them for `lang`, else none.
    """
    module, _, name = method.partition(".")
    stemmer, stop_words = _language(lang)
    summarizer: Any = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)(stemmer)
    said = {word for candidate in candidates for word in words(candidate.text)}
    if said <= stop_words:
        stop_words = frozenset()
    if hasattr(summarizer, "stop_words"):
        summarizer.stop_words = stop_words
    if hasattr(summarizer, "bonus_words"):
        summarizer.bonus_words = set(words(title or "")) - stop_words or said
        summarizer.stigma_words, summarizer.null_words = {_NO_WORD}, stop_words or {_NO_WORD}
    ratings: list[float] = []
    summarizer._get_best_sentences = _recorder(ratings)
    with warnings.catch_warnings():
        # LSA tells of texts with fewer words than sentences, LexRank divides by 0 where no two sentences are alike.
        warnings.simplefilter("ignore", UserWarning)
        warnings.simplefilter("ignore", RuntimeWarning)
        summarizer(_model(candidates), len(candidates))
    # Ratings hang on the order of sets in their last digits.
    return [round(float(rating), _DIGITS) if math.isfinite(rating) else 0.0 for rating in ratings] or [0.0] * len(
        candidates
    )


def _recorder(ratings: list[float]) -> Callable[..., tuple[()]]:
    def record(sentences: Iterable[Any], _count: object, rating: Any, *args: object, **options: object) -> tuple[()]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        ratings.extend(rate(sentence, *args, **options) for sentence in sentences)
        return ()

    return record


def _model(candidates: Sequence[Candidate]) -> Any:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # loads requests: 110 ms

    paragraphs: dict[int, list[Any]] = {}
    for candidate in candidates:
        paragraphs.setdefault(candidate.block, []).append(Sentence(candidate.text, _Words()))
    return ObjectDocumentModel([Paragraph(sentences) for sentences in paragraphs.values()])


def _language(lang: str | None) -> tuple[Callable[[str], str], frozenset[str]]:
    from sumy.nlp.stemmers import Stemmer, null_stemmer  # loads nltk and numpy: 400 ms
    from sumy.utils import get_stop_words  # see above

    code = (lang or "").replace("_", "-").split("-")[0].lower()
    stemmer: Callable[[str], str] = null_stemmer
    stop_words: frozenset[str] = frozenset()
    if code:
        try:
            stemmer = Stemmer(code)
        except LookupError:
            stemmer = null_stemmer
        try:
            stop_words = get_stop_words(code)
        except LookupError:
            stop_words = frozenset()
    return stemmer, stop_words
