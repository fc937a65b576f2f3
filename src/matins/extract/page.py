"""A web page's bytes to a document.  The only importer of trafilatura."""

import logging
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document as Extracted
from trafilatura.utils import detect_encoding

from matins.extract import metadata
from matins.extract.furniture import with_furniture_hidden
from matins.extract.markup import has_tags, tidy
from matins.extract.plain import document_of_text
from matins.extract.sniff import binary_kind, is_feed, is_json
from matins.extract.tree import drop_invisible, page_tree, resolve_links
from matins.extract.verdict import NO_TEXT, judged_page, nothing
from matins.extract.walk import blocks_of
from matins.model.document import Document, Status
from matins.text.charsets import charset_parameter, decode
from matins.text.clean import AUTHOR, Clean, clean_line
from matins.text.dates import parse_date
from matins.text.urls import web_address

_MOST_AUTHORS, _NOTICE_BLOCKS = 10, 20
_MOST_TAGS = 100_000
"""More make no page: the richest of 500 news pages has 8,500."""
_BLANK = " \t\r\n\x0b\x0c\x00\ufeff"
_TEXT_TYPES = ("text/plain", "text/markdown")

# What trafilatura raises on pages it was not made for; its own net catches TypeError and ValueError alone.
_FAULTS = (AttributeError, LookupError, RecursionError, TypeError, ValueError, etree.LxmlError)

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    # Without a handler, Python prints their complaints about a page to the terminal.
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def document_of_page(body: bytes | str, *, url: str | None = None, content_type: str | None = None) -> Document:
    """Return the article of a page as a document: see `matins.extract.extract_document`."""
    address = web_address(url)
    empty = Document(link=address)
    if isinstance(body, bytes):
        if kind := binary_kind(body):
            return nothing(empty, f"{kind}, not a web page")
        body = _decoded(body, charset_parameter(content_type))
    if not body.strip(_BLANK):
        return nothing(empty, "the page is empty")
    head = body[:8192].encode("utf-8", "replace")
    if is_feed(head):
        return nothing(empty, "a feed, not a web page")
    if is_json(head):
        return nothing(empty, "JSON data, not a web page")
    if not has_tags(body) or (content_type or "").lower().startswith(_TEXT_TYPES):
        return document_of_text(body)
    return _document_of_html(tidy(body), address)


def _decoded(body: bytes, charset: str | None) -> str:
    text = decode(body, charset)
    if text is not None:
        return text
    for guess in detect_encoding(body):
        try:
            return body.decode(guess)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")


def _document_of_html(html: str, address: str | None) -> Document:
    if html.count("<") > _MOST_TAGS:
        return nothing(Document(link=address), "a page of too many parts")
    tree, whole = page_tree(html)
    if tree is None:
        return nothing(Document(link=address), "the page is empty")
    found = _extracted(tree, address)
    if found is None and not whole:
        tree, _ = page_tree(html, huge=True)
        found = None if tree is None else _extracted(tree, address)
    if tree is None:
        return nothing(Document(link=address), NO_TEXT)
    title = metadata.page_title(tree)
    about = Document(title=title, lang=metadata.language(tree), link=metadata.canonical_link(tree, address))
    if found is None or found.body is None:
        return _without_article(tree, about)
    document = replace(
        about,
        blocks=with_furniture_hidden(blocks_of(found.body, address), (title, *metadata.headings(tree))),
        authors=_authors(found.author),
        published=metadata.published(tree) or parse_date(found.date),
    )
    return judged_page(document) if document.words else _without_article(tree, document)


def _extracted(tree: lxml_html.HtmlElement, address: str | None) -> Extracted | None:
    if address:
        resolve_links(tree, address)
    drop_invisible(tree)
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=address,
            with_metadata=True,
            include_comments=False,
            include_formatting=True,
            include_links=True,
            include_tables=True,
        )
    except _FAULTS:
        return None
    return found if isinstance(found, Extracted) else None


def _without_article(tree: lxml_html.HtmlElement, document: Document) -> Document:
    """Say why a page gave nothing: what little it shows may be a notice."""
    body = tree.find("body")
    shown = judged_page(Document(blocks=tuple(blocks_of(body)[:_NOTICE_BLOCKS]) if body is not None else ()))
    notice = shown.reason if shown.status is Status.EMPTY else None
    return nothing(document, notice or NO_TEXT)


def _authors(names: str | None) -> tuple[Clean, ...]:
    cleaned = (clean_line(name, AUTHOR) for name in (names or "").split(";"))
    return tuple(name for name in dict.fromkeys(cleaned) if name)[:_MOST_AUTHORS]
