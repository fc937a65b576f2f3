"""HTML or text to documents; importing this package loads no parser."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast

from matins.model.document import Document
from matins.model.page import NO_RULES, PageRules, StepNote


def extract_document(
    body: bytes | str, *, url: str | None = None, content_type: str | None = None, rules: PageRules = NO_RULES
) -> Document:
    """Return the article of a page, or plain text, as a document; its status says honestly what was found.

    `url` is the address the page came from in the end, `content_type` its HTTP header.  Raises nothing, whatever the
    bytes are: what is no article is a document with status EMPTY and the reason.
    """
    return explain_document(body, url=url, content_type=content_type, rules=rules)[0]


def explain_document(
    body: bytes | str, *, url: str | None = None, content_type: str | None = None, rules: PageRules = NO_RULES
) -> tuple[Document, tuple[StepNote, ...]]:
    """Return what `extract_document` does, and what each step on the way did."""
    # For a filter that is not asked for, trafilatura would load it, and numpy with it: a third of its memory and time.
    with _unseen("py3langid"):
        from matins.extract.page import Notes, document_of_page  # trafilatura takes 0.2 s to load

    notes = Notes()
    document = document_of_page(body, url=url, content_type=content_type, rules=rules, notes=notes)
    return document, tuple(notes.told)


@contextmanager
def _unseen(name: str) -> Iterator[None]:
    """Let imports go on as where there is no module `name`, unless it is loaded already."""
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    if name in modules:
        yield
        return
    modules[name] = None
    try:
        yield
    finally:
        del modules[name]
