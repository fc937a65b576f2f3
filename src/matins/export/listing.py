"""The JSON document of a list of feeds that was taken in."""

from collections.abc import Iterable, Mapping

from matins.export.documents import Json
from matins.feeds.lists.listing import Remark
from matins.text.urls import masked


def import_document(
    added: Iterable[str],
    already: Iterable[str],
    skipped: Iterable[Remark],
    notes: Iterable[Remark],
    counts: Mapping[str, int],
) -> Json:
    """Return what `matins import` prints; a remark's `line` is null where its list has no lines.

    `counts` are the report's others, by name.
    """
    return {
        "added": [masked(address) for address in added],
        "already": [masked(address) for address in already],
        "skipped": [_remark(remark) for remark in skipped],
        "notes": [_remark(remark) for remark in notes],
        **counts,
    }


def _remark(remark: Remark) -> Json:
    return {"line": remark.line or None, "text": remark.text, "reason": remark.reason}
