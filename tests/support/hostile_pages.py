"""Pages of the tests' own that no reader was made for, each with an article in it or the reason why there is none."""

from collections.abc import Callable, Mapping

LINE = "The council of the harbour town voted {} times on the old bridge, and engineers began to repair it in spring."
ARTICLE = f"<article><h1>The bridge</h1>{''.join(f'<p>{LINE.format(time)}</p>' for time in range(20))}</article>"


def page(body: str, *, head: str = "") -> str:
    """Return a page with `body`."""
    return f"<!doctype html><html lang=en><head><title>The bridge</title>{head}</head><body>{body}</body></html>"


def _rows(count: int) -> str:
    return "<table>" + "".join(f"<tr>{f'<td>{row}.</td>' * 10}</tr>" for row in range(count)) + "</table>"


WITH_ARTICLE: Mapping[str, Callable[[], str | bytes]] = {
    "own-nested": lambda: page("<div>" * 20_000 + ARTICLE + "</div>" * 20_000),
    "own-nested-marks": lambda: page("<b><i><font>" * 10_000 + ARTICLE),
    "own-empty-parts": lambda: page("<div></div>" * 100_000 + ARTICLE),
    "own-links": lambda: page("".join(f"<a href='/{number}'>no {number}</a> " for number in range(40_000)) + ARTICLE),
    "own-options": lambda: page(f"<select>{'<option>Land</option>' * 60_000}</select>{ARTICLE}"),
    "own-cells": lambda: page(_rows(9_000) + ARTICLE),
    "own-marks": lambda: page(
        ARTICLE + "<p>" + "".join(f"<span>w{number}</span> " for number in range(60_000)) + "</p>"
    ),
    "own-attributes": lambda: page("<p " + " ".join(f"a{number}=1" for number in range(100_000)) + f">x</p>{ARTICLE}"),
    "own-long-attributes": lambda: page(f"<p class={'x' * 2_000_000}>x</p><p id='{'y' * 1_000_000}'>{ARTICLE}"),
    "own-data": lambda: page(ARTICLE, head=f"<script type=application/ld+json>{'[' * 2_500_000}</script>"),
    "own-title": lambda: page(ARTICLE, head=f"<title>{'bridge ' * 400_000}</title>"),
    "own-blanks": lambda: page(f"<pre>{' ' * 2_500_000}</pre>{ARTICLE}"),
    "own-less-than": lambda: page(ARTICLE + "<" * 1_000_000),
    "own-open-tags": lambda: page(ARTICLE + "<a " * 500_000),
    "own-ends": lambda: page("</p></div>" * 100_000 + ARTICLE),
    "own-plaintext": lambda: page(ARTICLE + "<plaintext>" + "<p>x" * 200_000),
    "own-cut-off": lambda: page(ARTICLE)[:-400],
    "own-references": lambda: page(ARTICLE.replace("old bridge", "old &#27;[31m&#0;&#xD800;&#99999999999;bridge")),
    "own-cp1252-as-utf-8": lambda: page(ARTICLE.replace("old", "„old“ – très")).encode("cp1252", "replace"),
    "own-bad-byte": lambda: page(ARTICLE.replace("old", "„old“ – très")).encode().replace(b"spring", b"sp\xffing", 1),
    "own-utf-16": lambda: page(ARTICLE).encode("utf-16-le"),
}
"""Pages whose article is to be found all the same."""

WITHOUT_ARTICLE: Mapping[str, tuple[str, Callable[[], str | bytes]]] = {
    "own-jpeg": ("an image, not a web page", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 400),
    "own-noise": ("a binary file, not a web page", lambda: b"\x01\x02\x03\x04" + bytes(range(255, -1, -1)) * 400),
    "own-cut-off-gzip": ("compressed data, not a web page", lambda: b"\x1f\x8b\x08\x00" + bytes(range(256)) * 40),
    "own-json": ("JSON data, not a web page", lambda: '{"error": "not found", "code": 404}'),
    "own-feed": ("a feed, not a web page", lambda: "<?xml version='1.0'?><rss version='2.0'><channel/></rss>"),
}
"""What is sent as a page and is none, with the reason that is given."""
