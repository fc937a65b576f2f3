"""Which language a document is in, where nobody said."""

import re

from matins.model.document import Document
from matins.text.words import CJK

FEWEST_CHARACTERS = 200
"""Shorter texts are not guessed at."""

_ENOUGH = 3000
_KANA = re.compile("[\u3041-\u30fa]")
_HAN_OR_KANA = re.compile(f"[{CJK}]")


def language_of(document: Document) -> str | None:
    """Return the language as a lower-case ISO 639 code: the document's own word for it, else a guess, else None."""
    if document.lang:
        return document.lang.replace("_", "-").split("-")[0].lower() or None
    text = document.text[:_ENOUGH]
    if len(_HAN_OR_KANA.findall(text)) > len(text) / 3:
        return "ja" if _KANA.search(text) else "zh"
    if len(text) < FEWEST_CHARACTERS:
        return None
    import py3langid  # loads numpy and its model: 150 ms, and most documents say their language

    code: str = py3langid.classify(text)[0]
    return code
