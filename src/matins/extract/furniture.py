"""Which blocks are not the article and get hidden: the title said again, a page's furniture, what was said before.

A line that is furniture by its words is so anywhere.  What stands before the first whole paragraph, after the last or
behind a "Read more" deserves less trust, and is judged by its form as well.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from matins.extract import phrases
from matins.extract.lines import ends_sentence
from matins.extract.phrases import Phrase
from matins.model.document import Block, BlockKind, Emphasis
from matins.text.boilerplate import is_boilerplate, is_date
from matins.text.words import CJK, words

_FIRST_BLOCKS, _LAST_BLOCKS = 6, 8
_MOST_ECHOES = 4
_LONGEST_TITLE = 16
_SHARED, _SHARED_AT_TOP = 0.85, 0.5
_SHORTEST_NAMED, _SHORTEST_REPEAT = 30, 60
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
# Plans and rosters say the same in many items.
_SAID_ONCE = _LINES - {BlockKind.LIST_ITEM}

_WHOLE_PARAGRAPH, _WHOLE_PARAGRAPH_CJK = 80, 40
_SHORT_LINE, _MOST_SHORT_LINES = 30, 4
_ALL_LINK, _LINKS_LISTED, _MOSTLY_LINK, _SOME_LINK = 0.9, 0.8, 0.6, 0.2
_MOST_LINK_LINES = 5
_FEWEST_NAMED = 2
_FEWEST_ITEMS, _FEW = 3, 0.5
_LATE = 0.7
_MOST_HEADINGS_ALONE = 3
_LEADS_ON, _LONGEST_LEAD = (":", "："), 200
_LONGEST_NOTICE = 1000
_NO_LABEL_END = re.compile(r"[.!?…。！？؟।۔,:;，：；،؛][\"'”’“‘»›)\]」』]*$")
_SAID = re.compile(r"[\"“„«»‘‚「『(\[]")
_AGENCY = re.compile(r"[A-Z]{2,6}(?:[/,-]\w{1,6}){0,3}(?: ?\([\w,/ ]{1,60}\))?|[(\[][\w/-]{2,20}[)\]]")
# Above an article it says how long reading takes, within a recipe what baking does.
_MINUTES = re.compile(r"\d+ ?-?min[^\W\d]*\.?", re.IGNORECASE)
_NEAR_START = 60
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}(?:[ -][^\W\d_a-zß-öø-ÿ][^\W\d_]{0,20}){1,3}")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\W*$")
_EXCERPT = 60
_POINTS = re.compile(r"[→➡►▶👉☛»]")
_LABEL = re.compile(r"[^:：]{2,40}[:：]\s*(?=\S)")
_BARE_ADDRESS = re.compile(r"://|@|^www\.")
_CJK_TEXT = re.compile(f"[{CJK}]")


def echoes(text: str, title: str) -> bool:
    """Whether `text` is `title` said again: at least 85 % of the words of either are those of the other."""
    ours, theirs = set(words(text)), set(words(title))
    return bool(ours) and len(ours & theirs) >= _SHARED * max(len(ours), len(theirs))


def with_furniture_hidden(
    blocks: Sequence[Block], titles: Iterable[str | None], *, authors: Iterable[str] = (), page: bool = True
) -> tuple[Block, ...]:
    """Return `blocks`, those hidden that are no part of the article.

    Hidden are what echoes one of `titles` near the top, boilerplate, what repeats another block, links to other
    articles, and what stands around the article: notices, calls, short lines, and the `authors` and what is said of
    them.  Tables, code and captions are never hidden.  What is no `page` but was sent as a text may begin with a few
    words of its own and have lines that are links.
    """
    seen = _Page(blocks, [title for title in titles if title], tuple(name for name in authors if " " in name))
    for rule in _PAGE_RULES if page else _TEXT_RULES:
        found = {place for place in rule(seen) if blocks[place].kind in _LINES}
        # A text that is nothing but a call or a list of links is that: form alone never hides all of it.
        if rule is _said or not found.issuperset(seen.visible):
            seen.hidden |= found
    return tuple(
        replace(block, hidden=True) if place in seen.hidden and not block.hidden else block
        for place, block in enumerate(blocks)
    )


class _Page:
    """The blocks of a page and which of them are hidden so far."""

    def __init__(self, blocks: Sequence[Block], titles: Sequence[str], authors: tuple[str, ...]) -> None:
        self.blocks, self.titles, self.authors = blocks, titles, authors
        self.echoed = 0
        self.hidden = {place for place, block in enumerate(blocks) if block.hidden}

    @property
    def visible(self) -> list[int]:
        """The places of what is not hidden, captions apart."""
        return [
            place
            for place, block in enumerate(self.blocks)
            if place not in self.hidden and block.kind is not BlockKind.CAPTION
        ]


def _said(page: _Page) -> Iterator[int]:
    """Find what is said elsewhere, or is furniture by its words.

    A heading with something new below it, and what leads on to that, may be said of several things.
    """
    furniture = _furniture(page.blocks)
    said: set[str] = set()
    for place, block in enumerate(page.blocks):
        if block.kind not in _LINES or place in page.hidden:
            continue
        near = place < _FIRST_BLOCKS and page.echoed < _MOST_ECHOES
        echo = near and any(echoes(block.text, title) for title in page.titles)
        page.echoed += echo
        repeat = (
            block.kind in _SAID_ONCE
            and len(block.text) >= (_SHORTEST_NAMED if block.kind is BlockKind.HEADING else _SHORTEST_REPEAT)
            and block.text in said
            and not (_leads(block) and _is_new(page.blocks[place + 1 : place + 2], said))
        )
        if echo or repeat or place in furniture:
            yield place
        said.add(block.text)


def _leads(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or block.text.endswith(_LEADS_ON)


def _is_new(following: Sequence[Block], said: set[str]) -> bool:
    return any(block.kind is not BlockKind.HEADING and block.text not in said for block in following)


def _furniture(blocks: Sequence[Block]) -> set[int]:
    """Return the places of what is furniture by its words.

    The dates that head the entries of a diary or a list of changes are none, nor are numbered items, or items of a list
    that is mostly something else, or times below the first whole paragraph.
    """
    found = {place for place, block in enumerate(blocks) if block.number is None and is_boilerplate(block.text)}
    first = next((place for place, block in enumerate(blocks) if _is_whole(block)), len(blocks))
    found = {place for place in found if place < first or not _MINUTES.fullmatch(blocks[place].text)}
    dates = {
        place
        for place, (block, following) in enumerate(pairwise(blocks))
        if block.kind is BlockKind.HEADING and following.kind is not BlockKind.HEADING and is_date(block.text)
    }
    if len(dates) >= _FEWEST_NAMED:
        found -= dates
    for is_item, run in groupby(range(len(blocks)), key=lambda place: blocks[place].kind is BlockKind.LIST_ITEM):
        items = set(run)
        if is_item and len(items) >= _FEWEST_ITEMS and len(items & found) < _FEW * len(items):
            found -= items
    return found


def _read_more(page: _Page) -> Iterator[int]:
    """Find the headline and the cut lead of another article behind a "Read more"."""
    for place in sorted(page.hidden):
        following = page.blocks[place + 1 : place + 3]
        if len(following) == 2 and _links(following[0]) >= _ALL_LINK and _ELLIPSIS.search(following[1].text):
            yield from (place + 1, place + 2)


def _below_calls(page: _Page) -> Iterator[int]:
    """Find the items that are links to other articles below a hidden "Related articles" or "See also"."""
    below = False
    for place, block in enumerate(page.blocks):
        if place in page.hidden:
            below = below or (block.kind is not BlockKind.LIST_ITEM and is_boilerplate(block.text))
        elif below and block.kind is BlockKind.LIST_ITEM and _links(block) >= _ALL_LINK:
            yield place
        else:
            below = False


def _contents(page: _Page) -> Iterator[int]:
    """Find lists whose items are mostly the headings below."""
    below = Counter(_folded(block) for block in page.blocks if block.kind is BlockKind.HEADING)
    places = range(len(page.blocks))
    for kind, run in groupby(places, key=lambda place: page.blocks[place].kind):
        items = list(run)
        if kind is BlockKind.HEADING:
            below.subtract(_folded(page.blocks[place]) for place in items)
        elif kind is BlockKind.LIST_ITEM:
            named = sum(below[_folded(page.blocks[place])] > 0 for place in items)
            if named >= _FEWEST_NAMED and 2 * named > len(items):
                yield from items


def _folded(block: Block) -> str:
    return " ".join(words(block.text))


def _excerpts(page: _Page) -> Iterator[int]:
    """Find paragraphs that are cut off and said whole below."""
    visible = page.visible
    for order, place in enumerate(visible):
        block = page.blocks[place]
        start = block.text[:_EXCERPT]
        if len(start) == _EXCERPT and block.kind is BlockKind.PARAGRAPH and _ELLIPSIS.search(block.text):
            below = visible[order + 1 : order + 1 + _FIRST_BLOCKS]
            if any(page.blocks[later].text.startswith(start) for later in below):
                yield place


def _link_lines(page: _Page) -> Iterator[int]:
    """Find paragraphs that are one link to something else, or point at one; a page of many is a list of them."""
    found = [
        place
        for place in page.visible
        if page.blocks[place].kind is BlockKind.PARAGRAPH
        and not _BARE_ADDRESS.search(page.blocks[place].text)
        and _links(page.blocks[place]) >= (_SOME_LINK if _POINTS.match(page.blocks[place].text) else _ALL_LINK)
    ]
    if len(found) <= _MOST_LINK_LINES:
        yield from found


def _labelled_links(page: _Page) -> Iterator[int]:
    """Find paragraphs that are a label and titles of other articles: "Read too: The bees are back in the city"."""
    for place in page.visible:
        block = page.blocks[place]
        if block.kind is not BlockKind.PARAGRAPH or _BARE_ADDRESS.search(block.text):
            continue
        label = _LABEL.match(block.text)
        if label and len(block.text) - label.end() >= _SHORTEST_NAMED and _links(block, label.end()) >= _LINKS_LISTED:
            yield place


def _kickers(page: _Page) -> Iterator[int]:
    """Find the sections, names and places before the first whole paragraph, or the second heading."""
    visible = page.visible
    headings = [place for place in visible if page.blocks[place].kind is BlockKind.HEADING]
    second = headings[1] if len(headings) > 1 else len(page.blocks)
    first = next((place for place in visible if place >= second or _is_whole(page.blocks[place])), 0)
    short = [
        place
        for place in visible
        if place < first
        and page.blocks[place].kind is BlockKind.PARAGRAPH
        and _is_short(page.blocks[place])
        and page.blocks[place + 1].kind is not BlockKind.LIST_ITEM
    ]
    if len(short) <= _MOST_SHORT_LINES:
        yield from short


def _top(page: _Page) -> Iterator[int]:
    """Find notices near the top, and a first heading that varies the title."""
    visible = page.visible
    for place in visible[:_FIRST_BLOCKS]:
        if _says(page.blocks[place], phrases.ABOVE):
            yield place
    if visible and not page.echoed and page.blocks[visible[0]].kind is BlockKind.HEADING:
        heading = set(words(page.blocks[visible[0]].text))
        if len(heading) > _LONGEST_TITLE:
            return
        for title in page.titles:
            said = set(words(title))
            if len(heading & said) >= max(4, _SHARED_AT_TOP * min(len(heading), len(said))):
                yield visible[0]


def _end(page: _Page) -> Iterator[int]:
    """Find notices, names, what is said of the authors and what leads to nothing below the article."""
    visible = page.visible
    for place in visible[-_LAST_BLOCKS:]:
        block = page.blocks[place]
        if _says(block, phrases.BELOW) or _is_of_authors(block, page.authors):
            yield place
    last = page.blocks[visible[-1]] if len(visible) > 1 else None
    if last and (_AGENCY.fullmatch(last.text) or (last.text.endswith(_LEADS_ON) and len(last.text) <= _LONGEST_LEAD)):
        yield visible[-1]
    if last and _is_whole(page.blocks[visible[-2]]) and last.kind is BlockKind.PARAGRAPH and _NAME.fullmatch(last.text):
        yield visible[-1]


def _last_section(page: _Page) -> Sequence[int]:
    """Find headings late in the text that have nothing but links below them, and those."""
    visible = page.visible
    before = sum(len(page.blocks[place].text) for place in visible)
    late = _LATE * before
    found: list[int] = []
    below: list[int] = []
    alone = 0
    for place in reversed(visible):
        block = page.blocks[place]
        before -= len(block.text)
        if before < late:
            break
        if block.kind is BlockKind.HEADING:
            alone += not below and _links(block) < _MOSTLY_LINK
            found += [place, *below]
            below = []
        elif _links(block) >= _MOSTLY_LINK:
            below.append(place)
        else:
            break
    # Headings in a row are a list in large letters.
    return found if alone < _MOST_HEADINGS_ALONE else ()


def _links(block: Block, begin: int = 0) -> float:
    """Return the share of a block's text from `begin` on that is links."""
    spans = [mark.span for mark in block.marks if mark.emphasis is Emphasis.LINK]
    linked = sum(end - max(start, begin) for start, end in spans if end > begin)
    return linked / (len(block.text) - begin) if len(block.text) > begin else 0.0


