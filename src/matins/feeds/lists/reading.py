"""Reads a list of feeds, whatever it is written as: the kind is told by what is in it, never by its name."""

import json
import re
from collections.abc import Callable

from matins.errors import MatinsError
from matins.feeds.lists.listing import Listing
from matins.text.charsets import decode

_OUTLINES = re.compile(r"<(?:[\w.-]+:)?(?:opml|outline)\b", re.IGNORECASE)
_FOAF = re.compile(r"xmlns\s*(?::\s*\w+)?\s*=\s*[\"']http://xmlns\.com/foaf/0\.1/")
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_NOM = re.compile(r"^feeds:[ \t]*(?:\[|#|\r?$)", re.MULTILINE)
_HEAD = 10_000


def parse_list(body: bytes) -> Listing:
    """Return the feeds that `body` names: OPML, newsboat, newsraft, nom, FOAF, matins' own JSON, or addresses.

    Nothing that the list says is run, asked or opened.  Raise MatinsError with a short phrase where it is no list.
    """
    text = (decode(body) or body.decode("cp1252", "replace")).removeprefix("\ufeff")
    return _reader(text.lstrip()[:_HEAD], text)(text)


def _reader(head: str, text: str) -> Callable[[str], Listing]:
    """Return what reads `text`, which begins with `head`."""
    if head.startswith("<"):
        return _markup_reader(head, text)
    if head.startswith(("{", "[")):
        return _json
    if _NOM.search(text):
        from matins.feeds.lists.nom import read_nom  # PyYAML

        return read_nom
    from matins.feeds.lists.newsraft import is_newsraft, read_newsraft

    if is_newsraft(text):
        return read_newsraft
    from matins.feeds.lists.newsboat import read_newsboat

    return read_newsboat


def _markup_reader(head: str, text: str) -> Callable[[str], Listing]:
    if _OUTLINES.search(text):
        from matins.feeds.lists.opml import read_opml

        return read_opml
    if _FOAF.search(head):
        from matins.feeds.lists.foaf import read_foaf  # lxml

        return read_foaf
    if _FEED.search(head):
        raise MatinsError("a feed, not a list of feeds; matins add subscribes to it")
    raise MatinsError("a web page, not a list of feeds" if _PAGE.search(head) else "XML, but no list of feeds")


def _json(text: str) -> Listing:
    from matins.feeds.lists.backup import read_backup

    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MatinsError("broken JSON") from error
    return read_backup(document)
