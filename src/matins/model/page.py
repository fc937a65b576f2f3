"""What is said about the pages of a feed before one is read, and what reading one did, step by step."""

from dataclasses import dataclass

from matins.text.clean import Clean


@dataclass(frozen=True, slots=True)
class PageRules:
    """What a person, or the pages seen before, say about the pages of a feed."""

    keep: str = ""  # CSS selector of the elements that are the article; "" lets matins find it
    drop: str = ""  # CSS selector of elements that are never part of it
    common: frozenset[int] = frozenset()  # fingerprints of lines that stand on several pages of the site


NO_RULES = PageRules()
"""Where nobody says anything."""


@dataclass(frozen=True, slots=True)
class StepNote:
    """What one step of extraction did to a page, for `matins doctor page`."""

    step: Clean  # "pre-clean", "body", "furniture", ...
    detail: Clean  # one sentence
