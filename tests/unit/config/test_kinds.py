"""The kinds of values that settings have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.config.kinds import (
    COLOURS,
    Choice,
    Colour,
    FeedAddress,
    Flag,
    Folder,
    Kind,
    Name,
    QueryText,
    Selector,
    Tags,
    WebAddress,
    Whole,
    Word,
    WrongValueError,
    duration,
    nearest,
    size,
)
from matins.model.feed import FullText

HALF_HOUR = duration("1m", "30d")
MEGABYTES = size("1 kB", "1 GB")


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1m", 60), ("90s", 90), ("30m", 1_800), ("12h", 43_200), ("2d", 172_800), (" 5 M ", 300)],
)
def test_a_duration_is_read_as_seconds(written: str, seconds: int) -> None:
    assert HALF_HOUR.read(written) == seconds


@pytest.mark.parametrize(
    "written", ["59s", "31d", "1x", "m", "", "30", 30, True, None, -1, "1.5h", "9" * 40 + "d", ["1m"]]
)
def test_what_is_no_duration_within_the_limits_is_wrong(written: object) -> None:
    with pytest.raises(WrongValueError):
        HALF_HOUR.read(written)


@pytest.mark.parametrize(
    ("written", "count"),
    [("10 MB", 10_000_000), ("5mb", 5_000_000), ("1 kB", 1_000), ("2000 B", 2_000), ("1GB", 10**9)],
)
def test_a_size_is_read_as_bytes(written: str, count: int) -> None:
    assert MEGABYTES.read(written) == count


@pytest.mark.parametrize("written", ["999 B", "2 GB", "10", 10, "ten MB", "1 MiB"])
def test_what_is_no_size_within_the_limits_is_wrong(written: object) -> None:
    with pytest.raises(WrongValueError):
        MEGABYTES.read(written)


@given(st.integers(60, 30 * 86_400))
def test_a_duration_is_written_as_it_is_read(seconds: int) -> None:
    assert HALF_HOUR.read(HALF_HOUR.write(seconds)) == seconds


@given(st.integers(1_000, 10**9))
def test_a_size_is_written_as_it_is_read(count: int) -> None:
    assert MEGABYTES.read(MEGABYTES.write(count)) == count


def test_amounts_are_written_with_their_largest_unit() -> None:
    assert HALF_HOUR.write(1_800) == "30m"
    assert MEGABYTES.write(10_000_000) == "10 MB"


@pytest.mark.parametrize("value", [1, 0, "true", None])
def test_a_flag_is_true_or_false_and_nothing_else(value: object) -> None:
    assert Flag().read(True) is True
    with pytest.raises(WrongValueError, match="true or false"):
        Flag().read(value)


@pytest.mark.parametrize("value", [0, 11, True, 3.0, "3", None])
def test_a_whole_number_keeps_within_its_limits(value: object) -> None:
    assert Whole(1, 10).read(10) == 10
    with pytest.raises(WrongValueError, match="from 1 to 10"):
        Whole(1, 10).read(value)


def test_a_wrong_choice_is_told_the_nearest() -> None:
    with pytest.raises(WrongValueError) as told:
        Choice(("auto", "dark", "light")).read("drak")
    assert told.value.nearest == "dark"
    with pytest.raises(WrongValueError):
        Choice(("auto",)).read(["auto"])


@pytest.mark.parametrize(("value", "name"), [("Cyan", "cyan"), ("bright-red", "bright_red"), ("#AAbb09", "#aabb09")])
def test_a_colour_is_one_of_sixteen_or_a_triple(value: str, name: str) -> None:
    assert len(set(COLOURS)) == 16
    assert Colour().read(value) == name


@pytest.mark.parametrize("value", ["#abc", "#gggggg", "pink", "", 7])
def test_what_is_no_colour_is_wrong(value: object) -> None:
    with pytest.raises(WrongValueError):
        Colour().read(value)


def test_a_web_address_is_one_or_nothing() -> None:
    for value in ("", "http://127.0.0.1:3128", "https://proxy.example/"):
        assert WebAddress().read(value) == WebAddress().write(value) == value


@pytest.mark.parametrize(
    "value", ["socks5://127.0.0.1:9050", "127.0.0.1:3128", " ", 7, None, "http://me:hunter2@a.example"]
)
def test_what_is_no_web_address_without_a_password_is_wrong(value: object) -> None:
    with pytest.raises(WrongValueError) as raised:
        WebAddress().read(value)
    assert "hunter2" not in str(raised.value)


def test_the_nearest_word_is_found_whatever_its_case_and_none_is_far() -> None:
    assert nearest("EVRY", ("every", "on_start")) == "every"
    assert nearest("zzz", ("every", "on_start")) is None


@pytest.mark.parametrize(
    ("kind", "value", "meaning"),
    [
        (FeedAddress(), "https://a.example/feed", "https://a.example/feed"),
        (Name(), "  My\tfeed ", "My feed"),
        (Name(), "", None),
        (Tags(), ["news", " news ", "", "x"], ("news", "x")),
        (Word(FullText), "always", FullText.ALWAYS),
        (Selector(), " main  > p ", "main > p"),
        (Selector(), "", ""),
        (Folder(), "", ""),
        (Folder(), "~/Sync/my marks", "~/Sync/my marks"),
    ],
)
def test_what_is_said_of_a_feed_is_read_and_written_back(kind: Kind[object], value: object, meaning: object) -> None:
    read = kind.read(value)
    assert (read, type(read)) == (meaning, type(meaning))
    assert kind.read(kind.write(read)) == read


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((FeedAddress(), value) for value in ("", "ftp://a.example/", 7, "https://me:secret@a.example/")),
        *((Name(), value) for value in (7, None, ["x"])),
        *((Tags(), value) for value in ("x", [7], None)),
        *((Word(FullText), value) for value in ("", "Always", True, None, ["always"])),
        *((Folder(), value) for value in ("marks", "./marks", "~", "/a\nb", 7, None)),
        *((Selector(), value) for value in ("!!", "a[", 7, None, "a" * 501, ["p"])),
    ],
)
def test_what_cannot_be_said_of_a_feed_is_wrong(kind: Kind[object], value: object) -> None:
    with pytest.raises(WrongValueError) as raised:
        kind.read(value)
    assert "secret" not in str(raised.value)


def test_a_query_is_clean_text_whose_meaning_is_read_later() -> None:
    assert QueryText().read(" title:a\x1b[31m  (b") == "title:a[31m (b"
    assert QueryText().write(QueryText().read("a OR")) == "a OR"
    for value in (None, 7, ["a"], {"a": 1}):
        with pytest.raises(WrongValueError):
            QueryText().read(value)
