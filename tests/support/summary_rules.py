"""What holds of every summary, whatever the text: the checks that tests of summaries have in common."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matins.model.document import READ_ALOUD, BlockKind, Status
from matins.model.summary import Point, Sentence, Summary
from matins.summary.candidates import size_of
from matins.summary.datelines import undated
from matins.text.cells import width
from matins.text.clean import is_clean, pieces
from matins.text.sentences import split

GIST_WIDTH, MOST_LISTED = 90, 9


def broken_rules(
    summary: Summary, *, sentences: int | None = 3, words: int | None = None, points: int = 4
) -> list[str]:
    """Return what does not hold of a summary that was asked for with these budgets, nothing where all is well."""
    return [
        *_of_places("sentences", summary, summary.sentences),
        *_of_places("points", summary, summary.points),
        *_of_budgets(summary, 3 if sentences is None and words is None else sentences, words, points),
        *_of_sentences(summary),
        *_of_points(summary),
        *_of_gist(summary),
    ]


def _of_places(name: str, summary: Summary, shown: Sequence[Sentence | Point]) -> Iterator[str]:
    places = [(item.block, item.spans[0]) for item in shown]
    if places != sorted(set(places)):
        yield f"{name} are not in document order, each once"
    for item in shown:
        block = summary.document.blocks[item.block]
        if item.text != pieces(block.text, item.spans) or not item.text.strip() or not is_clean(item.text):
            yield f"{name} are not the text at their ranges: {item.text!r}"
        if any(start >= end for start, end in item.spans) or any(one[1] > two[0] for one, two in pairwise(item.spans)):
            yield f"{name} have ranges that are empty or overlap: {item.spans}"
        if block.hidden or block.kind not in READ_ALOUD:
            yield f"{name} are taken from what is not read aloud: {item.text!r}"


def _of_budgets(summary: Summary, sentences: int | None, words: int | None, points: int) -> Iterator[str]:
    if sentences is not None and len(summary.sentences) > sentences:
        yield f"more than {sentences} sentences"
    size = sum(size_of(sentence.text, summary.document.lang) for sentence in summary.sentences)
    if words is not None and len(summary.sentences) > 1 and size > words:
        yield f"{size} words are more than {words}"
    listed = all(summary.document.blocks[point.block].kind is BlockKind.LIST_ITEM for point in summary.points)
    if len(summary.points) > (max(points, MOST_LISTED) if points and listed else points):
        yield f"more than {points} points"
    if summary.points and summary.document.status in (Status.TEASER, Status.EMPTY):
        yield "points of what is no article"


def _of_sentences(summary: Summary) -> Iterator[str]:
    for sentence in summary.sentences:
        text = summary.document.blocks[sentence.block].text
        whole = [undated(text, *span) for span in split(text, summary.document.lang)]
        if len(sentence.spans) != 1 or sentence.spans[0] not in whole:
            yield f"no whole sentence: {sentence.text!r}"
    if not summary.sentences and summary.document.status is Status.EMPTY and not summary.document.reason:
        yield "no reason why there is no summary"


def _of_points(summary: Summary) -> Iterator[str]:
    told = [point.text for point in summary.points]
    if len(set(told)) < len(told):
        yield "a point repeats another"
    for sentence in summary.sentences:
        if sentence.text in told:
            yield f"a point repeats a sentence of the summary: {sentence.text!r}"
    for point in summary.points:
        block = summary.document.blocks[point.block]
        # What an item of a list begins with, a label or a number, may be a sentence by its form.
        if block.kind is not BlockKind.LIST_ITEM:
            first, last = point.spans[0][0], point.spans[-1][1]
            if not any(start <= first and last <= end for start, end in split(block.text, summary.document.lang)):
                yield f"a point is made of several sentences: {point.text!r}"


def _of_gist(summary: Summary) -> Iterator[str]:
    if width(summary.gist) > GIST_WIDTH or "\n" in summary.gist or not is_clean(summary.gist):
        yield f"the gist is no short line: {summary.gist!r}"
    if bool(summary.gist) != bool(summary.sentences):
        yield "a gist without a summary, or the other way round"
