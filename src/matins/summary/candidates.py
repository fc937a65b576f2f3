"""The sentences of a document that may be shown, each with what can be seen of it without comparing it to others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from matins.model.document import READ_ALOUD, Block, BlockKind, Document, Span
from matins.summary.datelines import undated
from matins.summary.form import is_finished, is_furniture, is_sound
from matins.summary.quotations import is_cut, quotations
from matins.summary.terms import is_spaceless, sizes_in_characters, terms
from matins.text.boilerplate import is_boilerplate
from matins.text.clean import Clean, piece
from matins.text.notices import is_notice
from matins.text.sentences import split
from matins.text.words import words

MOST = 3000
"""Sentences that are read: a book of them would take a worker's memory, and tells in its beginning what it is about."""

_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence: where it stands, its words and terms, its size in words (characters in Chinese and Japanese).

    `paragraph` counts the blocks that gave sentences; `first` tells that it begins its block.  `sound` is False for
    what is shown only when there is nothing better: questions, fragments, half quotations.
    """

    text: Clean
    block: int
    span: Span
    paragraph: int
    first: bool
    kind: BlockKind
    words: tuple[str, ...]
    terms: tuple[str, ...]
    size: int
    sound: bool


def candidates(document: Document, lang: str | None) -> tuple[Candidate, ...]:
    """Return the first MOST sentences of the blocks that are read aloud, in order, without furniture and repeats."""
    found: list[Candidate] = []
    seen: set[tuple[str, ...]] = {tuple(terms(document.title or ""))}
    quoted = quotations(document.blocks)
    paragraph = 0
    for index, block in enumerate(document.blocks):
        if block.kind not in READ_ALOUD or block.hidden:
            continue
        before = len(found)
        for candidate in islice(_of_block(block, index, paragraph, lang, quoted.get(index, ())), MOST):
            if candidate.terms not in seen:
                seen.add(candidate.terms)
                found.append(candidate)
        paragraph += len(found) > before
        if len(found) >= MOST:
            break
    return _without_tail(found[:MOST], lang)


def _without_tail(found: Sequence[Candidate], lang: str | None) -> tuple[Candidate, ...]:
    """Return `found` without the credits and calls that an article ends with: they change nothing above them."""
    end = len(found)
    while end and is_furniture(found[end - 1].text, lang):
        end -= 1
    return tuple(found[:end] or found)


def _is_beside_the_article(line: str) -> bool:
    return is_boilerplate(line) or is_notice(line)


def _of_block(
    block: Block, index: int, paragraph: int, lang: str | None, quoted: Sequence[Span]
) -> Iterator[Candidate]:
    spans = [undated(block.text, *span) for span in split(block.text, lang)]
    whole = [(span, text) for span in spans if _is_whole(text := piece(block.text, *span))]
    # What is beside the article is looked for last: it takes longest, and a page has many lines that are not whole.
    if not whole or (len(spans) > 1 and _is_beside_the_article(block.text)):
        return
    for span, text in whole:
        if not _is_beside_the_article(text.rstrip(" .")):
            first, cut = span == spans[0], is_cut(*span, quoted)
            yield candidate_of(text, index, span, paragraph, first=first, kind=block.kind, lang=lang, cut=cut)


def _is_whole(text: str) -> bool:
    return _LETTERS.search(text) is not None and is_finished(text)


def candidate_of(
    text: Clean,
    block: int,
    span: Span,
    paragraph: int,
    *,
    first: bool,
    kind: BlockKind = BlockKind.PARAGRAPH,
    lang: str | None = None,
    cut: bool = False,
) -> Candidate:
    """Return a sentence that is known to be one, with what can be seen of it.

    `cut` tells that it is a part of what somebody else says: no sentence of the article, though no mark is in it.
    """
    spoken = words(text)
    return Candidate(
        text=text,
        block=block,
        span=span,
        paragraph=paragraph,
        first=first,
        kind=kind,
        words=tuple(spoken),
        terms=tuple(terms(text, spoken)),
        size=size_of(text, lang),
        sound=not cut and is_sound(text, spoken, lang, kind),
    )


def size_of(text: str, lang: str | None) -> int:
    """Return the size of `text` for a budget: white-space words, or characters where `lang` counts those."""
    return sizes_in_characters(text) if is_spaceless(lang) else len(text.split())
