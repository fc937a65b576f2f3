"""Editing the config: what is asked for changes, and nothing else does."""

import errno
import fcntl
import os
import stat
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matins.config.edit import FeedEdit, add_feed, add_feeds, change_address, put_back, remove_feed
from matins.config.load import load
from matins.errors import ConfigError, MatinsError
from matins.model.feed import FullText, Subscription
from matins.text.clean import clean_line

A, B, C = (Subscription(f"https://{name}.example/feed") for name in "abc")

BOOK = """# My feeds  \t
[refresh]
every = "1h"   # often

# News
[[feeds]]  # the first
address = "https://a.example/feed"  # A
tags = [ # many
  "x",
]

# Blogs
[[feeds]]
title = "B"
address = 'https://b.example/feed'

[screen]
theme="dark"

[[feeds]]
address = "https://c.example/feed"
# the end"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "matins" / "config.toml"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_first_feed_makes_a_private_file_in_a_private_folder(path: Path) -> None:
    assert add_feed(path, Subscription(A.address, clean_line('A "title" \\ ü'), ("news", "x y")))
    assert load(path).feeds == (Subscription(A.address, clean_line('A "title" \\ ü'), ("news", "x y")),)
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    assert list(path.parent.iterdir()) == [path]


def test_a_feed_is_added_behind_the_others_and_once(path: Path) -> None:
    assert add_feed(path, A)
    assert add_feed(path, B)
    assert not add_feed(path, A)
    assert load(path).feeds == (A, B)
    assert path.read_text() == f'[[feeds]]\naddress = "{A.address}"\n\n[[feeds]]\naddress = "{B.address}"\n'


def test_what_is_said_of_a_feeds_pages_is_written_where_it_is_no_default(path: Path) -> None:
    added = Subscription(A.address, full_text=FullText.NEVER, keep='a[title="x"]', drop=".promo")
    assert add_feed(path, added)
    assert load(path).feeds == (added,)
    assert path.read_text().splitlines()[2:] == [
        'full_text = "never"',
        'keep = "a[title=\\"x\\"]"',
        'drop = ".promo"',
    ]
    assert add_feed(path, B)
    assert change_address(path, A.address, C.address)
    assert load(path).feeds == (replace(added, address=C.address), B)
    assert remove_feed(path, B.address)
    assert load(path).feeds == (replace(added, address=C.address),)


def test_many_are_added_in_one_go(path: Path) -> None:
    add_feed(path, B)
    assert add_feeds(path, (A, B, C, A)) == 2
    assert [feed.address for feed in load(path).feeds] == [B.address, A.address, C.address]
    assert add_feeds(path, ()) == 0


def test_what_stood_there_stays_byte_for_byte(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(BOOK)
    added = Subscription("https://d.example/feed")
    assert add_feed(path, added)
    assert path.read_text() == f'{BOOK}\n\n[[feeds]]\naddress = "{added.address}"\n'
    assert remove_feed(path, added.address)
    assert path.read_text() == BOOK + "\n"


def test_comments_stay_where_a_feed_is_removed(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(BOOK)
    assert remove_feed(path, A.address)
    assert [feed.address for feed in load(path).feeds] == [B.address, C.address]
    head, tail = BOOK.split("[[feeds]]  # the first")
    assert path.read_text() == head + tail[tail.index("\n# Blogs") :]
    assert remove_feed(path, C.address)
    assert path.read_text().endswith('theme="dark"\n\n# the end')
    assert not remove_feed(path, C.address)


def test_what_is_not_there_is_not_removed(path: Path) -> None:
    assert not remove_feed(path, A.address)
    assert not path.exists()
    add_feed(path, A)
    before = path.stat()
    assert not remove_feed(path, B.address)
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_feed_moves_and_keeps_its_place_its_title_and_every_comment(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(BOOK)
    new = "https://new.example/feed?a=1&b='2'"
    assert change_address(path, A.address, new)
    assert [feed.address for feed in load(path).feeds] == [new, B.address, C.address]
    assert path.read_text() == BOOK.replace(A.address, new)
    assert change_address(path, B.address, "https://b2.example/")
    assert load(path).feeds[1] == Subscription("https://b2.example/", clean_line("B"))
    assert not change_address(path, A.address, "https://newer.example/")
    assert not change_address(path, new, C.address)


def test_a_feed_in_an_array_moves(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(f'feeds = [\n  {{ address = "{A.address}", title = "A" }},  # A\n]\n')
    assert change_address(path, A.address, B.address)
    assert path.read_text() == f'feeds = [\n  {{ address = "{B.address}", title = "A" }},  # A\n]\n'


def test_a_password_is_not_written(path: Path) -> None:
    add_feed(path, Subscription("https://me:hunter2@a.example/feed"))
    assert load(path).feeds == (A,)
    assert not add_feed(path, Subscription("https://me:hunter2@a.example/feed"))
    assert change_address(path, A.address, "https://me:hunter2@b.example/feed")
    assert load(path).feeds == (B,)
    assert "hunter2" not in path.read_text()


def test_windows_line_ends_stay(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"[refresh]\r\nevery = '1h'\r\n")
    add_feed(path, A)
    add_feed(path, B)
    remove_feed(path, A.address)
    assert path.read_bytes() == f"[refresh]\r\nevery = '1h'\r\n\r\n[[feeds]]\r\naddress = \"{B.address}\"\r\n".encode()


def test_feeds_that_stand_in_an_array_are_edited_there(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(f'# mine\nfeeds = [\n  {{ address = "{A.address}" }},  # A\n]\n[refresh]\nevery = "1h" # often\n')
    assert add_feed(path, B)
    assert load(path).feeds == (A, B)
    assert remove_feed(path, A.address)
    assert load(path).feeds == (B,)
    assert path.read_text().startswith("# mine\nfeeds = [")
    assert path.read_text().endswith('[refresh]\nevery = "1h" # often\n')


def test_a_link_to_a_file_elsewhere_stays_a_link(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "matins.toml"
    target.parent.mkdir()
    target.write_text(BOOK)
    path.parent.mkdir()
    path.symlink_to(target)
    assert remove_feed(path, A.address)
    assert path.is_symlink()
    assert A.address not in target.read_text()


@pytest.mark.parametrize(
    "content",
    [
        b"[refresh",
        b"\xff",
        b"feeds = 1",
        b"[[feeds]]\naddress = 'ftp://x/'",
        b"[[feeds]]\nurl = 'https://a.example/feed'",
    ],
)
def test_a_broken_config_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(ConfigError, match="left as it is"):
        add_feed(path, A)
    with pytest.raises(ConfigError, match="left as it is"):
        remove_feed(path, A.address)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_fault_elsewhere_does_not_hinder(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[screen]\nthem = 1\n")
    assert add_feed(path, A)
    assert path.read_text().startswith("[screen]\nthem = 1\n\n[[feeds]]\n")


def test_a_feed_is_found_under_the_address_that_the_file_means(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[[feeds]]\naddress = ' https://a.example/a b '\n")
    assert not add_feed(path, Subscription("https://a.example/a%20b"))
    assert remove_feed(path, "https://a.example/a b")
    assert load(path).feeds == ()


def test_where_no_folder_can_be_made_a_sentence_says_so() -> None:
    with pytest.raises(MatinsError, match="cannot make the folder"):
        add_feed(Path("/dev/null/matins/config.toml"), A)


def test_a_folder_that_cannot_be_locked_is_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(ConfigError, match="cannot be locked: No locks available"):
        add_feed(path, A)
    assert not path.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_where_nothing_can_be_written_a_sentence_says_so(path: Path) -> None:
    path.parent.mkdir(mode=0o500)
    with pytest.raises(ConfigError, match="cannot be written"):
        add_feed(path, A)


pieces = st.sampled_from(
    [
        *("# a comment\n", "\n", "\n\n", "  \n", "[refresh]\n", "every = '1h'\n", "[screen]\n", 'theme = "dark" # x\n'),
        *(f"[[feeds]]\naddress = 'https://{name}.example/feed'\n" for name in "abc"),
        *("title = 'T'\n", "tags = [\n'x', # [y]\n]\n", "# [[feeds]]\n", 'title = """\n[[feeds]]\n"""\n'),
    ]
)


@given(st.lists(pieces, max_size=8), st.booleans())
@example(["[[feeds]]\naddress = 'https://a.example/feed'\n", "\n\n", "# a comment\n"], False)
def test_adding_and_removing_leaves_any_config_as_it_was(parts: list[str], windows: bool) -> None:
    text = "".join(parts)
    content = (text.replace("\n", "\r\n") if windows else text).encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_bytes(content)
        new = Subscription("https://new.example/feed", clean_line("New"), ("x",))
        try:
            assert add_feed(path, new)
        except ConfigError:
            assert path.read_bytes() == content
            return
        assert path.read_bytes().startswith(content)
        assert remove_feed(path, new.address)
        assert path.read_bytes() == content


@given(st.lists(pieces, max_size=8), st.sampled_from((A, B, C)), st.booleans())
def test_moving_a_feed_changes_its_address_alone(parts: list[str], feed: Subscription, windows: bool) -> None:
    text = "".join(parts)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_bytes((text.replace("\n", "\r\n") if windows else text).encode())
        try:
            before = load(path)
        except ConfigError:
            return
        moved = Subscription("https://new.example/feed", clean_line("T"))
        there = feed.address in [known.address for known in before.feeds]
        assert change_address(path, feed.address, moved.address) is there
        after = path.read_bytes().decode()
        assert after.replace(f'"{moved.address}"', f"'{feed.address}'").replace("\r\n", "\n") == text
        assert change_address(path, moved.address, feed.address) is there
        assert load(path) == before


@given(st.lists(pieces, max_size=8), st.sampled_from((A, B, C)))
def test_removing_takes_one_feed_and_leaves_every_comment(parts: list[str], feed: Subscription) -> None:
    text = "".join(parts)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_text(text)
        try:
            before = load(path)
        except ConfigError:
            return
        there = feed.address in [known.address for known in before.feeds]
        assert remove_feed(path, feed.address) is there
        after = load(path)
        assert after.feeds == tuple(known for known in before.feeds if known.address != feed.address)
        assert (after.refresh, after.screen) == (before.refresh, before.screen)
        assert path.read_text().count("# a comment") == text.count("# a comment")


@pytest.mark.parametrize("feed", range(3))
def test_a_feed_that_was_taken_out_is_put_where_it_stood(path: Path, feed: int) -> None:
    path.parent.mkdir()
    path.write_text(BOOK)
    before = load(path).feeds
    remove_feed(path, before[feed].address)
    assert put_back(path, (FeedEdit(before[feed], feed, added=False),)) == 1
    assert load(path).feeds == before
    text = path.read_text()
    assert text.index("# Blogs") < text.index("https://b.example/feed") < text.index("[screen]") or feed == 1
    assert put_back(path, (FeedEdit(before[feed], feed, added=False),)) == 0
    assert path.read_text() == text


def test_a_comment_stays_with_the_feed_it_stands_above(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(BOOK)
    before = load(path).feeds
    remove_feed(path, A.address)
    put_back(path, (FeedEdit(before[0], 0, added=False),))
    assert path.read_text().index(A.address) < path.read_text().index("# Blogs\n[[feeds]]")


def test_feeds_go_in_and_out_of_an_array_too(path: Path) -> None:
    path.parent.mkdir()
    b = '{address = "https://b.example/feed", title = "B"}'
    path.write_text(f'feeds = [\n  {{address = "https://a.example/feed"}}, # A\n  {b},\n]\n')
    before = load(path).feeds
    edits = [FeedEdit(feed, place, added=False) for place, feed in enumerate(before)]
    remove_feed(path, A.address)
    assert put_back(path, edits) == 1
    assert load(path).feeds == before
    assert put_back(path, [replace(edit, added=True) for edit in edits]) == 2
    assert load(path).feeds == ()


def test_what_cannot_be_put_back_safely_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[[feeds]\n")
    with pytest.raises(ConfigError, match="not TOML"):
        put_back(path, (FeedEdit(A, 0, added=False),))
    assert path.read_text() == "[[feeds]\n"


@given(st.lists(pieces, max_size=8), st.lists(st.sampled_from("abcde"), unique=True), st.booleans())
def test_what_is_put_back_is_as_it_was_and_nothing_else_changes(
    parts: list[str], names: list[str], windows: bool
) -> None:
    text = "".join(parts)
    content = (text.replace("\n", "\r\n") if windows else text).encode()
    new = tuple(Subscription(f"https://{name}.example/feed", clean_line("New")) for name in names)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_bytes(content)
        try:
            before = load(path)
            add_feeds(path, new)
        except ConfigError:
            return
        places = {feed.address: place for place, feed in enumerate(load(path).feeds)}
        added = [FeedEdit(feed, places[feed.address], added=True) for feed in new if feed not in before.feeds]
        assert put_back(path, added) == len(places) - len(before.feeds)
        assert path.read_bytes() == content
        for place, feed in reversed(tuple(enumerate(before.feeds))):
            remove_feed(path, feed.address)
            assert put_back(path, (FeedEdit(feed, place, added=False),)) == 1
            assert load(path) == before
        edits = [FeedEdit(feed, place, added=False) for place, feed in enumerate(before.feeds)]
        for feed in before.feeds:
            remove_feed(path, feed.address)
        assert put_back(path, edits) == len(edits)
        assert load(path) == before
        assert path.read_text().count("# a comment") == text.count("# a comment")
