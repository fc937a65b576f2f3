"""What the pages of a site have in common: a bounded record of the lines near their tops and ends.

A record holds the last pages, the newest last: for each its article, its signature and its lines
(`extract.site_lines`).
"""

import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matins.store.database import Database

COMMON = 3
"""On how many pages a line stands that is furniture."""

_SAME = 2
"""How many fingerprints the signatures of two pages share where these are one article."""
_MOST_PAGES, _MOST_SIGNS, _MOST_LINES = 30, 3, 32
_HEAD = struct.Struct(">qBB")
"""Of each page: article id, length of its signature, number of lines; both follow, eight bytes a fingerprint."""
_NUMBER = 8

_RECORD = "SELECT pages FROM sites WHERE host = ?"
_PUT = "INSERT OR REPLACE INTO sites (host, pages) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class _Page:
    article: int
    signature: frozenset[int]
    lines: frozenset[int]

    def is_of(self, other: "_Page") -> bool:
        """Whether this page and the other are of one article."""
        least = min(_SAME, len(self.signature), len(other.signature))
        return 0 < least <= len(self.signature & other.signature)


class SiteBook(Database):
    """The part of the store that remembers lines of pages."""

    def common_lines(self, host: str) -> frozenset[int]:
        """Return the fingerprints of the lines that stand on several pages of the site."""
        return _common(self._record(host))

    def remember_lines(
        self,
        host: str,
        article_id: int,
        signature: Sequence[int],
        lines: Sequence[int],
        known: frozenset[int] = frozenset(),
    ) -> tuple[int, ...]:
        """Note the signature and the lines of an article's page in the place of those it had before.

        Pages of one article count as one, since several feeds or addresses may bring it.  Return the articles of the
        record on whose pages a line stands that only now is common; on this one's, one that is common and not among
        `known`, those it was read with: other pages may have been noted meanwhile.
        """
        page = _Page(article_id, frozenset(signature[:_MOST_SIGNS]), frozenset(lines[:_MOST_LINES]))
        with self.writing():
            before = self._record(host)
            after = [*(other for other in before if other.article != article_id), page][-_MOST_PAGES:]
            if after != before:
                self._rows(_PUT, (host, b"".join(map(_packed, after))))
        common = _common(after)
        new = common - _common(before)
        return tuple(other.article for other in after if other.lines & (common - known if other is page else new))

    def _record(self, host: str) -> list[_Page]:
        found = self._row(_RECORD, (host,))
        return list(_unpacked(found[0])) if found else []


def _common(pages: Sequence[_Page]) -> frozenset[int]:
    distinct: list[_Page] = []
    for page in reversed(pages):
        if not any(page.is_of(other) for other in distinct):
            distinct.append(page)
    counted = Counter(line for page in distinct for line in page.lines)
    return frozenset(line for line, count in counted.items() if count >= COMMON)


def _packed(page: _Page) -> bytes:
    numbers = (*sorted(page.signature), *sorted(page.lines))
    head = _HEAD.pack(page.article, len(page.signature), len(page.lines))
    return head + b"".join(number.to_bytes(_NUMBER, "big") for number in numbers)


def _unpacked(record: bytes) -> Iterator[_Page]:
    """Yield the pages of a record, as far as it is sound."""
    start = 0
    while start + _HEAD.size <= len(record):
        article, signs, lines = _HEAD.unpack_from(record, start)
        start += _HEAD.size
        end = start + (signs + lines) * _NUMBER
        if end > len(record):
            return
        numbers = [number for (number,) in struct.iter_unpack(">Q", record[start:end])]
        yield _Page(article, frozenset(numbers[:signs]), frozenset(numbers[signs:]))
        start = end
