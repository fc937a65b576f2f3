"""Summaries as Markdown that says what the article says and does nothing else."""

import re

from matins.export.source import about, source
from matins.model.summary import Point, Summary
from matins.text.urls import masked, web_address

# CommonMark's punctuation that makes markup, and what GitHub adds; "&" begins an entity.
_MARKUP = re.compile(r"[\\`*_\[\]()<>#|~&]")
_DASHED = re.compile(r"^(\s*)([-+=])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it letter for letter (CommonMark 0.31, section 2.4)."""
    text = _MARKUP.sub(r"\\\g<0>", text)
    return _NUMBERED.sub(r"\1\\\2", _DASHED.sub(r"\1\\\2", text))


def summary_markdown(summary: Summary) -> str:
    """Return `summary` as Markdown: title, where it comes from, sentences, points."""
    document = summary.document
    link = web_address(masked(document.link)) if document.link else None
    title = escaped(document.title or "Untitled")
    parts = [f"# [{title}](<{link}>)" if link else f"# {title}"]
    facts = (about(document), source(document.status, document.reason))
    parts.append("*" + " · ".join(escaped(fact) for fact in facts if fact) + "*")
    parts += [" ".join(escaped(sentence.text) for sentence in summary.sentences)] if summary.sentences else []
    parts += ["\n".join(_point(point) for point in summary.points)] if summary.points else []
    return "\n\n".join(parts) + "\n"


def _point(point: Point) -> str:
    if point.label and point.text.startswith(point.label):
        return f"- **{escaped(point.label)}**{escaped(point.text[len(point.label) :])}"
    return f"- {escaped(point.text)}"
