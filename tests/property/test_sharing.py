"""Devices that share marks agree in the end, whatever happens in which order."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from devices import ADDRESS, NOW, Device, device
from matins.model.mark import READ, STARRED, TAG
from matins.service.mark_lines import MOST_AHEAD, Names, condensed, damaged, read_header, read_lines, written
from matins.text.clean import clean_line

KEYS = "abc"
NAME = Names(ADDRESS).article("a")
LINES = (
    *(written(NAME, NOW, [(READ, True), (STARRED, False)]), written(NAME, NOW + 9, [(TAG + "a b", True)])),
    *(written(NAME, 9_999_999_999, [(READ, False)]), written(NAME, 0, [])),
)

Happening = tuple[int, str, str, int]
"""To which device, what, to which article, and how many seconds later."""

happenings = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(
            ("read", "unread", "star", "unstar", "tag", "untag", "undo", "share", "share", "fetch", "condense")
        ),
        st.sampled_from(KEYS),
        st.integers(-3, 9),
    ),
    max_size=40,
)


def _happen(one: Device, what: str, key: str) -> None:
    found = [id_ for (id_,) in one.store._rows("SELECT id FROM articles WHERE key = ?", (key,))]
    match what:
        case "read" | "unread":
            one.store.mark(found, read=what == "read")
        case "star" | "unstar":
            one.store.mark(found, starred=what == "star")
        case "tag" | "untag":
            one.store.tag(found, clean_line("later"), add=what == "tag")
        case "undo":
            one.store.undo()
        case "fetch":
            one.fetch(key)
        case "condense":
            one.log.condense(one.store)
        case _:
            one.share()


@settings(max_examples=30, deadline=None)
@given(happenings)
def test_devices_agree_after_each_has_looked_twice(happened: list[Happening]) -> None:
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place, "shared")
        folder.mkdir()
        devices = [stack.enter_context(device(Path(place, name), folder, [name])) for name in ("aaaa", "bbbb", "cccc")]
        for number, what, key, later in happened:
            one = devices[number]
            one.clock.time += later
            _happen(one, what, key)
        for one in devices:
            one.fetch(*KEYS)
            one.clock.time = NOW + 1_000
        for one in (*devices, *devices):
            one.share()
        assert devices[0].marks() == devices[1].marks() == devices[2].marks()
        assert [one.share() for one in devices] == [0, 0, 0]
        for one in devices:
            state = one.store.feeds()[0]
            read = sum(mark.read for mark in one.marks().values())
            assert (state.total, state.unread) == (len(KEYS), len(KEYS) - read)


@given(st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(LINES)), max_size=20).map(b"\n".join))
def test_any_bytes_are_lines_or_nothing(content: bytes) -> None:
    lines = list(read_lines(content, NOW))
    assert all(time <= NOW + MOST_AHEAD for time, *_ in lines)
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert len(lines) + damaged(content) >= content.count(b"\n") - 1
    assert {aspect for _, _, aspects, _ in read_lines(condensed(content, NOW), NOW) for aspect, _ in aspects} == {
        aspect for _, _, aspects, _ in lines for aspect, _ in aspects
    }
    read_header(content)
