"""An article's summary as paragraphs, and what stands around its text everywhere; pure."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matins.clock import moment
from matins.export.source import day, source
from matins.model.article import Article
from matins.model.summary import Point
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked
from matins.tui.look import Look, link_style
from matins.tui.typeset import Paragraph, Stretch

if TYPE_CHECKING:
    from matins.text.snippets import Snippet


def summary_page(article: Article, look: Look, snippet: "Snippet | None" = None) -> tuple[Paragraph, ...]:
    """Return title, origin, summary, points and link of `article`; of a search the `snippet` before the summary."""
    return tuple(_summary_paragraphs(article, look, snippet))


def head(article: Article, look: Look, *, empty: bool = False) -> tuple[Paragraph, ...]:
    """Return title and origin of `article`; an `empty` one is said to be so."""
    row = article.row
    if row.published is not None:
        when = moment(row.published).astimezone().strftime("%Y-%m-%d %H:%M")
    else:
        when = day(article.document.published, guessed=article.document.date_guessed)
    reading = f"{row.minutes} min" if row.minutes else None
    said = (row.feed, article.author, when, reading, _source(article))
    lines = (
        Paragraph(row.title, style=look.bold),
        Paragraph(f" {look.glyphs.dot} ".join(part for part in said if part), style=look.dim),
    )
    return (*lines, Paragraph(f"Nothing to read: {_source(article)}.", style=look.dim, loose=True)) if empty else lines


def own_link(article: Article, look: Look) -> tuple[Paragraph, ...]:
    """Return the article's own address, as a hyperlink, where it has one."""
    link = article.row.link
    if not link:
        return ()
    return (Paragraph(clean_line(masked(link), ADDRESS), style=look.accent + link_style(link), loose=True),)


def _summary_paragraphs(article: Article, look: Look, snippet: "Snippet | None") -> Iterator[Paragraph]:
    yield from head(article, look)
    if article.row.hidden_by:
        yield Paragraph(f"Hidden by the rule: {article.row.hidden_by}", style=look.dim)
    if snippet:
        found = tuple(Stretch(start, end, look.accent + look.bold) for start, end in snippet.spans)
        yield Paragraph(snippet.text, style=look.italic, stretches=found, loose=True)
    summary = article.summary
    if summary.sentences:
        yield Paragraph(" ".join(sentence.text for sentence in summary.sentences), loose=True)
    for number, point in enumerate(summary.points):
        yield _point(point, look, loose=number == 0)
    yield from own_link(article, look)


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
