"""A web page's bytes to a document, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import html as lxml_html

from matins.extract.article import Article, article
from matins.extract.body import body_lines, encodings, guessed_authors, guessed_date
from matins.extract.byline import author_names
from matins.extract.excess import drop
from matins.extract.features import Evidence
from matins.extract.furniture import with_furniture_hidden
from matins.extract.glyph_items import with_glyph_items
from matins.extract.json_ld import LdArticle, ld_article
from matins.extract.markup import tidy
from matins.extract.metadata import About, about_page
from matins.extract.plain import document_of_text, with_letters_read
from matins.extract.site_lines import with_common_hidden
from matins.extract.sniff import binary_kind, data_kind, is_plain_text
from matins.extract.tree import IN_PART, drop_invisible, page_tree, resolve_links
from matins.extract.verdict import NO_TEXT, judged_page, nothing
from matins.extract.walk import Piece, blocks_of, pieces_of
from matins.model.document import Block, Document, Status, Step
from matins.model.page import NO_RULES, PageRules, StepNote
from matins.text.charsets import charset_parameter, decode
from matins.text.clean import REASON, clean_line
from matins.text.shingles import share, shingles, tokens
from matins.text.urls import web_address

DOUBTFUL = "parts may be missing, or not belong to it"
"""What is told where the text of a page may not be the article."""

_CERTAIN = 0.9
"""Below are 40 of 500 pages of sites not learned from, 10 of the 22 with an F under .8 (tests/bench/membership.py)."""
_NOTICE_BLOCKS = 20
_BLANK = " \t\r\n\x0b\x0c\x00\ufeff"
_LEAST_STATED, _AGREEING = 100, 0.2
"""From how many words on a text in JSON-LD counts, and how much of it stands in the right part of the page."""


@dataclass(slots=True)
class Notes:
    """What the steps tell of what they did."""

    told: list[StepNote] = field(default_factory=list)

    def tell(self, step: str, detail: str) -> None:
        """Note what `step` did, in a sentence."""
        self.told.append(StepNote(clean_line(step), clean_line(detail, REASON)))


def document_of_page(
    body: bytes | str,
    *,
    url: str | None = None,
    content_type: str | None = None,
    rules: PageRules = NO_RULES,
    notes: Notes | None = None,
) -> Document:
    """Return the article of a page as a document: see `matins.extract.extract_document`.

    Each step tells `notes` what it did.
    """
    notes = notes or Notes()
    address = web_address(url)
    empty = Document(link=address)
    if isinstance(body, bytes):
        if kind := binary_kind(body):
            return nothing(empty, f"{kind}, not a web page")
        body = _decoded(body, charset_parameter(content_type))
    if not body.strip(_BLANK):
        return nothing(empty, "the page is empty")
    if kind := data_kind(body[:8192].encode("utf-8", "replace")):
        return nothing(empty, f"{kind}, not a web page")
    if is_plain_text(body, content_type):
        notes.tell("form", "plain text: headings, lists and paragraphs are told by their form")
        return document_of_text(body)
    html = tidy(body)
    notes.tell("pre-clean", f"{len(body):,} characters of HTML, {len(html):,} without scripts, styles and the like")
    return _document_of_html(html, address, rules, notes)


def _decoded(body: bytes, charset: str | None) -> str:
    text = decode(body, charset)
    if text is not None:
        return text
    for candidate in encodings(body):
        try:
            return body.decode(candidate)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")


def _document_of_html(html: str, address: str | None, rules: PageRules, notes: Notes) -> Document:
    tree, whole = page_tree(html)
    if tree is None:
        return nothing(Document(link=address), "the page is empty")
    ld = ld_article(tree) or LdArticle()
    about = about_page(tree, address, ld)
    if address:
        resolve_links(tree, address)
    _drop(tree, rules.drop, notes)
    drop_invisible(tree)
    kept = _kept(tree, rules.keep, address, notes)
    found = kept or _found(tree, address, about, ld, notes)
    blocks = with_letters_read(with_glyph_items(found.blocks))
    shown = with_furniture_hidden(blocks, (about.title, *about.headings), authors=about.authors)
    notes.tell("furniture", f"{_counted(_newly_hidden(blocks, shown), 'block')} hidden")
    document = Document(blocks=shown)
    stated = None if kept else _stated(document, ld, notes)
    document = stated or document
    document = replace(document, blocks=_without_common(document.blocks, rules.common, notes))
    document = _described(document, tree, address, about, notes)
    if not document.words:
        return _without_article(tree, document, paywalled=about.paywalled)
    document = judged_page(document, paywalled=about.paywalled)
    reason = IN_PART if not whole else DOUBTFUL if not stated and found.certainty < _CERTAIN else ""
    return replace(document, reason=clean_line(reason)) if reason and document.status is Status.FULL else document


def _drop(tree: lxml_html.HtmlElement, selector: str, notes: Notes) -> None:
    dropped = [element for element in tree.cssselect(selector) if element is not tree] if selector else []
    drop(tree, dropped)
    if selector:
        notes.tell("drop", f"{_counted(len(dropped), 'element')} dropped by your selector {selector}")


def _kept(tree: lxml_html.HtmlElement, selector: str, address: str | None, notes: Notes) -> Article | None:
    """Return what a person's selector says is the article, None where it says nothing."""
    if not selector:
        return None
    chosen = tree.cssselect(selector)
    known = set(chosen)
    outer = [element for element in chosen if known.isdisjoint(element.iterancestors())]
    blocks = tuple(block for element in outer for block in blocks_of(element, address))
    silent = ", without text" if outer and not blocks else ""
    notes.tell("keep", f"{_counted(len(outer), 'element')} kept by your selector {selector}{silent}")
    return Article(blocks, len(blocks), 1.0) if blocks else None


