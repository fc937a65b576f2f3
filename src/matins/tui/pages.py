"""What an article says as paragraphs: the summary pane's page and the reader's; pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from matins.clock import moment
from matins.export.source import source
from matins.model.article import Article
from matins.model.document import Block, BlockKind, Emphasis, Mark
from matins.model.summary import Point, Sentence
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked
from matins.tui.look import Look, link_style
from matins.tui.typeset import Paragraph, Stretch

Spot = tuple[int, int]
"""A place on a page: the paragraph's index, and a code point of its text."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paragraphs, and where the summary's sentences and points stand in them, in the article's order."""

    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Spot, ...] = ()
    points: tuple[Spot, ...] = ()


def summary_page(article: Article, look: Look) -> tuple[Paragraph, ...]:
    """Return title, origin, summary, points and link of `article`."""
    return tuple(_summary_paragraphs(article, look))


def document_page(article: Article, look: Look) -> Page:
    """Return the full text of `article`, its summary marked where it stands."""
    paragraphs = list(_head(article, look))
    places: dict[int, int] = {}
    spans = _noted(article)
    previous: BlockKind | None = None
    for index, block in enumerate(article.document.blocks):
        if not block.hidden:
            places[index] = len(paragraphs)
            paragraphs.append(_block_paragraph(block, previous, spans.get(index, ()), look))
            previous = block.kind
    if not places:
        paragraphs.append(Paragraph(f"Nothing to read: {_source(article)}.", style=look.dim, loose=True))
    paragraphs += _link(article, look)
    summary = article.summary
    return Page(
        tuple(paragraphs),
        tuple(sorted((places[item.block], item.spans[0][0]) for item in summary.sentences if item.block in places)),
        tuple((places.get(item.block, 0), item.spans[0][0]) for item in summary.points),
    )


def _summary_paragraphs(article: Article, look: Look) -> Iterator[Paragraph]:
    yield from _head(article, look)
    summary = article.summary
    if summary.sentences:
        yield Paragraph(" ".join(sentence.text for sentence in summary.sentences), loose=True)
    for number, point in enumerate(summary.points):
        yield _point(point, look, loose=number == 0)
    yield from _link(article, look)


def _head(article: Article, look: Look) -> Iterator[Paragraph]:
    row = article.row
    yield Paragraph(row.title, style=look.bold)
    when = moment(row.published).astimezone().strftime("%Y-%m-%d %H:%M") if row.published is not None else None
    reading = f"{row.minutes} min" if row.minutes else None
    said = (row.feed, article.author, when, reading, _source(article))
    yield Paragraph(f" {look.glyphs.dot} ".join(part for part in said if part), style=look.dim)


def _source(article: Article) -> str:
    return source(article.row.status, article.reason or article.document.reason)


def _point(point: Point, look: Look, *, loose: bool) -> Paragraph:
    label = Stretch(0, len(point.label), look.bold) if point.label and point.text.startswith(point.label) else None
    return Paragraph(
        point.text,
        stretches=(label,) if label else (),
        first=f"{look.glyphs.bullet} ",
        rest="  ",
        lead_style=look.accent,
        loose=loose,
    )


def _link(article: Article, look: Look) -> Iterator[Paragraph]:
    link = article.row.link
    if link:
        shown = clean_line(masked(link), ADDRESS)
        yield Paragraph(shown, style=look.accent + link_style(link), loose=True)


def _noted(article: Article) -> dict[int, tuple[tuple[int, int], ...]]:
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    items: tuple[Sentence | Point, ...] = (*article.summary.sentences, *article.summary.points)
    for item in items:
        found[item.block] = (*found.get(item.block, ()), *item.spans)
    return found


def _block_paragraph(
    block: Block, previous: BlockKind | None, noted: tuple[tuple[int, int], ...], look: Look
) -> Paragraph:
    first, rest = _leads(block, look)
    style = {
        BlockKind.HEADING: look.bold + look.accent,
        BlockKind.CAPTION: look.dim,
        BlockKind.QUOTE: look.italic,
    }.get(block.kind, look.plain)
    emphasis = tuple(_emphasis(mark, look) for mark in block.marks)
    return Paragraph(
        block.text,
        style=style,
        stretches=(*emphasis, *(Stretch(start, end, look.bold) for start, end in noted)),
        first=first,
        rest=rest,
        lead_style=look.accent if block.kind is BlockKind.LIST_ITEM else look.dim,
        loose=not (block.kind is BlockKind.LIST_ITEM and previous is BlockKind.LIST_ITEM),
        wide=block.kind in (BlockKind.CODE, BlockKind.TABLE),
        noted=noted,
    )


def _leads(block: Block, look: Look) -> tuple[str, str]:
    match block.kind:
        case BlockKind.LIST_ITEM:
            indent = "  " * (max(1, min(block.level, 6)) - 1)
            marker = f"{block.number}. " if block.number is not None else f"{look.glyphs.bullet} "
            return indent + marker, indent + " " * len(marker)
        case BlockKind.QUOTE:
            return f"{look.glyphs.quote} ", f"{look.glyphs.quote} "
        case BlockKind.CODE | BlockKind.TABLE:
            return "  ", "  "
        case _:
            return "", ""


def _emphasis(mark: Mark, look: Look) -> Stretch:
    style = {
        Emphasis.BOLD: look.bold,
        Emphasis.ITALIC: look.italic,
        Emphasis.CODE: look.accent,
        Emphasis.LINK: look.underline + link_style(mark.target),
    }[mark.emphasis]
    return Stretch(*mark.span, style)
