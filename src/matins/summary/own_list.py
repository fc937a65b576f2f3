"""An article's own list of key points: recognised by what stands over it, where it stands and its form, taken whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from matins.model.document import READ_ALOUD, Block, BlockKind, Document, Emphasis, Span
from matins.model.summary import Point
from matins.summary.form import has_finite_verb
from matins.summary.list_headings import heading
from matins.summary.tables import FINITE_VERBS
from matins.summary.trimming import trimmed
from matins.text.boilerplate import is_boilerplate
from matins.text.clean import pieces
from matins.text.marks import FINISHED
from matins.text.notices import is_notice
from matins.text.sentences import split
from matins.text.words import count_words, words

FEWEST, MOST, MOST_NAMED, SHOWN = 3, 10, 15, 9
"""Items of a list of key points, of one that a heading names so, and how many of them are shown."""

_NAMED, _OPENS = 3.0, 2.0
_SHARE, _PART_SHARE, _RIVAL = 0.24, 0.1, 0.6
_SHORTEST_WORDS, _TYPICAL_WORDS, _TYPICAL_NAMED_WORDS = 3, 8, 5
_READ, _BORNE_OUT, _SHORT_WORD = 0.8, 0.5, 3
_OPENING_TEXTS, _TOP_BLOCKS, _TOP_MOST, _TOP_PART = 3, 6, 20, 3
_LONGEST_HEADING = 200

_LABEL = re.compile(r"(?P<label>[^\s:：.!?。！？][^:：!?。！？\n]{0,58}?)\s?[:：](?=\s|[^\x00-\x7f\d/])")
_LABEL_WORDS = 8
_SENTENCE_BEGUN = re.compile(r"\b(?:are|is|was|were|include[sd]?|sind|sont|son|sono|são)$")
_LABEL_ENDS = re.compile(r"\s*[:：.!–—-]")
_AFTER_LABEL = re.compile(r"\s*[:：.!–—-]?\s*")
_NUMBER_LINE = re.compile(r"\d{1,3}[.)]?\n")
_QUESTION = re.compile(r"[?？؟][\"'”’“‘»›«‹)\]」』）]*$")
_QUOTED = re.compile(r"[\"“„«‘「『].*[\"”“»’」』][.,]?$", re.DOTALL)
_QUANTITY = re.compile(
    r"(?:about |ca\.? |env\. )?(?:[½¼¾⅓⅔⅛]|\d+(?:[.,/–-]\d+)? ?"
    r"(?:[½¼¾⅓⅔⅛]|(?:[kmµ]?g|[mcd]?l|[cm]?m|oz|lbs?|tbsps?|tsps?"
    r"|cups?|teaspoons?|tablespoons?|cloves?|slices?|inch(?:es)?|x|[et]l|stück|càs|cuill\w*|cdas?|cditas?|cucchiai\w*"
    r"|ст|г|мл|шт)\b))",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^\d\d?[:.h]\d\d\b|\d\d?:\d\d$")


@dataclass(frozen=True, slots=True)
class _Run:
    """Items in a row: their places in the document, and the code points in them and in what lies deeper."""

    places: tuple[int, ...]
    items: tuple[Block, ...]
    size: int


def own_points(document: Document, lang: str | None) -> tuple[Point, ...]:
    """Return the document's own list of key points as points, at most 9, or nothing where it has none.

    It is a list of statements that a heading names so, or that opens the article, or that is a quarter of it and more.
    """
    runs = tuple(_runs(document.blocks))
    longest = sorted((run.size for run in runs), reverse=True)[:2]
    total = sum(len(block.text) for block in document.blocks if not block.hidden)
    best: _Run | None = None
    most = 0.0
    for run in runs:
        alone = sum(size > _RIVAL * run.size for size in longest) == 1
        worth = _worth(document, run, run.size / max(1, total), lang, alone=alone)
        if worth > most:
            best, most = run, worth
    return _told(document.blocks, best.places, lang) if best else ()


def _told(blocks: Sequence[Block], places: Sequence[int], lang: str | None) -> tuple[Point, ...]:
    """Return a point for each of the items at `places`, but for furniture and what an item above says already."""
    told: dict[tuple[str, ...], Point] = {}
    for place in places:
        point = _point(place, blocks[place], lang)
        if not (is_boilerplate(blocks[place].text) or is_notice(blocks[place].text)):
            told.setdefault(tuple(words(point.text)), point)
    return tuple(told.values())[:SHOWN] if len(told) >= FEWEST else ()


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    """Yield the list items that stand in a row at one depth; deeper ones belong to the item above."""
    run: list[int] = []
    size = 0
    for place, block in enumerate(blocks):
        if block.hidden:
            continue
        listed = block.kind is BlockKind.LIST_ITEM
        if run and not (listed and block.level >= blocks[run[0]].level):
            if len(run) >= FEWEST:
                yield _Run(tuple(run), tuple(map(blocks.__getitem__, run)), size)
            run, size = [], 0
        if listed:
            size += len(block.text)
            if not run or block.level == blocks[run[0]].level:
                run.append(place)
    if len(run) >= FEWEST:
        yield _Run(tuple(run), tuple(map(blocks.__getitem__, run)), size)


def _worth(document: Document, run: _Run, share: float, lang: str | None, *, alone: bool) -> float:
    """Return how sure it is that these are the article's key points: 0 where they are not.

    `share` is how much of the article the list is; it stands `alone` where no other is nearly as long.
    """
    before = _before(document, run)
    sizes = sorted(count_words(item.text) for item in run.items)
    typical = sizes[len(sizes) // 2]
    if len(run.items) > MOST_NAMED or sizes[0] < _SHORTEST_WORDS or typical < _TYPICAL_NAMED_WORDS:
        return 0.0
    worth = 0.0
    if _is_named(document.blocks, run.places[0], share):
        worth = _NAMED
    elif len(run.items) <= MOST and not heading("other").fullmatch(before) and not _are_terms(run.items):
        if typical >= _TYPICAL_WORDS and _opens(document.blocks, run.places[0]) and _is_borne_out(document, run, lang):
            worth = _OPENS
        elif alone and share >= _SHARE and _is_content(document, run, typical, lang):
            worth = share
    return 0.0 if worth and (is_boilerplate(before) or _is_directory(document, run.items)) else worth


def _before(document: Document, run: _Run) -> str:
    """Return what stands right before the list; furniture counts too, though it is hidden."""
    first = run.places[0]
    return document.blocks[first - 1].text[:_LONGEST_HEADING] if first else ""


def _is_content(document: Document, run: _Run, typical: int, lang: str | None) -> bool:
    """Whether a list that is much of its article says what the article does: changes, steps or statements."""
    if heading("changes").fullmatch(_before(document, run)):
        return True
    if typical < _TYPICAL_WORDS or not _reads(run.items):
        return False
    return run.items[0].number is not None or _are_steps(document, run) or _tells(run.items, lang)


def _are_steps(document: Document, run: _Run) -> bool:
    """Whether the heading or the title promises steps or tips, which are commands without a verb that can be told."""
    over = (_before(document, run), (document.title or "")[:_LONGEST_HEADING])
    return any(map(heading("steps").fullmatch, over))


def _is_named(blocks: Sequence[Block], first: int, share: float) -> bool:
    """Whether what stands over the list says that these are the key points of the article, not of a part of it."""
    over = blocks[first - 1] if first else None
    if over is None:
        return False
    at_top = first <= max(_TOP_BLOCKS, min(_TOP_MOST, len(blocks) // _TOP_PART))
    if over.kind is BlockKind.PARAGRAPH and over.text.rstrip().endswith((":", "：")):
        brought = over.text[-_LONGEST_HEADING:]
        brought = brought[split(brought)[-1][0] :]
        if heading("lead-in").search(brought) and (at_top or share >= _PART_SHARE):
            return True
    above = blocks[first - 2] if first > 1 and over.kind is BlockKind.PARAGRAPH else None
    for block in [over, above] if above and above.kind is BlockKind.HEADING else [over]:
        found = heading("key").fullmatch(block.text[:_LONGEST_HEADING])
        of_all = block.kind is BlockKind.HEADING and found is not None and not found["rest"]
        if found and (of_all or at_top or share >= _PART_SHARE):
            return sum(other.text == block.text and other.kind is block.kind for other in blocks) == 1
    return False


def _opens(blocks: Sequence[Block], first: int) -> bool:
    """Whether the list stands at the head of the article, under no heading of a section and brought in by nothing."""
    above = [block for block in blocks[:first] if not block.hidden]
    texts = [place for place, block in enumerate(above) if block.kind in READ_ALOUD]
    if not texts:
        return True
    sections = any(block.kind is BlockKind.HEADING for block in above[texts[0] :])
    brought_in = above[-1].text.rstrip().endswith((":", "：", "?", "？"))
    return len(texts) <= _OPENING_TEXTS and not sections and not brought_in and len(above) <= _TOP_BLOCKS


def _is_borne_out(document: Document, run: _Run, lang: str | None) -> bool:
    """Whether the items are statements in words that the text comes back to, as teasers of other articles are not."""
    ended = sum(bool(FINISHED.search(item.text)) for item in run.items)
    if 0 < ended < _READ * len(run.items) or not _tells(run.items, lang):
        return False
    listed = {word for item in run.items for word in _content(item.text)}
    first, last = run.places[0], run.places[-1]
    others = (block.text for block in (*document.blocks[:first], *document.blocks[last + 1 :]) if not block.hidden)
    return len(listed.intersection(_content("\n".join(others)))) >= _BORNE_OUT * len(listed)


def _content(text: str) -> set[str]:
    """Return the words of `text` that are likely to mean something: long ones, and characters where each is a word."""
    return {word for word in words(text) if len(word) > _SHORT_WORD or (len(word) == 1 and not word.isascii())}


def _is_directory(document: Document, items: Sequence[Block]) -> bool:
    """Whether the items are links, quantities, questions, quotations, times, furniture or headings."""
    headings = {block.text.casefold().rstrip(".:") for block in document.blocks if block.kind is BlockKind.HEADING}
    length = sum(len(item.text) for item in items)
    others = (
        sum(bool(_QUANTITY.match(item.text)) for item in items),
        sum(bool(_QUOTED.match(item.text)) for item in items),
        sum(bool(_CLOCK.search(item.text)) for item in items),
        sum(is_boilerplate(item.text) for item in items),
        sum(item.text.casefold().rstrip(".:") in headings for item in items),
        1.5 * sum(bool(_QUESTION.search(_first_sentence(item.text))) for item in items),
    )
    return sum(item.linked for item in items) > 0.6 * length or max(others) > 0.5 * len(items)


def _reads(items: Sequence[Block]) -> bool:
    """Whether the items end as sentences do."""
    ended = sum(bool(FINISHED.search(item.text)) for item in items)
    labelled = sum(_label_end(item) > 0 for item in items)
    return max(ended, labelled) >= _READ * len(items) and ended >= 0.5 * len(items)


def _are_terms(items: Sequence[Block]) -> bool:
    """Whether most of the items are terms with their definitions on a line below."""
    return 2 * sum("\n" in item.text and not _first_line_reads(item.text) for item in items) > len(items)


def _first_line_reads(text: str) -> bool:
    line = text[_numbered(text) :].partition("\n")[0]
    return FINISHED.search(line) is not None or count_words(line) > _LABEL_WORDS


def _tells(items: Sequence[Block], lang: str | None) -> bool:
    """Whether most of the items begin with a sentence that has a verb, in a language whose verbs are known.

    The first word is none: "Advanced tools for teams."
    """
    language = (lang or "")[:2]
    if language not in FINITE_VERBS:
        return True
    begun = [words(_first_sentence(item.text[_body(item.text, _label_end(item)) :])) for item in items]
    return sum(has_finite_verb(spoken[1:], language) for spoken in begun) >= 0.5 * len(items)


def _label_end(item: Block) -> int:
    """Return where the label of `item` ends, 0 where it has none: a prefix before a colon, or one in bold set apart."""
    for mark in item.marks:
        if mark.emphasis is Emphasis.BOLD and mark.span[0] == 0 and 0 < mark.span[1] < len(item.text):
            label = item.text[: mark.span[1]].rstrip(" :：.!–—-")
            if label and len(label.split()) <= _LABEL_WORDS and _LABEL_ENDS.match(item.text, len(label)):
                return len(label)
    found = _LABEL.match(item.text)
    if not found or len(found["label"].split()) > _LABEL_WORDS or found.end() == len(item.text):
        return 0
    return 0 if _SENTENCE_BEGUN.search(found["label"]) else found.end("label")


def _point(place: int, block: Block, lang: str | None) -> Point:
    """Return an item's label and its first sentence that is no question, trimmed where it is long."""
    label = _label_end(block)
    body = _body(block.text, label)
    spans = [(body + start, body + end) for start, end in split(block.text[body:], lang)] or [(body, len(block.text))]
    asked = list(takewhile(lambda span: _QUESTION.search(block.text[span[0] : span[1]]), spans))
    start, end = spans[len(asked)] if len(asked) < len(spans) else spans[0]
    kept = [(start + a, start + b) for a, b in trimmed(block.text[start:end], lang)]
    if label:
        kept = [(0, kept[0][1]), *kept[1:]] if kept[0][0] == body else [(0, body), *kept]
    shown: tuple[Span, ...] = tuple(kept)
    return Point(pieces(block.text, shown), place, shown, pieces(block.text, [(0, label)]) if label else None)


def _body(text: str, label: int) -> int:
    """Return where an item's text begins, behind its label, its number or a term on a line of its own."""
    if label:
        gap = _AFTER_LABEL.match(text, label)
        return gap.end() if gap else label
    start = _numbered(text)
    line = text.find("\n", start)
    return start if line < 0 or _first_line_reads(text) else line + 1


def _numbered(text: str) -> int:
    found = _NUMBER_LINE.match(text)
    return found.end() if found else 0


def _first_sentence(text: str) -> str:
    spans = split(text[:_LONGEST_HEADING])
    return text[slice(*spans[0])] if spans else text
