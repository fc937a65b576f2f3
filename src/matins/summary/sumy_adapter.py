"""matins for programs that build on sumy: its ranking as one of sumy's summarizers, its splitter as their tokenizer.

Nothing of matins imports this but what asks sumy for its own algorithms; it loads sumy, nltk and numpy.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.utils import ItemsCount

from matins.model.document import Block, BlockKind, Document
from matins.summary.algorithms import algorithm_named
from matins.summary.candidates import Candidate, candidate_of
from matins.summary.language import language_of, primary_subtag
from matins.summary.selection import Budget
from matins.text.clean import TEXT, Clean, clean_line
from matins.text.sentences import split
from matins.text.words import words


class MatinsTokenizer:
    """Sentences and words as matins parts them, for sumy's parsers; needs no data, where sumy's own downloads some."""

    def __init__(self, language: str | None = None) -> None:
        """Take the language as an ISO 639 code, or none."""
        self.language = language

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """Return the sentences of `paragraph`."""
        return tuple(paragraph[start:end] for start, end in split(paragraph, self.language))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of `sentence` in lower case."""
        return tuple(words(sentence))


class MatinsSummarizer(AbstractSummarizer):
    """The ranking and selection of matins behind the interface of sumy's summarizers.

    `stemmer` is taken as all of sumy's take one, and not asked: matins compares words by their beginnings.
    """

    def __init__(self, stemmer: Callable[[str], str] = null_stemmer, language: str | None = None) -> None:
        """Take the language of the documents as an ISO 639 code; None has it told from the words of each."""
        super().__init__(stemmer)
        self._language = language

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """Return the best sentences of a sumy document model, its own objects, in document order.

        `sentences_count` is what sumy takes: a number, a share such as "20%", or a callable.  That many are given:
        where matins itself would stop, the next best follow.  A heading above all sentences is taken for the title.
        """
        ratings = iter(self._ratings(document, sentences_count))
        best: tuple[Any, ...] = self._get_best_sentences(
            document.sentences, sentences_count, lambda _sentence: next(ratings)
        )
        return best

    def _ratings(self, document: Any, count: Any) -> list[float]:
        """Return a number for each sentence, the higher the sooner it is taken."""
        title, paragraphs = _read(document)
        lang = _language(paragraphs, self._language)
        found = _candidates(paragraphs, lang)
        pool = _pool(found)
        ranking = algorithm_named("matins")([found[at] for at in pool], title, lang)
        wanted = None if callable(count) else len(ItemsCount(count)(range(len(found))))
        chosen = ranking.choose(Budget(wanted, None)) if wanted else ()
        best_first = sorted(range(len(pool)), key=lambda at: -ranking.scores[at])
        ratings = [float("-inf")] * len(found)
        for rank, at in enumerate(dict.fromkeys([*chosen, *best_first])):
            ratings[pool[at]] = float(-rank)
        return ratings


def _read(document: Any) -> tuple[Clean | None, list[list[Clean]]]:
    """Return the title and the texts of the sentences, a list for each paragraph."""
    title: Clean | None = None
    paragraphs: list[list[Clean]] = []
    for paragraph in document.paragraphs:
        if paragraph.headings and title is None and not any(paragraphs):
            title = clean_line(str(paragraph.headings[0]))
        paragraphs.append([clean_line(str(sentence), TEXT) for sentence in paragraph.sentences])
    return title, paragraphs


def _language(paragraphs: Sequence[Sequence[Clean]], said: str | None) -> str | None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Clean(" ".join(texts))) for texts in paragraphs)
    return primary_subtag(said or "") or language_of(Document(blocks))


def _candidates(paragraphs: Sequence[Sequence[Clean]], lang: str | None) -> list[Candidate]:
    """Return a candidate for each sentence; those of a paragraph stand in its text with blanks between them."""
    found: list[Candidate] = []
    for block, texts in enumerate(filter(None, paragraphs)):
        start = 0
        for number, text in enumerate(texts):
            span = (start, start + len(text))
            found.append(candidate_of(text, block, span, block, first=number == 0, lang=lang))
            start += len(text) + 1
    return found


def _pool(found: Sequence[Candidate]) -> list[int]:
    """Return the places of the sentences that matins would show, each but once, or of all where it would show none."""
    first = {candidate.terms: at for at, candidate in reversed(list(enumerate(found)))}
    return sorted(at for at in first.values() if found[at].sound) or list(range(len(found)))
