"""Datelines: the place and agency that a report begins with, which are no part of its first sentence."""

import re

from matins.model.document import Span

_DATELINE = re.compile(
    r"(?:(?:(?:[^\W\d_a-zà-ÿ][\w.'’/-]*|\d\d?),?\s){1,6})?\((?:AP|AFP|CNN|BBC|EFE|ANSA|KCNA|TASS|UPI|PTI|ANI|IANS|VOA|Reuters|Xinhua"
    r"|Bloomberg|dpa|Rolling Stone|ANTARA)[^()]{0,20}\)\s*(?:[-–—]+\s*)?(?=[^\W\d_a-zà-ÿ]|[\"“‘'«„])"
    r"|[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,})*(?:, [A-Z][\w.]+)?(?:, [A-Z][a-z]+\.? \d{1,2})? (?:--|–|—) "
    r"(?=[^\W\d_a-zà-ÿ])"
)


def undated(text: str, start: int, end: int) -> Span:
    """Return the range of the sentence from `start` to `end` without its dateline."""
    found = _DATELINE.match(text, start, end)
    return (found.end() if found else start, end)
