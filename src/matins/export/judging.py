"""What rules would have hit, as text and as a JSON document."""

from collections.abc import Iterable, Iterator

from matins.export.documents import Json
from matins.model.rule import Preview
from matins.text.clean import clean_code
from matins.text.urls import masked


def rules_document(tried: Iterable[Preview], days: int, done: str | None) -> Json:
    """Return what `matins doctor rules` prints; `done` tells what applying the rules did."""
    return {
        "days": days,
        "rules": [_rule(preview) for preview in tried],
        **({"done": done} if done else {}),
    }


def _rule(preview: Preview) -> Json:
    rule = preview.rule
    return {
        "do": rule.do,
        "when": rule.when,
        **({"tag": rule.tag} if rule.tag else {}),
        **({"feed": masked(rule.feed)} if rule.feed else {}),
        "hits": preview.hits,
        "articles": [{"id": row.id, "feed": row.feed, "title": row.title} for row in preview.rows],
        **({"fault": clean_code(preview.fault)} if preview.fault else {}),
    }


def rules_text(tried: Iterable[Preview], days: int) -> str:
    """Return the same as lines of text."""
    lines = [line for preview in tried for line in _lines(preview, days)]
    return "\n".join(lines or ["there are no rules; matins config example shows how one is written"]) + "\n"


def _lines(preview: Preview, days: int) -> Iterator[str]:
    yield preview.rule.words
    if preview.fault:
        yield from (f"  {line}" for line in ("passed over: " + clean_code(preview.fault)).split("\n"))
        return
    yield f"  {preview.hits:,} article{'' if preview.hits == 1 else 's'} in {days} days"
    yield from (f"  {row.id:>6}  {row.feed}: {row.title}" for row in preview.rows)
