"""Which pieces of a page are its article, and what each of them is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from matins.extract.features import Evidence, features, kept_shares
from matins.extract.form import with_kinds_by_form
from matins.extract.membership import LIKELY, probabilities
from matins.extract.recovery import alike
from matins.extract.walk import Piece
from matins.model.document import Block, BlockKind, Step
from matins.text.shingles import tokens

MOST_PIECES = 5_000
"""Of pages with more pieces trafilatura's word alone counts: the richest of 500 articles has 3,000."""

_IN_BODY = 0.5


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks of a page's article in their order, of how many pieces they were chosen, and how surely.

    `certainty` is the F that the choice may expect against the true article, 0 to 1.
    """

    blocks: tuple[Block, ...]
    pieces: int
    certainty: float

    def count(self, step: Step) -> int:
        """Return how many blocks `step` gave."""
        return sum(block.step is step for block in self.blocks)


def article(pieces: Sequence[Piece], evidence: Evidence) -> Article:
    """Return the article among the `pieces` of a page.

    What trafilatura found (`evidence.body`) is one sign among many; what it missed comes back as RECOVERED text, or
    as headings, items and quotes that are REINSERTED.
    """
    if len(pieces) > MOST_PIECES:
        found = kept_shares([tokens(piece.block.text) for piece in pieces], evidence.body)
        likely = found
    else:
        rows = features(pieces, evidence)
        found, likely = [row[0] for row in rows], probabilities(rows)
    chosen = {place for place, chance in enumerate(likely) if chance >= LIKELY}
    # A page unlike all that were learned from.
    chosen = chosen or {place for place, share in enumerate(found) if share > _IN_BODY}
    chosen |= alike(pieces, chosen)
    chosen |= set(_captions(pieces, chosen))
    kept = [(pieces[place], _step(pieces[place].block, found[place])) for place in sorted(chosen)]
    blocks = with_kinds_by_form([piece for piece, _ in kept])
    stepped = (replace(block, step=step) for block, (_, step) in zip(blocks, kept, strict=True))
    return Article(tuple(stepped), len(pieces), _certainty(pieces, likely, chosen))


def _certainty(pieces: Sequence[Piece], likely: Sequence[float], chosen: Collection[int]) -> float:
    """Return the expected F of the words chosen (Jansche, A maximum expected utility framework, 2007)."""
    sizes = [len(tokens(piece.block.text)) for piece in pieces]
    taken = sum(sizes[place] for place in chosen)
    right = sum(sizes[place] * likely[place] for place in chosen)
    there = sum(size * chance for size, chance in zip(sizes, likely, strict=True))
    return 2 * right / (taken + there) if taken else 0.0


def _step(block: Block, in_body: float) -> Step:
    if in_body > _IN_BODY:
        return Step.BODY
    return Step.RECOVERED if block.kind is BlockKind.PARAGRAPH else Step.REINSERTED


def _captions(pieces: Sequence[Piece], chosen: set[int]) -> Iterator[int]:
    """Give the captions that stand between pieces of the article: of them texts to learn from tell nothing."""
    places = [place for place, piece in enumerate(pieces) if piece.block.kind is not BlockKind.CAPTION]
    before = {place: at for at, place in enumerate(places)}
    last = -1
    for place in range(len(pieces)):
        if place in before:
            last = before[place]
        elif 0 <= last < len(places) - 1 and {places[last], places[last + 1]} <= chosen:
            yield place
