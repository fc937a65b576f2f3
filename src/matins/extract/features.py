"""What can be seen of each piece of a page that tells whether it is the article: numbers for `membership`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p
from string import ascii_uppercase

from matins.extract.around import Around, Tally
from matins.extract.lines import ends_sentence
from matins.extract.walk import Piece
from matins.model.document import BlockKind
from matins.text.boilerplate import is_boilerplate
from matins.text.clean import TEXT
from matins.text.shingles import LENGTH, share, shingles, tokens

FEATURES = (
    "in_body",  # share of its shingles that trafilatura kept
    "size",  # words, as a logarithm
    "links",  # share of its letters that are links
    "kind",
    "ends",  # with a sentence's end mark
    "capitals",  # share of its letters
    "boilerplate",
    "echo",  # share of words in common with the nearest title
    "repeats",  # how often the page says the same elsewhere
    "described",  # share of its shingles in the page's description, -1 where there is none
    "names_site",  # share of its words that are the site's name
    "in_json_ld",  # share of its shingles in the JSON-LD's text of the article, -1 where there is none
    "distance",  # elements up to one that holds the article; 20 more where the article's own is further down
    "share_0",  # share of the kept words that stand in its element,
    "share_1",  # the one around,
    "share_2",  # and the next
    "kept_1",  # share of the other words in the element around that were kept, -1 where there are none
    "kept_2",  # the same for the next
    "links_1",  # share of the letters in the element around that are links
    "size_1",  # other words in it, as a logarithm
    "branch_links",  # the same two of the largest element around it that does not hold the article
    "branch_size",
    "alike",  # share kept of the other words in elements of the same tags and classes, -1 where there are none
    "progress",  # share of the kept words that stand before it
    "place",  # 0 at the first piece of prose that was kept, 1 at the last
    "under",  # pieces since the last heading
    "before",  # share kept of the words in the pieces just before
    "after",  # and just behind
    "kept",  # all kept words, 2,000 at most, as a logarithm
)
"""The names of the numbers, in their order.  Kept is what trafilatura takes for the article."""

MOST_WORDS = 60
"""Words that a piece counts for at most where words are summed up, so that one long block is not everything."""

_KINDS = tuple(BlockKind)
_KEPT = 0.5
_SHORT_LINE = 0.9
_PROSE = 10
_WINDOW = 12
_LEAST_BODY = 60
# Of few pages learned from trafilatura kept more, of some of those comments: any text as long would look like them.
_MOST_KEPT = 2_000
_SAMPLE = 300
_CAPITALS = ascii_uppercase.encode()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page's pieces are held against.

    `body` are the lines that trafilatura takes for the article, `json_ld` the article's text in the page's JSON-LD.
    """

    body: Sequence[str]
    titles: Sequence[str] = ()
    description: str = ""
    site_name: str = ""
    json_ld: str = ""


def features(pieces: Sequence[Piece], evidence: Evidence) -> list[tuple[float, ...]]:
    """Return the numbers of FEATURES for every piece of a page."""
    return _Page(pieces, evidence).rows()


def kept_shares(spoken: Sequence[Sequence[str]], body: Sequence[str]) -> list[float]:
    """Return for each text, given as its tokens, how much of it stands in the lines of `body`.

    Shorter texts than a shingle must be a line of it.  Of a line no more is looked at than a block may hold.
    """
    lines = [tokens(line[:TEXT]) for line in body]
    known = {shingle for line in lines for shingle in shingles(line)}
    short = {tuple(line) for line in lines if len(line) < LENGTH}
    return [
        share(said, known) if len(said) >= LENGTH else _SHORT_LINE * (bool(said) and tuple(said) in short)
        for said in spoken
    ]