def _is_of_authors(block: Block, authors: tuple[str, ...]) -> bool:
    """Whether a block near the end is about one of the authors; names in capitals may be those of agencies."""
    if block.text.startswith(authors):
        return True
    near = block.text[:_NEAR_START] if block.kind is BlockKind.PARAGRAPH else ""
    return any(name in near for name in authors if not name.isupper())


def _says(block: Block, table: Iterable[Phrase]) -> bool:
    return len(block.text) <= _LONGEST_NOTICE and any(phrase.search(block.text) for phrase in table)


def _is_whole(block: Block) -> bool:
    """Whether a block is a paragraph of prose."""
    text = block.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and (len(text) >= _WHOLE_PARAGRAPH or len(_CJK_TEXT.findall(text)) >= _WHOLE_PARAGRAPH_CJK)
        and ends_sentence(text)
        and _links(block) < 0.5
    )


def _is_short(block: Block) -> bool:
    text = block.text
    return len(text) <= _SHORT_LINE and _NO_LABEL_END.search(text) is None and _SAID.match(text) is None


_PAGE_RULES = (
    _said,
    _contents,
    _below_calls,
    _excerpts,
    _read_more,
    _link_lines,
    _labelled_links,
    _kickers,
    _top,
    _end,
    _last_section,
)
_TEXT_RULES = (_said, _top, _end, _last_section)
