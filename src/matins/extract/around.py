"""What stands in the elements around each piece of a page: sums of words and links, and where the article is."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

_HOLDS = 0.8
"""The least share of the kept words in an element that holds the article."""


@dataclass(slots=True)
class Tally:
    """What stands in one element of the page: words, kept words, letters, and letters that are links."""

    words: int = 0
    kept: int = 0
    letters: int = 0
    linked: int = 0

    @property
    def links(self) -> float:
        """The share of the letters that are links."""
        return self.linked / max(1, self.letters)

    def add(self, other: "Tally") -> None:
        """Count in what `other` counted."""
        self.words += other.words
        self.kept += other.kept
        self.letters += other.letters
        self.linked += other.linked

    def others_kept(self, words: int, kept: int) -> float:
        """Return the share kept of the words but for these, -1 where there are none."""
        rest = self.words - words
        return (self.kept - kept) / rest if rest > 0 else -1.0


class Around:
    """The elements around the pieces of a page, each with what stands in it.

    Elements are known by number, those further out by smaller ones, so that sums go up in one pass from the last to the
    first and what is passed on goes down in another.  An element holds the article if nearly all kept words are in it.
    """

    def __init__(self, elements: Sequence[etree._Element], tallies: Sequence[Tally], total: int) -> None:
        self._numbers: dict[etree._Element, int] = {}
        self._outer: list[int] = []  # the number of the element around, an element's own where there is none
        self._at = [self._number(element) for element in elements]
        self._sums = [Tally() for _ in self._outer]
        self._sum_up(tallies)
        self._find_way(total)
        self._find_alike(tallies)

    def steps(self, place: int) -> tuple[int, bool]:
        """Return how far out the nearest element that holds the article is, and whether it holds it at second hand."""
        steps, holder, _ = self._way[self._at[place]]
        return steps, steps > 0 and (holder is None or holder != self._innermost)

    def three(self, place: int) -> tuple[Tally, Tally, Tally]:
        """Return what stands in the element of a piece, the one around and the next."""
        own = self._at[place]
        around = self._outer[own]
        return self._sums[own], self._sums[around], self._sums[self._outer[around]]

    def branch(self, place: int) -> Tally:
        """Return what stands in the largest element around a piece that does not hold the article, else in its own."""
        return self._sums[self._way[self._at[place]][2]]

    def alike(self, place: int) -> Tally:
        """Return what stands in all elements of the same tags and classes."""
        return self._alike[self._signs[self._at[place]]]

    def _number(self, element: etree._Element) -> int:
        new: list[etree._Element] = []
        inner: etree._Element | None = element
        while inner is not None and inner not in self._numbers:
            new.append(inner)
            inner = inner.getparent()
        outer = len(self._outer) if inner is None else self._numbers[inner]
        for inner in reversed(new):
            self._outer.append(outer)
            outer = self._numbers[inner] = len(self._outer) - 1
        return self._numbers[element]

    def _sum_up(self, tallies: Sequence[Tally]) -> None:
        for own, tally in zip(self._at, tallies, strict=True):
            self._sums[own].add(tally)
        for own in range(len(self._outer) - 1, -1, -1):
            if self._outer[own] != own:
                self._sums[self._outer[own]].add(self._sums[own])

    def _find_way(self, total: int) -> None:
        """Find for every element how far out the nearest that holds the article is, which, and the one below that."""
        holds = [tally.kept >= _HOLDS * total for tally in self._sums]
        self._innermost = max((number for number, held in enumerate(holds) if held), default=None)
        self._way: list[tuple[int, int | None, int]] = []
        for own, outer in enumerate(self._outer):
            if holds[own]:
                self._way.append((0, own, own))
            elif outer == own:
                self._way.append((1, None, own))
            else:
                steps, holder, branch = self._way[outer]
                self._way.append((steps + 1, holder, own if holds[outer] else branch))

    def _find_alike(self, tallies: Sequence[Tally]) -> None:
        elements = list(self._numbers)  # in the order of their numbers
        signs = [sign(element) for element in elements]
        self._signs = [(signs[own], signs[outer] if outer != own else "") for own, outer in enumerate(self._outer)]
        self._alike: dict[tuple[str, str], Tally] = {}
        for own, tally in zip(self._at, tallies, strict=True):
            self._alike.setdefault(self._signs[own], Tally()).add(tally)


def sign(element: etree._Element) -> str:
    """Return the tag and the first classes of `element`, which others like it share."""
    return f"{element.tag}.{' '.join(sorted((element.get('class') or '').split())[:3])}"