def _found(tree: lxml_html.HtmlElement, address: str | None, about: About, ld: LdArticle, notes: Notes) -> Article:
    lines = body_lines(tree, address)
    notes.tell("trafilatura", f"{_counted(len(lines), 'line')} taken for the article")
    evidence = Evidence(
        lines,
        tuple(title for title in (about.title, *about.headings) if title),
        about.description,
        about.site_name,
        ld.body,
    )
    found = article(_pieces(tree, address), evidence)
    body, recovered, reinserted, left = (found.count(step) for step in Step)
    notes.tell(
        "body",
        f"{body + recovered + reinserted:,} of {_counted(found.pieces, 'piece')}: {body:,} in trafilatura's text, "
        f"{_counted(recovered, 'paragraph')} recovered, {reinserted:,} of other kinds put back; "
        f"{left:,} less likely, hidden; {found.certainty:.0%} sure",
    )
    return found


def _pieces(tree: lxml_html.HtmlElement, address: str | None) -> list[Piece]:
    body = tree.find("body")
    return pieces_of(tree if body is None else body, address)


def _without_common(blocks: Sequence[Block], common: frozenset[int], notes: Notes) -> tuple[Block, ...]:
    hidden = with_common_hidden(blocks, common)
    if common:
        count = _newly_hidden(blocks, hidden)
        notes.tell("site", f"{_counted(count, 'line')} hidden that other pages of the site have too")
    return hidden


def _newly_hidden(before: Sequence[Block], after: Sequence[Block]) -> int:
    return sum(now.hidden and not then.hidden for then, now in zip(before, after, strict=True))


def _stated(document: Document, ld: LdArticle, notes: Notes) -> Document | None:
    """Return what the page's JSON-LD calls the article where the page shows hardly anything of it, else None."""
    stated = tokens(ld.body)
    if len(stated) < _LEAST_STATED:
        return None
    agreement = share(stated, set(shingles(tokens(document.text))))
    taken = agreement < _AGREEING
    notes.tell(
        "JSON-LD",
        f"{agreement:.0%} of the {len(stated):,} words in the page's JSON-LD stand in the text found"
        f"{': it is taken instead' if taken else ''}",
    )
    return replace(document_of_text(ld.body), title=None) if taken else None


def _described(
    document: Document, tree: lxml_html.HtmlElement, address: str | None, about: About, notes: Notes
) -> Document:
    """Return `document` with what the page says about itself, and what may be guessed where it says nothing."""
    authors = about.authors or author_names(guessed_authors(tree))
    published = about.published or guessed_date(tree, address)
    notes.tell("date", "stated by the page" if about.published else "guessed" if published else "none")
    return replace(
        document,
        title=about.title,
        authors=authors,
        published=published,
        lang=about.lang,
        link=about.link,
        date_guessed=published is not None and about.published is None,
    )


def _without_article(tree: lxml_html.HtmlElement, document: Document, *, paywalled: bool) -> Document:
    """Say why a page gave nothing: what little it shows may be a notice."""
    body = tree.find("body")
    shown = judged_page(
        Document(blocks=tuple(blocks_of(body)[:_NOTICE_BLOCKS]) if body is not None else ()), paywalled=paywalled
    )
    notice = shown.reason if shown.status is Status.EMPTY else None
    return nothing(document, notice or NO_TEXT)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
