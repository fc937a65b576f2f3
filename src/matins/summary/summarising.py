"""Document or text -> summary: the seam that the rest of the program and other programs call."""

from collections.abc import Sequence, Set
from dataclasses import replace

from matins.errors import UsageError
from matins.extract.plain import document_of_text
from matins.model.document import Document, Span, Status
from matins.model.summary import Judged, Point, Sentence, Summary
from matins.summary.algorithms import algorithm_named
from matins.summary.candidates import Candidate, candidates
from matins.summary.gist import gist_of
from matins.summary.language import language_of, primary_subtag
from matins.summary.own_list import own_points
from matins.summary.ranking import ByPlace, Ranking
from matins.summary.selection import Budget
from matins.text.clean import clean_line

DEFAULT_SENTENCES, DEFAULT_POINTS = 3, 4
_NO_SENTENCES = clean_line("no whole sentences")


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
    document = document_of_text(source, title=title) if isinstance(source, str) else source
    return _summarised(document, title, lang, _budget(sentences, words, points), points, algorithm)[0]


def explain_summary(
    source: Document | str,
    *,
    title: str | None = None,
    lang: str | None = None,
    sentences: int | None = DEFAULT_SENTENCES,
    words: int | None = None,
    points: int = DEFAULT_POINTS,
    algorithm: str = "matins",
) -> tuple[Summary, tuple[Judged, ...]]:
    """Return what `summarise` does, and every sentence it chose from, the best first, with what weighed most."""
    document = document_of_text(source, title=title) if isinstance(source, str) else source
    summary, ranking = _summarised(document, title, lang, _budget(sentences, words, points), points, algorithm)
    told = {(sentence.block, sentence.spans) for sentence in summary.sentences}
    best_first = sorted(enumerate(ranking.scores), key=lambda scored: (-scored[1], scored[0]))
    return summary, tuple(_judged(rank, ranking, *scored, told) for rank, scored in enumerate(best_first, 1))


def _judged(rank: int, ranking: Ranking, place: int, score: float, told: Set[tuple[int, tuple[Span, ...]]]) -> Judged:
    one = ranking.candidates[place]
    chosen = (one.block, (one.span,)) in told
    return Judged(one.text, one.block, (one.span,), rank, round(score, 4), chosen, ranking.reasons(place))


def _summarised(
    document: Document, title: str | None, lang: str | None, budget: Budget, points: int, algorithm: str
) -> tuple[Summary, Ranking]:
    rank = algorithm_named(algorithm)
    document = replace(document, title=clean_line(title) or document.title, lang=lang or document.lang)
    if document.status is Status.EMPTY:
        return Summary(document, algorithm=algorithm), ByPlace(())
    language = primary_subtag(lang or "") or language_of(document)
    document = replace(document, lang=lang or language)
    most = 0 if document.status is Status.TEASER else points
    own = own_points(document, language) if most else ()
    found = _besides(own, candidates(document, language))
    if not found:
        document = replace(document, reason=document.reason or _NO_SENTENCES)
    ranking = rank(found, document.title, language)
    chosen = ranking.choose(budget) if budget.sentences != 0 else ()
    told = tuple(_sentence(ranking, place) for place in chosen)
    said = {sentence.text for sentence in told}
    listed = tuple(point for point in own if point.text not in said)
    shown = listed or (_points(document, found, ranking, told, most) if most and found else ())
    gist = gist_of(told, shown, language)
    return Summary(document, told, shown, gist, algorithm), ranking


def _points(
    document: Document, found: Sequence[Candidate], ranking: Ranking, told: Sequence[Sentence], most: int
) -> tuple[Point, ...]:
    """Return points of the best sentences; which these are is told by our own ranking, whatever chose the summary."""
    from matins.summary.learned import LearnedRanking, rank  # loads numpy
    from matins.summary.points import chosen_points  # likewise

    learned = ranking if isinstance(ranking, LearnedRanking) else rank(found, document.title, document.lang)
    return chosen_points(document, learned, told, most)


def _budget(sentences: int | None, words: int | None, points: int) -> Budget:
    for name, number in (("sentences", sentences), ("words", words), ("points", points)):
        if number is not None and number < 0:
            raise UsageError(f"{name} cannot be {number}")
    return Budget(DEFAULT_SENTENCES if sentences is None and words is None else sentences, words)


def _besides(points: Sequence[Point], found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the candidates that say something besides the article's own list, which is told as points, or else all."""
    listed, said = {point.block for point in points}, {point.text for point in points}
    return tuple(one for one in found if one.block not in listed and one.text not in said) or found


def _sentence(ranking: Ranking, place: int) -> Sentence:
    candidate = ranking.candidates[place]
    return Sentence(candidate.text, candidate.block, (candidate.span,), round(ranking.scores[place], 4))
