"""The log of marks."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices import Device, device
from matins.errors import StoreError
from matins.model.mark import READ, STARRED, TAG
from matins.service import mark_log
from matins.service.mark_lines import read_header, read_lines
from matins.service.mark_log import LARGEST, read_log, state_of
from matins.store import steps
from matins.text.clean import clean_line


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Device]:
    with device(tmp_path, words=["aaaa", "g001", "g002", "g003"]) as opened:
        opened.fetch("a", "b", "c")
        opened.log.catch_up(opened.store)
        yield opened


def said(one: Device) -> list[tuple[int, dict[str, bool]]]:
    path = one.log.path()
    assert path is not None
    lines = list(read_lines(path.read_bytes(), one.clock.time))
    return [(time, dict(aspects)) for time, _, aspects, _ in lines]


def test_every_step_and_its_undoing_is_logged_once_as_things_stand_by_then(one: Device) -> None:
    one.store.mark([one.id("a"), one.id("b")], read=True)
    one.log.catch_up(one.store)
    assert said(one) == [(one.clock.time, {READ: True})] * 2
    one.clock.time += 5
    one.store.undo()
    one.store.mark([one.id("c")], starred=True)
    one.store.tag([one.id("c")], clean_line("later"))
    one.log.catch_up(one.store)
    assert said(one)[2:] == [
        *[(one.clock.time, {READ: False})] * 2,
        (one.clock.time, {STARRED: True}),
        (one.clock.time, {TAG + "later": True}),
    ]
    state = one.log.catch_up(one.store)
    assert len(said(one)) == 6
    assert state.size == (one.place / "marks/aaaa.log").stat().st_size


def test_the_log_is_its_owners_alone_and_begins_with_its_name(one: Device) -> None:
    one.store.mark([1], read=True)
    one.log.catch_up(one.store)
    path = one.place / "marks" / "aaaa.log"
    assert one.log.path() == path
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    header = read_header(path.read_bytes())
    assert header is not None
    assert (header.device, header.generation, header.former) == ("aaaa", "g001", "-")


def test_a_log_that_is_begun_late_or_was_lost_holds_all_that_is_known(one: Device) -> None:
    one.store._rows("UPDATE articles SET read_at = 7, read_turn = 1 WHERE key = 'a'")
    one.store._rows("UPDATE articles SET read_at = 7 WHERE key = 'b'")
    one.store.mark([one.id("c")], starred=True)
    (one.place / "marks/device").unlink()
    one.log.catch_up(one.store)
    assert {(7, READ), (one.clock.time, STARRED)} <= {(time, aspect) for time, told in said(one) for aspect in told}
    assert not any(told.get(READ) and time != 7 for time, told in said(one))
    before = one.log.path()
    assert before is not None
    before.unlink()
    one.log.catch_up(one.store)
    assert {aspect for _, told in said(one) for aspect in told} == {READ, STARRED}


def test_a_line_that_was_cut_short_does_not_spoil_the_next(one: Device) -> None:
    one.store.mark([1], read=True)
    one.log.catch_up(one.store)
    path = one.log.path()
    assert path is not None
    path.write_bytes(path.read_bytes()[:-5])
    one.store.mark([2], read=True)
    one.log.catch_up(one.store)
    assert [told for _, told in said(one)] == [{READ: True}]
    assert mark_log.state_of(path) == one.log.state()


def test_a_crash_between_database_and_log_only_repeats_lines(one: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    one.store.mark([1], read=True)
    with monkeypatch.context() as patch:
        patch.setattr(type(one.store), "note_logged", _crash)
        with pytest.raises(KeyboardInterrupt):
            one.log.catch_up(one.store)
    one.log.catch_up(one.store)
    assert {tuple(told) for _, told in said(one)} == {(READ,)}


def _crash(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_log_that_cannot_be_written_is_a_sentence_and_waits(one: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    one.store.mark([1], read=True)
    one.log.catch_up(one.store)
    one.store.mark([2], read=True)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _full)
        with pytest.raises(StoreError, match="the log of marks cannot be written: No space left"):
            one.log.catch_up(one.store)
    one.log.catch_up(one.store)
    assert len({line[:31] for line in one.lines()}) == 2


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_step_that_was_begun_is_finished_before_it_is_logged(one: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 1)
    with monkeypatch.context() as patch:
        patch.setattr(type(one.store), "finish", lambda *_: None)
        one.store.mark_view(one.store.open_view(unread=True), read=True)
    assert one.store.feeds()[0].unread == 3
    one.log.catch_up(one.store)
    assert one.store.feeds()[0].unread == 0
    assert [told for _, told in said(one)] == [{READ: True}] * 3


def test_a_damaged_step_is_passed_over(one: Device) -> None:
    one.store.mark([1], read=True)
    one.store._rows("UPDATE steps SET change = x'00'")
    one.store.mark([2], read=True)
    one.log.catch_up(one.store)
    assert sum(READ in told for _, told in said(one)) >= 1
    assert one.store.unlogged() is None


def test_a_long_log_is_written_anew_where_that_makes_it_short(one: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mark_log, "_ENOUGH", 200)
    for _ in range(6):
        one.store.mark([1], read=True)
        one.store.mark([1], read=False)
        one.log.catch_up(one.store)
        if not one.log.condense(one.store):
            assert len(one.lines()) < 8
    one.store.mark([1], read=False)
    one.store.mark([2], read=True)
    state = one.log.catch_up(one.store)
    assert (state.header.device, state.header.generation) != ("aaaa", "g001")
    assert one.store.merged().logs[state.name] == state.size
    assert not one.log.condense(one.store)


def test_another_name_takes_the_lines_along(one: Device) -> None:
    one.store.mark([1], read=True)
    one.log.catch_up(one.store)
    lines = one.lines()
    one.log.renamed()
    path = one.log.path()
    assert path is not None
    assert path.name == "g002.log"
    assert one.lines() == lines
    assert not (one.place / "marks/aaaa.log").exists()


@pytest.mark.parametrize("name", ["", "../../x", "A B", "\0", "x" * 40])
def test_a_name_that_is_none_is_made_up_anew(one: Device, name: str) -> None:
    (one.place / "marks/device").write_text(name)
    assert one.log.path() is None
    one.store.mark([1], read=True)
    one.log.catch_up(one.store)
    assert one.log.path() == one.place / "marks/g002.log"


def test_what_is_no_file_of_ours_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.log")
    (tmp_path / "link.log").symlink_to("/dev/zero")
    (tmp_path / "folder.log").mkdir()
    with (tmp_path / "huge.log").open("wb") as file:
        file.truncate(LARGEST + 1)
    for name in ("pipe", "link", "folder", "huge", "none", "n\0n"):
        assert read_log(tmp_path / f"{name}.log") is None
        assert state_of(tmp_path / f"{name}.log") is None
