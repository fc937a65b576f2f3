import json
import zlib

import pytest

from matins.errors import StoreError
from matins.store.changes import Aspect, Change, FeedStep, Tagged, Turned, pack, unpack

FEED = FeedStep({"address": "https://example.org/feed", "tags": ["news"]}, 3, True)


@pytest.mark.parametrize(
    "change",
    [
        Change(),
        Change((Turned(Aspect.READ, None, 1_800_000_000, (1, 2, 9)),), whole=True),
        Change((Turned(Aspect.MUTED, None, "mute when title:sponsored", (4,)),), (Tagged("später", True, (1, 7)),)),
        Change((Turned(Aspect.STARRED, 5, None, (2**62,)),), feeds=(FEED,), pruned=True),
    ],
)
def test_what_is_packed_comes_out_as_it_was(change: Change) -> None:
    assert unpack(pack(change)) == change


def test_a_change_tells_whether_there_is_one_and_how_large_it_is() -> None:
    assert not Change(whole=True)
    assert Change(pruned=True)
    change = Change((Turned(Aspect.READ, None, 1, (1, 2)),), (Tagged("a", True, (2, 3)),), (FEED,))
    assert change
    assert change.size == 5
    assert change.articles == {1, 2, 3}


def test_a_hundred_thousand_articles_take_little_room() -> None:
    ids = tuple(number * 10 + number % 7 for number in range(100_000))
    assert len(pack(Change((Turned(Aspect.READ, None, 1, ids),)))) < 100_000


def test_a_field_of_a_newer_version_is_passed_over() -> None:
    body = {"version": 1, "turned": [["mood", 1, 2, [3]], ["read_at", None, 2, [3, 1]]], "later": {"x": 1}}
    change = unpack(zlib.compress(json.dumps(body).encode()))
    assert change == Change((Turned(Aspect.READ, None, 2, (3, 4)),))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no zlib", "damaged"),
        (zlib.compress(b"[1]"), "damaged"),
        (zlib.compress(b"{}"), "damaged"),
        (zlib.compress(b'{"version":1,"turned":[[1]]}'), "damaged"),
        (zlib.compress(b'{"version":2}'), "newer"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        unpack(content)
