"""OPML, read however broken and written as the specification has it (opml.org/spec2.opml).

Half of the lists that people publish are not well-formed: bare "&" in addresses, quotes and markup in descriptions,
tags that never end.  A parser of XML loses feeds there.  All that matters is one element with attributes, so it is read
as such, tag by tag: what one of them holds cannot hurt another, and no entity or document type is ever looked at.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from email.utils import formatdate
from html import escape, unescape
from html.entities import html5

from matins.feeds.lists.listing import Gatherer, Listing
from matins.model.feed import FeedState
from matins.text.clean import TITLE, clean_line
from matins.text.urls import without_credentials

KIND = "OPML"

_TAG = re.compile(r"<(/?)(?:[\w.-]+:)?(outline|body|opml)\b", re.IGNORECASE)
_NAME = r"[A-Za-z_:][\w:.-]*"
_ATTRIBUTE = re.compile(rf"""({_NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SOUND = re.compile(rf"""(?:\s*{_NAME}\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(?:(/)\s*)?>""")
_OPENED = re.compile(rf"""(?<![\w:.-])({_NAME})\s*=\s*(["'])""")
_CLOSED = re.compile(r"""["']\s*(?:(/)\s*)?>""")
_UNENDED = re.compile(r"[\s>]")
_STRAY = re.compile(r"""\bxmlurl\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")

_ADDRESSES = ("xmlurl", "rssurl", "feedurl")
_URL_IS_FEED = ("rss", "atom", "pie", "link")
"""The types of outline whose plain `url` is a feed's address, as older programs wrote it."""

_Attributes = dict[str, str]


def read_opml(text: str) -> Listing:
    """Return the feeds of an OPML document: folders become tags, joined by "/", and so do categories."""
    gatherer = Gatherer(KIND)
    text = _without_comments(text)
    folders: list[str] = []
    line, counted = 1, 0
    tags = list(_TAG.finditer(text))
    _rescue(gatherer, 1, text[: tags[0].start() if tags else None])
    for tag, end in zip(tags, [*(tag.start() for tag in tags[1:]), len(text)], strict=False):
        line, counted = line + text.count("\n", counted, tag.start()), tag.start()
        rest = tag.end()
        if tag[2].lower() != "outline":
            folders.clear()
        elif tag[1]:
            del folders[-1:]
        else:
            path = folders[-1] if folders else ""
            attributes, alone, rest = _read_tag(text, rest, end)
            _take(gatherer, line, attributes, path)
            if not alone:
                folders.append(_joined(path, attributes))
        _rescue(gatherer, line, text[rest:end])
    return gatherer.listing()


def write_opml(feeds: Sequence[FeedState], created: int) -> str:
    """Return `feeds` as OPML 2.0, in folders by their first tag; `created` is Unix seconds.

    A tag that `category` has no way to write, such as one with a comma, is written as one more folder.
    """
    folders: dict[str, list[FeedState]] = {}
    for feed in feeds:
        for tag in dict.fromkeys((*feed.tags[:1], *filter(_is_odd, feed.tags))) or ("",):
            folders.setdefault(tag, []).append(feed)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            "  <head>",
            "    <title>Feeds</title>",
            f"    <dateCreated>{formatdate(created, usegmt=True)}</dateCreated>",
            "  </head>",
            "  <body>",
            *(
                line
                for tag, members in sorted(folders.items(), key=lambda item: item[0] != "")
                for line in _folder(tag, members)
            ),
            "  </body>",
            "</opml>",
            "",
        )
    )


def _folder(tag: str, feeds: Iterable[FeedState]) -> Iterator[str]:
    names = [] if not tag else [tag] if _is_odd(tag) else tag.split("/")
    indents = ["  " * (depth + 2) for depth in range(len(names) + 1)]
    yield from (f'{indent}<outline text="{escape(name)}">' for indent, name in zip(indents, names, strict=False))
    yield from (f"{indents[-1]}<outline {_written(feed)}/>" for feed in feeds)
    yield from (f"{indent}</outline>" for indent in indents[-2::-1])


def _written(feed: FeedState) -> str:
    categories = ",".join(f"/{tag}" if "/" in tag else tag for tag in feed.tags if not _is_odd(tag))
    attributes = {
        "text": feed.title,
        "title": feed.title,
        "type": "rss",
        "xmlUrl": without_credentials(feed.address),
        "htmlUrl": feed.home,
        "category": categories,
    }
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)


