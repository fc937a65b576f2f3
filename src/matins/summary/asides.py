"""Small words and phrases that a sentence can do without: times, sentence adverbs, brackets, ages, titles, asides.

Each may go by itself or with any of the others, and what is left is a correct sentence that claims nothing else.
Doubt is answered with leaving it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matins.model.document import Span
from matins.summary.aside_kinds import AsideKinds
from matins.summary.asides_de import GERMAN
from matins.summary.asides_en import ENGLISH
from matins.summary.asides_es import SPANISH
from matins.summary.asides_fr import FRENCH

_LANGUAGES: dict[str, AsideKinds] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH}
_LONGEST = 1500
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|(?<![^\W_])[\'‘](?=\w).*?(?<=[\w.,!?])[\'’](?![^\W_])')
_BETWEEN = re.compile(r"\w")
_QUOTES = "\"“«„'‘"
_STRAY = re.compile(r'["“”«»„]')


@dataclass(frozen=True, slots=True)
class Aside:
    """A range of the sentence that may go, and what kind of words stands there."""

    kind: str
    span: Span


def asides(text: str, lang: str | None) -> tuple[Aside, ...]:
    """Return what may go from the sentence `text`, alone or together, in order and at least one word apart.

    Nothing inside a quotation goes, and nothing at all where quotation marks do not pair or `lang` has no table.
    """
    kinds = _LANGUAGES.get((lang or "")[:2])
    if kinds is None or len(text) > _LONGEST:
        return ()
    found = [
        Aside(kind.name, match.span())
        for kind in kinds.worth_trying(text)
        for match in kind.pattern.finditer(text)
        if kind.check(match)
    ]
    if not found:
        return ()
    quoted = _quotations(text)
    if quoted is None:
        return ()
    kept: list[Aside] = []
    for aside in sorted(found, key=lambda aside: (aside.span[0], -aside.span[1])):
        start, end = aside.span
        if any(start < close and open_ < end for open_, close in quoted):
            continue
        if not kept or _BETWEEN.search(text, kept[-1].span[1], start):
            kept.append(aside)
    return tuple(kept)


def without(text: str, spans: Sequence[Span], gone: Sequence[Span]) -> tuple[Span, ...]:
    """Return `spans` of `text` but for those of `gone` that lie inside one of them, with a word before and behind."""
    kept: list[Span] = []
    for start, end in spans:
        at = start
        for first, last in gone:
            behind_start = start == 0 or _BETWEEN.search(text, start, first) is not None
            if at <= first and last <= end and behind_start and _BETWEEN.search(text, last, end):
                kept.append((at, first))
                at = last
        kept.append((at, end))
    return tuple((start, end) for start, end in kept if start < end)


def _quotations(text: str) -> list[Span] | None:
    """Return where the quotations stand; None where a quotation mark has no other."""
    if not any(mark in text for mark in _QUOTES):
        return []
    found = [match.span() for match in _QUOTED.finditer(text)]
    outside = "".join(
        text[a:b]
        for a, b in zip([0, *(end for _, end in found)], [*(start for start, _ in found), len(text)], strict=True)
    )
    return None if _STRAY.search(outside) else found
