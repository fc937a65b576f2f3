"""A summary and its points, each traced to its place in the document."""

from dataclasses import dataclass

from matins.model.document import Document, Span
from matins.text.clean import NOTHING, Clean


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence of the document: `text` is block `block`'s text over `spans`, joined as they stand."""

    text: Clean
    block: int
    spans: tuple[Span, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """A short key point: a sentence's own words in their order, some perhaps dropped.

    `text` is block `block`'s text over `spans`, joined as they stand; `label` is the prefix the article gave it
    ("NATO dynamics" of "NATO dynamics: …"), which is part of `text`.
    """

    text: Clean
    block: int
    spans: tuple[Span, ...]
    label: Clean | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature of a sentence added to its score (`worth`, below zero for what spoke against it)."""

    feature: str
    worth: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence as the ranking saw it: `rank` from 1 for the best, and the reasons that weighed most."""

    text: Clean
    block: int
    spans: tuple[Span, ...]
    rank: int
    score: float
    chosen: bool
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What the ranges refer to (`document`), whole sentences and points in document order, and the one-line gist."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    points: tuple[Point, ...] = ()
    gist: Clean = NOTHING
    algorithm: str = "matins"