def _is_odd(tag: str) -> bool:
    """Whether `tag` cannot be told from several tags, or from another one, once it stands in a category."""
    return "," in tag or any(part != part.strip() or not part for part in tag.split("/"))


def _without_comments(text: str) -> str:
    """Return `text` without its comments, every line where it was."""
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end + 3
    return "".join((*kept, text[place:]))


def _read_tag(text: str, start: int, end: int) -> tuple[_Attributes, bool, int]:
    """Return a tag's attributes by lower-case name, whether it closes itself, and where it ends.

    The tag's attributes begin at `start`, the next tag at `end`.
    """
    sound = _SOUND.match(text, start, end)
    if sound is None:
        return _read_broken_tag(text, start, end)
    attributes: _Attributes = {}
    for name, double, single in (match.groups() for match in _ATTRIBUTE.finditer(text, start, sound.end())):
        attributes.setdefault(name.lower(), _meant(double or single or ""))
    return attributes, bool(sound[1]), sound.end()


def _read_broken_tag(text: str, start: int, end: int) -> tuple[_Attributes, bool, int]:
    """Return the same where quotes stand within values: a value ends with the last quote before the next attribute.

    A second address belongs to another tag, which is too broken to be seen.
    """
    opened = list(_OPENED.finditer(text, start, end))
    addresses = [place for place, match in enumerate(opened) if match[1].lower() in _ADDRESSES]
    if len(addresses) > 1:
        end = opened[addresses[1]].start()
        del opened[addresses[1] :]
    close = next(iter(deque(_CLOSED.finditer(text, start, end), maxlen=1)), None)
    stop = close.start() + 1 if close else end
    attributes: _Attributes = {}
    for match, limit in zip(opened, [*(later.start() for later in opened[1:]), stop], strict=False):
        last = text.rfind(match[2], match.end(), limit)
        value = text[match.end() : last] if last >= 0 else _UNENDED.split(text[match.end() : limit], maxsplit=1)[0]
        attributes.setdefault(match[1].lower(), _meant(value))
    return attributes, bool(close[1]) if close else True, close.end() if close else stop


def _take(gatherer: Gatherer, line: int, attributes: _Attributes, folder: str) -> None:
    kind = attributes.get("type", "").strip().lower()
    url = attributes.get("url", "").strip()
    address = next((found for name in _ADDRESSES if (found := attributes.get(name, "").strip())), "")
    if kind in ("include", "source") or (kind == "link" and not address and url.lower().endswith(".opml")):
        if address or url:
            gatherer.skip(line, address or url, "another list; import it by its own address")
        return
    if not address and kind in _URL_IS_FEED:
        address = url
    if not address:
        if home := attributes.get("htmlurl", "").strip():
            gatherer.skip(line, home, "a page without its feed's address; matins add looks for it")
        return
    if command := attributes.get("filtercmd", "").strip():
        gatherer.skip(line, command, "a filter command; matins runs none, and takes the feed without it")
    gatherer.feed(line, address, _title(attributes), (folder, *_categories(attributes.get("category", ""))))


def _rescue(gatherer: Gatherer, line: int, between: str) -> None:
    """Take in the addresses that stand between outlines, in tags too broken to be one."""
    counted = 0
    for match in _STRAY.finditer(between):
        line, counted = line + between.count("\n", counted, match.start()), match.start()
        if address := _meant(match[1] or match[2] or "").strip():
            gatherer.feed(line, address)


def _title(attributes: _Attributes) -> str:
    return attributes.get("text", "").strip() or attributes.get("title", "").strip()


def _joined(path: str, attributes: _Attributes) -> str:
    """Return the path of a folder within the one at `path`; it stops growing where a tag would be cut."""
    if len(path) >= TITLE:
        return path
    return "/".join(part for part in (path, clean_line(_title(attributes))) if part)


def _categories(text: str) -> Iterator[str]:
    """Yield the tags of a `category` attribute: comma-separated, each a name or a path of names."""
    for category in text.split(","):
        yield "/".join(part for part in map(str.strip, category.split("/")) if part)


def _meant(text: str) -> str:
    """Return an attribute's value with its references replaced, HTML's names among them; a bare "&" is one."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    return html5.get(f"{reference[1]};", reference[0]) if reference[1] else unescape(reference[0])
