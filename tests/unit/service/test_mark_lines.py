"""Marks as lines of a log."""

import pytest

from matins.model.mark import READ, STARRED, TAG, Touched
from matins.service.mark_lines import (
    MOST_AHEAD,
    Header,
    Names,
    Said,
    Standing,
    condensed,
    damaged,
    feed_in,
    read_header,
    read_lines,
    take_in,
    touched_lines,
    written,
)

A = "https://a.example/feed"
NOW = 1_800_000_000
ONE, TWO = Names(A).article("1"), Names(A).article("2")
HEADER = Header("aaaa", "g001").line()


def test_a_mark_is_a_line_of_34_bytes_that_names_nothing() -> None:
    line = touched_lines([Touched(A, "https://a.example/1", NOW, {READ: True})])
    assert len(line) == 34
    assert b"example" not in line
    assert [said[2] for said in read_lines(line, NOW)] == [((READ, True),)]


def test_marks_and_tags_are_read_as_they_were_written() -> None:
    aspects = {READ: False, STARRED: True, TAG + "news": True, TAG + "ä b": False}
    content = HEADER + touched_lines([Touched(A, "1", NOW, aspects)])
    told = [said for _, name, aspects_, _ in read_lines(content, NOW) if name == ONE for said in aspects_]
    assert dict(told) == aspects
    assert damaged(content) == 0


def test_an_article_goes_by_one_name_however_its_feed_is_spelt() -> None:
    assert Names("http://www.a.example/feed/?utm_source=x").article("1") == ONE
    assert Names(A).article("http://a.example/1") == Names(A).article("https://www.a.example/1")
    assert Names("https://b.example/feed").article("1") != ONE
    assert feed_in(ONE) == feed_in(TWO) == Names(A).feed
    assert len(Names("\ud800").article("\ud800")) == 20


@pytest.mark.parametrize("word", ["", "A", "abc", "x" * 17, "a b"])
def test_a_first_line_of_another_kind_is_none(word: str) -> None:
    assert read_header(f"matins-marks 1 {word} g001 -\n".encode()) is None
    assert read_header(HEADER) == Header("aaaa", "g001")
    assert read_header(HEADER[:-1]) is None
    assert read_header(b"matins-marks 2 aaaa g001 -\n") is None


def test_what_is_no_line_is_passed_over_and_counted() -> None:
    sound = written(ONE, NOW, [(READ, True)])
    content = b"".join(
        (
            *(HEADER, b"\0\xff\n", sound, sound[:20], b"\n", b"x" * 1000, b"\n", b"99999999999 ", ONE, b" r\n"),
            *(sound, sound[:-2], b"q\n", b"-000000001 ", ONE, b" r\n", sound[:-1]),
        )
    )
    assert len(list(read_lines(content, NOW))) == 2
    assert damaged(content) == 7
    assert damaged(b"") == 0


def test_ten_megabytes_without_an_end_are_one_damaged_line() -> None:
    content = HEADER + b"1" * 10_000_000 + b"\n" + written(ONE, NOW, [(READ, True)])
    assert (len(list(read_lines(content, NOW))), damaged(content)) == (1, 1)


def test_a_line_that_a_crash_cut_short_is_none_though_it_looks_whole() -> None:
    content = HEADER + written(ONE, NOW, [(TAG + "newspaper", True)])
    assert list(read_lines(content[:-6], NOW)) == []


def test_no_time_goes_back_and_none_comes_from_far_ahead() -> None:
    times = (NOW, NOW - 200, NOW + MOST_AHEAD, NOW + 10**9, NOW + 5)
    content = HEADER + b"".join(written(ONE, time, [(READ, True)]) for time in times)
    assert [line[0] for line in read_lines(content, NOW)] == [NOW, NOW, *[NOW + MOST_AHEAD] * 3]


def test_a_tag_that_is_too_long_or_nothing_is_left_out() -> None:
    assert written(ONE, NOW, [(TAG + "ä" * 201, True), (TAG, True), (TAG + "\x1b", True)]) == b""


def test_what_was_done_last_counts_and_within_a_second_what_the_later_name_says() -> None:
    feeds = {Names(A).feed}
    said = [("aaaa", NOW, True), ("cccc", NOW, False), ("bbbb", NOW, True)]
    for order in (said, said[::-1]):
        standing: Standing = {}
        for device, time, read in order:
            take_in(standing, device, read_lines(written(ONE, time, [(READ, read)]), NOW), feeds)
        assert standing == {ONE: {READ: Said(NOW, "cccc", stands=False)}}
    take_in(standing, "aaaa", read_lines(written(ONE, NOW + 1, [(READ, True)]), NOW), feeds)
    assert standing[ONE][READ].stands
    take_in(standing, "aaaa", read_lines(written(TWO, NOW, [(READ, True)]), NOW), set())
    assert TWO not in standing


def test_a_condensed_log_says_the_same_in_fewer_lines() -> None:
    content = HEADER + b"".join(
        written(name, NOW + time, [(aspect, bool(time % 2))])
        for time in range(20)
        for name, aspect in ((ONE, READ), (TWO, STARRED), (TWO, TAG + "x"))
    )
    short = condensed(content, NOW + 100)
    assert short.count(b"\n") == 3
    whole, less = Standing(), Standing()
    take_in(whole, "aaaa", read_lines(content, NOW + 100), {Names(A).feed})
    take_in(less, "aaaa", read_lines(short, NOW + 100), {Names(A).feed})
    assert whole == less