class _Page:
    """The sums over a page that the numbers of its pieces need."""

    def __init__(self, pieces: Sequence[Piece], evidence: Evidence) -> None:
        self._pieces = pieces
        self._said = [tokens(piece.block.text) for piece in pieces]
        self._in_body = kept_shares(self._said, evidence.body)
        self._sizes = [min(MOST_WORDS, len(said)) for said in self._said]
        self._kept = [size * (share > _KEPT) for size, share in zip(self._sizes, self._in_body, strict=True)]
        self._linked = [piece.block.linked for piece in pieces]
        self._total = max(1, sum(self._kept))
        self._times = Counter(map(tuple, self._said))
        self._titles = [set(tokens(title)) for title in evidence.titles]
        self._site = frozenset(tokens(evidence.site_name))
        self._description = set(shingles(tokens(evidence.description)))
        body = tokens(evidence.json_ld)
        self._json_ld = set(shingles(body)) if len(body) >= _LEAST_BODY else set()
        self._around = Around([piece.element for piece in pieces], self._tallies(), self._total)
        prose = [place for place, kept in enumerate(self._kept) if kept and len(self._said[place]) >= _PROSE] or [
            place for place, kept in enumerate(self._kept) if kept
        ]
        self._first, self._last = (prose[0], prose[-1]) if prose else (0, len(pieces) - 1)
        self._kept_before = list(accumulate(self._kept, initial=0))
        self._words_before = list(accumulate(self._sizes, initial=0))

    def _tallies(self) -> list[Tally]:
        return [
            Tally(size, kept, len(piece.block.text), linked)
            for piece, size, kept, linked in zip(self._pieces, self._sizes, self._kept, self._linked, strict=True)
        ]

    def rows(self) -> list[tuple[float, ...]]:
        """Return the numbers of every piece."""
        rows = []
        heading = -1
        for place, piece in enumerate(self._pieces):
            if piece.block.kind is BlockKind.HEADING:
                heading = place
            under = min(30, place - heading) if heading >= 0 else 31
            rows.append((*self._of_text(place), *self._of_tree(place), *self._of_place(place, under)))
        return rows

    def _of_text(self, place: int) -> tuple[float, ...]:
        block, said = self._pieces[place].block, self._said[place]
        text, spoken = block.text, set(said)
        sample = text[:_SAMPLE]
        return (
            self._in_body[place],
            log1p(len(said)),
            self._linked[place] / max(1, len(text)),
            _KINDS.index(block.kind),
            ends_sentence(text),
            _capitals(sample) / max(1, len(sample)),
            is_boilerplate(text),
            max((len(spoken & title) / max(len(spoken), len(title), 1) for title in self._titles), default=0.0),
            min(3, self._times[tuple(said)] - 1),
            share(said, self._description) if self._description and len(said) >= LENGTH else -1.0,
            len(spoken & self._site) / max(1, len(spoken)),
            share(said, self._json_ld) if self._json_ld and len(said) >= LENGTH else -1.0,
        )

    def _of_tree(self, place: int) -> tuple[float, ...]:
        size, kept = self._sizes[place], self._kept[place]
        steps, outside = self._around.steps(place)
        own, around, further = self._around.three(place)
        branch = self._around.branch(place)
        return (
            20 + steps if outside else steps,
            own.kept / self._total,
            around.kept / self._total,
            further.kept / self._total,
            around.others_kept(size, kept),
            further.others_kept(size, kept),
            around.links,
            log1p(around.words - size),
            branch.links,
            log1p(branch.words),
            self._around.alike(place).others_kept(size, kept),
        )

    def _of_place(self, place: int, under: int) -> tuple[float, ...]:
        start, end = max(0, place - _WINDOW), min(len(self._pieces), place + _WINDOW + 1)
        return (
            self._kept_before[place] / self._total,
            min(2.0, max(-1.0, (place - self._first) / max(1, self._last - self._first))),
            under,
            self._kept_between(start, place),
            self._kept_between(place + 1, end),
            log1p(min(_MOST_KEPT, self._total)),
        )

    def _kept_between(self, start: int, end: int) -> float:
        kept = self._kept_before[end] - self._kept_before[start]
        return kept / max(1, self._words_before[end] - self._words_before[start])


def _capitals(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _CAPITALS))
    return sum(map(str.isupper, text))
