"""A plain list of feeds."""

from matins.feeds.lists import Listed, plain_list


def test_addresses_comments_and_blank_lines() -> None:
    listed, skipped = plain_list("\ufeff# my feeds\n\nhttps://a.example/feed\r\n  http://b.example/rss  \n #c\n")
    assert listed == (Listed(3, "https://a.example/feed"), Listed(4, "http://b.example/rss"))
    assert skipped == ()


def test_each_line_that_is_no_address_is_named_with_the_reason() -> None:
    listed, skipped = plain_list(
        "feed\nftp://a.example/\nhttps://a.example/ tag\n|rm -rf /\nhttps://a.example/\nhttps://a.example/"
    )
    assert listed == (Listed(5, "https://a.example/"),)
    assert [(line.line, line.text, line.reason) for line in skipped] == [
        (1, "feed", "not an http or https address"),
        (2, "ftp://a.example/", "not an http or https address"),
        (3, "https://a.example/ tag", "not an http or https address"),
        (4, "|rm -rf /", "not an http or https address"),
        (6, "https://a.example/", "the same as line 5"),
    ]


def test_what_is_told_of_a_line_is_clean() -> None:
    _, (skipped,) = plain_list("\x1b[31mred\u202e" + "x" * 10_000)
    assert skipped.text.startswith("[31mredx")
    assert len(skipped.text) == 300


def test_an_empty_list_is_empty() -> None:
    assert plain_list("") == ((), ())
