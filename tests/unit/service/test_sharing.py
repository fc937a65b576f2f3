"""Marks of several devices."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices import ADDRESS, NOW, Device, device
from matins.errors import StoreError
from matins.model.mark import READ, Mark
from matins.paths import Paths
from matins.service import mark_log, sharing
from matins.service.mark_lines import MOST_AHEAD, Header, Names, written
from matins.service.sharing import replay
from matins.store import Store
from matins.text.clean import clean_line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = tmp_path / "shared"
    shared.mkdir()
    return shared


@pytest.fixture
def devices(tmp_path: Path, folder: Path) -> Iterator[tuple[Device, Device]]:
    """Return two devices that have the same articles, a and b."""
    with (
        device(tmp_path / "one", folder, ["aaaa", "g001", "g002"]) as one,
        device(tmp_path / "two", folder, ["bbbb", "g101", "g102"]) as two,
    ):
        for each in (one, two):
            each.fetch("a", "b")
        yield one, two


def read(*keys: str, feed: str = ADDRESS) -> dict[str, Mark]:
    return {key: Mark(feed, key, None, read=True, starred=False) for key in keys}


def test_what_is_done_on_one_device_is_done_on_the_other(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.store.mark([one.id("a")], read=True)
    two.store.mark([two.id("b")], starred=True)
    two.store.tag([two.id("b")], clean_line("later"))
    assert (one.share(), two.share(), one.share(), two.share()) == (0, 1, 2, 0)
    assert (
        one.marks() == two.marks() == read("a") | {"b": Mark(ADDRESS, "b", None, False, True, (clean_line("later"),))}
    )


def test_what_came_from_another_is_not_sent_back_and_is_no_step(devices: tuple[Device, Device], folder: Path) -> None:
    one, two = devices
    one.store.mark([one.id("a")], read=True)
    one.share()
    two.share()
    two.share()
    assert two.lines() == []
    assert two.store.last_step() is None
    assert sorted(path.name for path in folder.iterdir()) == ["aaaa.log", "bbbb.log"]


def test_rows_that_were_read_elsewhere_stay_in_a_view_that_is_open(devices: tuple[Device, Device]) -> None:
    one, two = devices
    view = two.store.open_view(unread=True)
    one.store.mark([one.id("a")], read=True)
    one.share()
    two.share()
    assert {row.title: row.read for row in two.store.first(view, 9)} == {"a": True, "b": False}
    assert two.store.feeds()[0].unread == 1


def test_the_last_mark_counts_whichever_log_is_read_first(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.store.mark([one.id("a")], read=True)
    one.share()
    two.share()
    two.clock.time += 10
    two.store.mark([two.id("a")], read=False)
    two.share()
    one.share()
    assert one.marks() == two.marks() == {}


def test_a_mark_comes_before_its_article(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.fetch("c")
    one.fetch("a", address="https://other.example/feed")
    one.store.mark([one.id("c")], read=True)
    one.share()
    assert two.share() == 0
    two.fetch("c", "d")
    assert two.share() == 1
    assert two.marks() == read("c")


def test_a_feed_that_is_spelt_in_another_way_is_the_same_feed(tmp_path: Path, folder: Path) -> None:
    with device(tmp_path / "1", folder, ["aaaa"]) as one, device(tmp_path / "2", folder, ["bbbb"]) as two:
        one.fetch("https://gazette.example/1", "n7", address="http://www.gazette.example/feed/")
        two.fetch("http://gazette.example/1", "n7")
        two.fetch("n8", address="https://other.example/feed")
        one.store.mark([1, 2], read=True)
        one.share()
        two.share()
        assert two.marks() == read("http://gazette.example/1", "n7")


def test_a_clock_far_ahead_wins_nothing_for_ever(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.clock.time += 10**8
    one.store.mark([one.id("a"), one.id("b")], read=True)
    one.share()
    two.share()
    assert two.marks() == read("a", "b")
    two.store.mark([two.id("a")], read=False)
    one.clock.time = two.clock.time = NOW + 60
    for each in (two, one, two):
        each.share()
    assert one.marks() == two.marks() == read("b")


def test_a_clock_that_goes_back_loses_no_mark_of_its_own(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.store.mark([one.id("a")], read=True)
    one.share()
    one.clock.time -= 200
    one.store.mark([one.id("a")], read=False)
    one.share()
    two.share()
    assert one.marks() == two.marks() == {}


def test_a_mark_made_meanwhile_is_not_overruled_by_an_older_one(
    devices: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = devices
    one.store.mark([one.id("a")], read=True)
    one.share()
    merge: Callable[..., int | None] = Store.merge
    two.store.mark([two.id("a")], read=True)
    two.share()
    two.clock.time += 9
    one.clock.time += 5
    one.store.mark([one.id("a")], read=False)
    one.store.mark([one.id("a")], starred=True)
    one.share()
    done: list[bool] = []

    def interrupted(store: Store, *arguments: object) -> int | None:
        if not done:
            done.append(True)
            two.store.mark([two.id("a")], read=False)
            two.store.mark([two.id("a")], read=True)
        return merge(store, *arguments)

    monkeypatch.setattr(Store, "merge", interrupted)
    two.share()
    assert two.marks()["a"].read
    assert two.marks()["a"].starred


def test_of_two_machines_with_one_name_one_goes_on_under_another(tmp_path: Path, folder: Path) -> None:
    with device(tmp_path / "1", folder, ["aaaa", "g001", "cccc", "g002"]) as one:
        one.fetch("a", "b")
        one.share()
        copied = one.place / "marks"
        two_place = tmp_path / "2"
        (two_place / "marks").mkdir(parents=True)
        for name in ("device", "aaaa.log"):
            (two_place / "marks" / name).write_bytes((copied / name).read_bytes())
        with device(two_place, folder, ["dddd", "g003"]) as two:
            two.fetch("a", "b")
            one.store.mark([one.id("a")], read=True)
            two.store.mark([two.id("b")], read=True)
            for each in (one, two, one, two):
                each.share()
            assert sorted(path.name for path in folder.iterdir()) == ["aaaa.log", "dddd.log"]
            assert one.marks() == two.marks() == read("a", "b")


def test_a_condensed_log_takes_the_place_of_the_long_one(
    devices: tuple[Device, Device], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_log, "_ENOUGH", 100)
    one, two = devices
    for _ in range(6):
        one.store.mark([one.id("a")], read=True)
        one.store.mark([one.id("a")], read=False)
        one.share()
    one.store.mark([one.id("a")], read=True)
    one.share()
    two.share()
    assert one.log.condense(one.store)
    one.share()
    two.share()
    assert [path.name for path in sorted(folder.iterdir())] == ["aaaa.log", "bbbb.log"]
    assert (folder / "aaaa.log").read_bytes().count(b"\n") < 4
    assert two.marks() == read("a")
    one.store.mark([one.id("b")], read=True)
    one.share()
    two.share()
    assert two.marks() == read("a", "b")


def test_a_log_that_is_condensed_while_it_is_shared_keeps_its_name(
    devices: tuple[Device, Device], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_log, "_ENOUGH", 200)
    one, _ = devices
    for _ in range(6):
        one.store.mark([one.id("a")], read=True)
        one.store.mark([one.id("a")], read=False)
        one.share()
    condensed: list[bool] = []

    def late(path: Path) -> bytes | None:
        if not condensed:
            condensed.append(one.log.condense(one.store))
        return mark_log.read_log(path)

    monkeypatch.setattr(sharing, "read_log", late)
    one.share()
    assert condensed == [True]
    assert [path.name for path in folder.iterdir()] == ["aaaa.log"]


def test_strange_files_in_the_folder_do_no_harm(devices: tuple[Device, Device], folder: Path) -> None:
    one, two = devices
    one.store.mark([one.id("a")], read=True)
    os.mkfifo(folder / "pipe.log")
    (folder / "x.log").write_bytes(b"\0\xff" * 1000)
    (folder / "long.log").write_bytes(Header("long", "g001").line() + b"9" * 1_000_000)
    (folder / "notes.txt").write_text("mine")
    (folder / "sub.log").mkdir()
    (folder / "later.log").symlink_to("/dev/zero")
    name = Names(ADDRESS).article("b")
    (folder / "evil.log").write_bytes(
        Header("evil", "g001").line()
        + b"0000000000 "
        + name
        + b" \n"
        + written(name, NOW + MOST_AHEAD * 99, [(READ, True)])
    )
    one.share()
    two.share()
    assert two.marks() == read("a", "b")
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_folder_that_is_not_there_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    with device(tmp_path / "1", tmp_path / "none", ["aaaa"]) as one:
        one.fetch("a")
        one.store.mark([1], read=True)
        with pytest.raises(StoreError, match=r"the folder for marks cannot be written: .*none: No such file"):
            one.share()
        assert len(set(one.lines())) == 1
        (tmp_path / "none").mkdir()
        one.share()
        assert (tmp_path / "none/aaaa.log").read_bytes().splitlines()[1:] == one.lines()


def test_a_home_that_nobody_knows_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", unknown)
    with device(tmp_path, Path("~/marks"), ["aaaa", "g001"]) as one:
        one.fetch("a")
        one.store.mark([1], read=True)
        with pytest.raises(StoreError, match="the folder for marks cannot be found: ~/marks"):
            one.share()
        assert len(set(one.lines())) == 1


def test_a_copy_that_is_no_file_is_left_alone(devices: tuple[Device, Device], folder: Path) -> None:
    one, _ = devices
    one.store.mark([1], read=True)
    (folder / "aaaa.log").symlink_to(folder / "elsewhere")
    with pytest.raises(StoreError, match="is no file that the log of marks could be written to"):
        one.share()
    assert not (folder / "elsewhere").exists()


def test_without_a_folder_and_without_marks_nothing_is_written(tmp_path: Path) -> None:
    with device(tmp_path) as one:
        one.fetch("a")
        assert one.share() == 0
        assert not (tmp_path / "marks").exists()


def test_nothing_is_read_again_where_nothing_is_new(
    devices: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = devices
    one.store.mark([1], read=True)
    for each in (one, two, one):
        each.share()
    monkeypatch.setattr("matins.service.sharing.read_lines", _never)
    assert (one.share(), two.share()) == (0, 0)


def _never(*_: object) -> None:
    raise AssertionError("read again")


def test_a_lost_database_gets_its_marks_back_from_the_log_as_its_articles_come(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config.toml", tmp_path, tmp_path / "matins.log")
    with device(tmp_path, words=["aaaa"]) as one:
        one.fetch("a", "b", "c")
        one.store.mark([one.id("a"), one.id("b")], read=True)
        one.store.mark([one.id("b")], read=False)
        one.store.mark([one.id("c")], starred=True)
        one.log.catch_up(one.store)
        kept = one.marks()
    for path in tmp_path.glob("matins.db*"):
        path.unlink()
    with device(tmp_path) as one:
        assert replay(one.store, paths, one.clock) == 0
        one.fetch("a", "b", "c")
        assert replay(one.store, paths, one.clock) == 2
        assert one.marks() == kept
        assert one.store.last_step() is None


def test_an_older_copy_of_the_database_gets_what_was_done_since(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config.toml", tmp_path, tmp_path / "matins.log")
    with device(tmp_path, words=["aaaa"]) as one:
        one.fetch("a", "b")
        one.store.mark([one.id("a")], read=True)
        one.log.catch_up(one.store)
    copy = (tmp_path / "matins.db").read_bytes()
    with device(tmp_path) as one:
        one.store.mark([one.id("a")], read=False)
        one.store.mark([one.id("b")], starred=True)
        one.log.catch_up(one.store)
        kept = one.marks()
    (tmp_path / "matins.db").write_bytes(copy)
    with device(tmp_path) as one:
        assert replay(one.store, paths, one.clock) == 2
        assert one.marks() == kept


def test_more_than_a_hundred_logs_are_not_read(tmp_path: Path, folder: Path) -> None:
    name = Names(ADDRESS).article("a")
    for number in range(120):
        (folder / f"n{number:03}.log").write_bytes(Header("evil", "g001").line() + written(name, NOW, [(READ, True)]))
    with ExitStack() as stack:
        one = stack.enter_context(device(tmp_path / "1", folder, ["aaaa"]))
        one.fetch("a")
        assert one.share() == 1
        assert len(one.store.merged().logs) <= 100
