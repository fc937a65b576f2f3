from collections.abc import Callable
from dataclasses import replace

import pytest

from matins.clock import Clock
from matins.config.load import load
from matins.config.schema import Config
from matins.errors import ConfigError
from matins.model.feed import Move, Subscription
from matins.paths import Paths
from matins.service.doctor import Check, checks
from matins.store import Store, Unchanged, open_store
from matins.text.clean import Clean


@pytest.fixture
def check(paths: Paths, config: Config, clock: Clock) -> Callable[[str], Check]:
    def check(name: str) -> Check:
        (found,) = [check for check in checks(paths, config, clock) if check.name == name]
        return found

    return check


CheckNamed = Callable[[str], Check]


def test_all_is_well_on_a_fresh_machine_and_nothing_is_made(paths: Paths, config: Config, clock: Clock) -> None:
    found = checks(paths, config, clock)
    assert [check for check in found if not check.ok] == []
    assert all(check.detail for check in found)
    assert not paths.data.exists()
    assert not paths.config.exists()
    assert not paths.log.exists()


def test_a_sound_database_is_counted(check: CheckNamed, fill: Callable[..., None]) -> None:
    fill(5)
    assert check("database") == Check("database", True, "sound, 5 articles of 1 feed")
    assert check("data folder").ok
    assert check("feeds").ok


def test_a_wrong_config_is_told_in_full(paths: Paths, clock: Clock) -> None:
    paths.config.write_text("[fetch]\nin_flihgt = 1\n")
    with pytest.raises(ConfigError) as caught:
        load(paths.config)
    found = checks(paths, caught.value, clock)[0]
    assert not found.ok
    assert "in_flihgt" in found.detail
    assert found.advice


@pytest.mark.parametrize("content", [b"a diary", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_database_that_is_not_ours_or_damaged_is_told(check: CheckNamed, paths: Paths, content: bytes) -> None:
    paths.data.mkdir(mode=0o700)
    paths.database.write_bytes(content)
    assert not check("database").ok
    assert paths.database.read_bytes() == content


def test_what_sqlite_finds_wrong_is_told(
    check: CheckNamed, fill: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(1)
    monkeypatch.setattr(Store, "fault", lambda _: "row 1 missing from index")
    assert check("database").detail == "row 1 missing from index"
    assert check("database").advice


def test_a_data_folder_open_to_others_is_told(check: CheckNamed, paths: Paths) -> None:
    paths.data.mkdir()
    paths.data.chmod(0o755)
    assert check("data folder").advice == f"chmod 700 {paths.data}"


def by_name(paths: Paths, feeds: tuple[Subscription, ...], clock: Clock) -> dict[str, Check]:
    return {check.name: check for check in checks(paths, Config(paths.config, feeds=feeds), clock)}


def test_feeds_that_keep_failing_are_listed_without_passwords(paths: Paths, config: Config, clock: Clock) -> None:
    secret = replace(config.feeds[0], address="http://user:hunter2@a.example/feed")
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.follow((secret,))
        state = store.feed(secret.address)
        assert state
        for _ in range(3):
            store.store_failure(state.id, Clean("404 Not Found"), 0)
    found = by_name(paths, (secret,), clock)["feeds"]
    assert not found.ok
    assert "404 Not Found" in found.detail
    assert "hunter2" not in found.detail


def test_feeds_that_are_gone_or_move_and_hosts_that_wait_are_listed(paths: Paths, clock: Clock) -> None:
    gone, moving = "http://a.example/gone", "http://a.example/moving"
    followed = (Subscription(gone), Subscription(moving))
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.follow(followed)
        for _ in range(3):
            store.store_failure(state_of(store, gone), Clean("410 Gone"), 0, gone=True)
        move = Move("http://me:hunter2@b.example/feed", clock.now())
        store.store_unchanged([Unchanged(state_of(store, moving), None, 0, move)])
        store.store_wait("c.example", clock.now() + 60)
    found = by_name(paths, followed, clock)
    assert not found["gone feeds"].ok
    assert gone in found["gone feeds"].detail
    assert "matins remove" in (found["gone feeds"].advice or "")
    assert found["feeds"].ok
    assert found["moving feeds"].ok
    assert f"{moving} to http://•••@b.example/feed" in found["moving feeds"].detail
    assert found["waiting hosts"].detail.startswith("asked to be left alone: c.example until ")
    # Who is no longer followed is no one's trouble, though nothing has been asked since.
    assert "gone feeds" not in by_name(paths, followed[1:], clock)


def state_of(store: Store, address: str) -> int:
    state = store.feed(address)
    assert state
    return state.id


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_terminal_that_cannot_show_the_screen_is_told(
    check: CheckNamed, monkeypatch: pytest.MonkeyPatch, term: str | None
) -> None:
    if term:
        monkeypatch.setenv("TERM", term)
    else:
        monkeypatch.delenv("TERM")
    assert not check("terminal").ok


def test_the_terminals_traits_are_told(check: CheckNamed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22")
    assert check("terminal").detail == "xterm-256color, colours: truecolor, over SSH"
    monkeypatch.setenv("NO_COLOR", "1")
    assert "no colours" in check("terminal").detail


def test_a_locale_without_utf_8_is_told(check: CheckNamed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.ISO-8859-1")
    assert not check("locale").ok


def test_versions_are_told(check: CheckNamed) -> None:
    assert "matins " in check("versions").detail
    assert "trafilatura " in check("versions").detail
