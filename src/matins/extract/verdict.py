"""What a document is worth: whole text, a teaser, or nothing, and why, in words for people."""

from collections.abc import Sequence
from dataclasses import replace

from matins.extract import phrases
from matins.extract.phrases import Phrase
from matins.model.document import Block, BlockKind, Document, Status, Step
from matins.text.clean import clean_line
from matins.text.words import count_words

SHORT_PAGE, SHORT_ENTRY = 60, 120
"""Words below which a page, or an entry of a feed, is no more than a teaser."""

NO_TEXT = "no article text found"
"""The reason that is given where there is none to be found."""

_WORDS_BESIDE_NOTICE, _CUT_WORDS, _WALLED_WORDS, _LEAD_WORDS = 25, 150, 400, 250
# The last line of a text that says so in few words needs no such limit: leads of 600 words are given away.
_WALLED_LEAD_WORDS, _SHORT_NOTICE = 1_000, 160
_LONGEST_NOTICE = 400
_LONGEST_OFFER, _LONGEST_OFFER_LINE = 10, 160

_WALLED = "behind a paywall"
_NOTICES = (
    (phrases.SCRIPT, "the page needs JavaScript"),
    (phrases.BARRIER, "the site shows a barrier, not the article"),
    (phrases.MISSING, "the site says that there is no such page"),
    (phrases.CONSENT, "a consent notice, not the article"),
    (phrases.WALL, _WALLED),
)


def judged_page(document: Document, *, paywalled: bool = False) -> Document:
    """Return `document`, taken from a page, with the status that its text deserves.

    `paywalled` tells that the page itself says that it is not free to read.
    """
    count = document.words
    if not count:
        return nothing(document, _WALLED if paywalled else NO_TEXT)
    for notice, reason in _NOTICES:
        if count < _WALLED_WORDS and _is_only(notice, document):
            return nothing(document, reason)
    tail = _tail(document.blocks)
    followed = _is_followed_by_wall(document.blocks)
    if (paywalled and count < _LEAD_WORDS) or (followed and count < SHORT_ENTRY) or _is_walled(tail, count):
        return _teaser(_without_wall(document), "the rest is behind a paywall")
    if count < _CUT_WORDS and any(phrases.CUT.search(line) for line in tail):
        return _teaser(document, "the page shows only the beginning")
    if count < SHORT_PAGE:
        return _teaser(document, f"only {count} {'word' if count == 1 else 'words'} on the page")
    return document


def judged_entry(document: Document, *, pictures: bool = False) -> Document:
    """Return `document`, taken from a feed, as FEED, TEASER or EMPTY; `pictures` tells that the entry shows some."""
    count = document.words
    if not count:
        return nothing(document, "pictures only" if pictures else "no text in the feed")
    tail = _tail(document.blocks)
    if count < _WALLED_WORDS and any(phrases.CUT.search(line) or phrases.WALL.search(line) for line in tail):
        return _teaser(_without_wall(document), "the feed gives only the beginning")
    if count < SHORT_ENTRY:
        return _teaser(document, f"only {count} {'word' if count == 1 else 'words'} in the feed")
    return replace(document, status=Status.FEED, reason=clean_line("the page was not fetched"))


def nothing(document: Document, reason: str) -> Document:
    """Return `document` as one without an article: what blocks it has are hidden."""
    blocks = tuple(replace(block, hidden=True) for block in document.blocks)
    return replace(document, blocks=blocks, status=Status.EMPTY, reason=clean_line(reason))


def _teaser(document: Document, reason: str) -> Document:
    return replace(document, status=Status.TEASER, reason=clean_line(reason))


def _is_only(notice: Phrase, document: Document) -> bool:
    """Whether a document says hardly more than `notice`."""
    visible = [block for block in document.blocks if not block.hidden]
    rest = sum(count_words(block.text) for block in visible if not _says(block, notice))
    return rest < _WORDS_BESIDE_NOTICE and any(_says(block, notice) for block in visible)


def _says(block: Block, notice: Phrase) -> bool:
    return len(block.text) <= _LONGEST_NOTICE and notice.search(block.text) is not None


def _is_followed_by_wall(blocks: Sequence[Block]) -> bool:
    """Whether the first thing that was left out behind the text is a paywall's notice."""
    visible = [place for place, block in enumerate(blocks) if not block.hidden]
    behind = (block for block in blocks[visible[-1] + 1 :] if block.step is Step.LEFT_OUT) if visible else iter(())
    following = next(behind, None)
    return following is not None and _says(following, phrases.WALL)


def _is_walled(tail: Sequence[str], count: int) -> bool:
    longest = _LONGEST_NOTICE if count < _WALLED_WORDS else _SHORT_NOTICE if count < _WALLED_LEAD_WORDS else 0
    return any(len(line) <= longest and phrases.WALL.search(line) for line in tail)


def _without_wall(document: Document) -> Document:
    """Hide the notices of a paywall, and the offer around the one that ends the text: its heading, price and list."""
    blocks = [replace(block, hidden=block.hidden or _says(block, phrases.WALL)) for block in document.blocks]
    walls = [place for place, block in enumerate(blocks) if _says(block, phrases.WALL)]
    if not walls:
        return document
    begin, prose = walls[-1], 0
    for place in range(walls[-1], max(-1, walls[-1] - _LONGEST_OFFER), -1):
        prose += len(blocks[place].text) > _LONGEST_OFFER_LINE
        if not prose and blocks[place].kind is BlockKind.HEADING:
            begin = place
            break
    rest = sum(len(block.text) > _LONGEST_OFFER_LINE for block in blocks[begin:])
    if not rest:
        blocks[begin:] = [replace(block, hidden=True) for block in blocks[begin:]]
    return replace(document, blocks=tuple(blocks))


def _tail(blocks: Sequence[Block]) -> Sequence[str]:
    """Return the last lines of prose, and the hidden ones behind them: "Read more" is furniture, yet tells a lot."""
    silent = (BlockKind.HEADING, BlockKind.CODE, BlockKind.TABLE)
    prose = [block for block in blocks if block.kind not in silent and block.step is not Step.LEFT_OUT]
    visible = [place for place, block in enumerate(prose) if not block.hidden]
    return [block.text for block in prose[max(0, visible[-1] - 1) if visible else 0 :]][:8]
