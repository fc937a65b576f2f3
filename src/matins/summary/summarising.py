"""Document or text -> summary: the seam that the rest of the program and other programs call."""

from collections.abc import Sequence
from dataclasses import replace

from matins.errors import UsageError
from matins.extract.plain import document_of_text
from matins.model.document import Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.summary.algorithms import algorithm_named
from matins.summary.candidates import Candidate, candidates
from matins.summary.gist import gist_of
from matins.summary.language import language_of, primary_subtag
from matins.summary.own_list import own_points
from matins.summary.points import chosen_points
from matins.summary.ranking import Ranked
from matins.summary.selection import Budget
from matins.text.clean import NOTHING, clean_line

DEFAULT_SENTENCES, DEFAULT_POINTS = 3, 4
_SOUND_SHARE = 0.2


def summarise(
    source: Document | str,
    *,
    title: str | None = None,
    lang: str | None = None,
    sentences: int | None = DEFAULT_SENTENCES,
    words: int | None = None,
    points: int = DEFAULT_POINTS,
    algorithm: str = "matins",
) -> Summary:
    """Return the summary and points of a document or a plain text, all in its own words.

    At most `sentences` sentences and `words` words (characters in Chinese and Japanese; None is no bound, and both
    None means three sentences), but at least one sentence where the text has any.  `points` bounds the points that are
    chosen here; a list of key points that the article itself has is kept whole.  `title` and `lang` (ISO 639) win over
    the document's own.  For every sentence and point, `summary.document.blocks[block].text` over its spans is its text.

    Raises UsageError for an algorithm that does not exist and for numbers below zero.
    """
    how = algorithm_named(algorithm)
    budget = _budget(sentences, words, points)
    document = document_of_text(source, title=title) if isinstance(source, str) else source
    document = replace(document, title=clean_line(title) or document.title, lang=lang or document.lang)
    if document.status is Status.EMPTY:
        return Summary(document, algorithm=algorithm)
    language = primary_subtag(lang or "") or language_of(document)
    document = replace(document, lang=lang or language)
    most = 0 if document.status is Status.TEASER else points
    own = own_points(document, language) if most else ()
    found = _besides(own, candidates(document, language))
    ranked = how.rank(found if algorithm == "lead" else _pool(found), document.title, language)
    chosen = [ranked[place] for place in how.choose(ranked, budget)] if budget.sentences != 0 else []
    told = tuple(_sentence(one) for one in chosen)
    shown = own or (chosen_points(document, ranked, told, most, language) if most else ())
    return Summary(
        document=document,
        sentences=told,
        points=shown,
        gist=gist_of(told[0].text, language) if told else NOTHING,
        algorithm=algorithm,
    )


def _budget(sentences: int | None, words: int | None, points: int) -> Budget:
    for name, number in (("sentences", sentences), ("words", words), ("points", points)):
        if number is not None and number < 0:
            raise UsageError(f"{name} cannot be {number}")
    return Budget(DEFAULT_SENTENCES if sentences is None and words is None else sentences, words)


def _besides(points: Sequence[Point], found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the candidates outside the article's own list, whose items are told as points, or all if that is all."""
    listed = {point.block for point in points}
    return tuple(candidate for candidate in found if candidate.block not in listed) or found


def _pool(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the sound candidates, or all where the sound ones are a small part of the text."""
    sound = tuple(candidate for candidate in found if candidate.sound)
    share = sum(candidate.size for candidate in sound) / max(1, sum(candidate.size for candidate in found))
    return sound if share >= _SOUND_SHARE else tuple(found)


def _sentence(ranked: Ranked) -> Sentence:
    candidate = ranked.candidate
    return Sentence(candidate.text, candidate.block, (candidate.span,), round(ranked.score, 4))
