"""The algorithms of sumy, fed with our own sentences and words.

What sumy ranks best is read from the ratings themselves, since it returns no scores.
"""

import importlib
import math
import re
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import Any

from matins.summary.candidates import Candidate
from matins.summary.language import primary_subtag
from matins.text.words import words

MOST, MOST_OF_KL = 300, 100
"""Sentences that are compared to each other: the time grows with their square, that of KL with their cube."""
LONG = 20
"""As many words to each of these are compared: the time grows with the square of the words, too."""

_DIGITS = 9
_NO_WORD = "\0"
"""Edmundson's method refuses empty lists."""
_CODE = re.compile("[a-z]{2,3}")
_NAMES = {"el": "greek"}
"""Languages that sumy keeps under another name than the one that it makes of their code."""


def sumy_scores(method: str, candidates: Sequence[Candidate], title: str | None, lang: str | None) -> list[float]:
    """Return sumy's rating of each candidate; `method` names its module and class ("lex_rank.LexRankSummarizer").

    Stop words and stemmer are sumy's where it has them for `lang`, else none.  What comes after the first MOST
    sentences (of KL MOST_OF_KL), or after LONG times as many words, is not compared, and rated as low as the lowest.
    """
    most = MOST_OF_KL if method.startswith("kl.") else MOST
    read = list(accumulate(len(candidate.words) for candidate in candidates[:most]))
    rated = candidates[: max(1, bisect_right(read, LONG * most))]
    ratings = _ratings(method, rated, title, lang)
    return ratings + [min(ratings, default=0.0)] * (len(candidates) - len(rated))


def _ratings(method: str, candidates: Sequence[Candidate], title: str | None, lang: str | None) -> list[float]:
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

    from matins.summary.sumy_adapter import MatinsTokenizer  # loads sumy

    tokenizer = MatinsTokenizer()
    paragraphs: dict[int, list[Any]] = {}
    for candidate in candidates:
        paragraphs.setdefault(candidate.block, []).append(Sentence(candidate.text, tokenizer))
    return ObjectDocumentModel([Paragraph(sentences) for sentences in paragraphs.values()])


def _language(lang: str | None) -> tuple[Callable[[str], str], frozenset[str]]:
    from sumy.nlp.stemmers import Stemmer, null_stemmer  # loads nltk and numpy: 400 ms
    from sumy.utils import get_stop_words  # see above

    code = primary_subtag(lang or "") or ""
    stemmer: Callable[[str], str] = null_stemmer
    stop_words: frozenset[str] = frozenset()
    # What a page says its language is may be anything, such as a class of nltk or a path.
    if _CODE.fullmatch(code):
        name = _NAMES.get(code, code)
        with suppress(LookupError, ValueError):
            found = Stemmer(name)
            found("word")  # those for Greek and Polish want packages that sumy does not bring
            stemmer = found
        with suppress(LookupError):
            stop_words = get_stop_words(name)
    return stemmer, stop_words
