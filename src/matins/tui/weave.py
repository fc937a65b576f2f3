"""A text with words put into it, and how places in the one answer to places in the other; pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Insertion = tuple[int, str]
"""A place in a text, and what is put in there."""


@dataclass(frozen=True, slots=True)
class Woven:
    """The text that results, and for every place where something was put in (`at`) how much was, up to there."""

    text: str
    at: tuple[int, ...] = ()
    grown: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """Return where what begins at `offset` of the source begins now."""
        return offset + self._grown(bisect_right(self.at, offset))

    def end(self, offset: int) -> int:
        """Return where what ends at `offset` of the source ends now: before what was put in there."""
        return offset + self._grown(bisect_left(self.at, offset))

    def source(self, place: int) -> int:
        """Return the place in the source that `place` in the text came from, or was put in at."""
        found = bisect_right(range(len(self.at)), place, key=lambda index: self.at[index] + self._grown(index + 1))
        offset = place - self._grown(found)
        return min(offset, self.at[found]) if found < len(self.at) else offset

    def _grown(self, count: int) -> int:
        return self.grown[count - 1] if count else 0


def woven(text: str, insertions: Iterable[Insertion]) -> Woven:
    """Return `text` with the `insertions` put in; those of one place stand in their order."""
    pieces: list[str] = []
    at: list[int] = []
    grown: list[int] = []
    before = total = 0
    for offset, words in sorted(insertions, key=lambda insertion: insertion[0]):
        pieces += [text[before:offset], words]
        before, total = offset, total + len(words)
        if at and at[-1] == offset:
            grown[-1] = total
        else:
            at.append(offset)
            grown.append(total)
    return Woven("".join([*pieces, text[before:]]), tuple(at), tuple(grown))
