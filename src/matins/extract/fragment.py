"""What a feed itself says of an entry, HTML or plain text, to a document: quick, and no list is lost."""

from html import unescape

from lxml import etree

from matins.extract.furniture import with_furniture_hidden
from matins.extract.glyph_items import with_glyph_items
from matins.extract.markup import has_tags, tidy, unescaped
from matins.extract.plain import document_of_text, with_letters_read
from matins.extract.verdict import judged_entry
from matins.extract.walk import blocks_of
from matins.model.document import Document
from matins.text.clean import clean_line

_PICTURES = ("img", "picture", "video", "iframe", "audio", "svg")


def document_of_fragment(html: str, *, base: str | None = None, title: str | None = None) -> Document:
    """Return feed content as a document with status FEED, TEASER where it is a stub, EMPTY where it says nothing.

    `base` is the address its links are relative to, `title` what the entry is called.
    """
    html = unescaped(html)
    name = clean_line(title) or None
    if not has_tags(html):
        return judged_entry(document_of_text(unescape(html), title=name))
    root = parsed(tidy(html))
    blocks = () if root is None else with_letters_read(with_glyph_items(blocks_of(root, base)))
    document = Document(blocks=with_furniture_hidden(blocks, (name,), page=False), title=name)
    return judged_entry(document, pictures=any(f"<{tag}" in html for tag in _PICTURES))


def parsed(html: str) -> etree._Element | None:
    """Return `html` as a tree in html, body and article, None where there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    wrapped = f"<html><body><article>{html}</article></body></html>"
    return etree.fromstring(wrapped.encode("utf-8", "replace"), parser)
