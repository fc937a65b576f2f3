"""The sentences of a document that may be shown, each with what can be seen of it without comparing it to others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matins.model.document import READ_ALOUD, Block, BlockKind, Document, Span
from matins.summary.form import is_finished, is_sound
from matins.summary.terms import is_spaceless, sizes_in_characters, terms
from matins.text.boilerplate import is_boilerplate
from matins.text.clean import Clean, pieces
from matins.text.sentences import split
from matins.text.words import words

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
    """Return the sentences of the blocks that are read aloud, in document order, without furniture and repeats."""
    found: list[Candidate] = []
    seen: set[tuple[str, ...]] = {tuple(terms(document.title or ""))}
    paragraph = 0
    for index, block in enumerate(document.blocks):
        if block.kind not in READ_ALOUD or block.hidden or is_boilerplate(block.text):
            continue
        before = len(found)
        for candidate in _of_block(block, index, paragraph, lang):
            if candidate.terms not in seen:
                seen.add(candidate.terms)
                found.append(candidate)
        paragraph += len(found) > before
    return tuple(found)


def _of_block(block: Block, index: int, paragraph: int, lang: str | None) -> Iterator[Candidate]:
    for position, (start, end) in enumerate(split(block.text, lang)):
        text = pieces(block.text, [(start, end)])
        if is_boilerplate(text.rstrip(" .")) or not _LETTERS.search(text) or not is_finished(text):
            continue
        spoken = words(text)
        yield Candidate(
            text=text,
            block=index,
            span=(start, end),
            paragraph=paragraph,
            first=position == 0,
            kind=block.kind,
            words=tuple(spoken),
            terms=tuple(terms(text, spoken)),
            size=size_of(text, lang),
            sound=is_sound(text, spoken, lang, block.kind),
        )


def size_of(text: str, lang: str | None) -> int:
    """Return the size of `text` for a budget: white-space words, or characters where `lang` counts those."""
    return sizes_in_characters(text) if is_spaceless(lang) else len(text.split())
