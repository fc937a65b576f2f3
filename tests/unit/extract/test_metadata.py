"""What a page says about itself."""

from datetime import UTC, datetime

import pytest
from lxml import html

from matins.extract import metadata


def page(head: str = "", body: str = "<p>x</p>", attributes: str = "") -> html.HtmlElement:
    return html.document_fromstring(f"<html {attributes}><head>{head}</head><body>{body}</body></html>")


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bees are back | Town</title>", "<h1>Town</h1><h1>Bees are back</h1>", "Town"),
        ("<title>Bees are back – Paper</title>", "<h1>Paper of Record</h1><h1>Bees are back</h1>", "Bees are back"),
        ('<meta property="og:title" content="Bees are back!">', "<h1>Menu</h1><h1>Bees are back</h1>", "Bees are back"),
        (
            '<title>City: Bees are back</title><meta property="og:title" content="Bees are back">',
            "<h1>City: Bees are back</h1>",
            "Bees are back",
        ),
        ("<title>Something else</title>", "<h1>Bees <em>are</em> back</h1>", "Bees are back"),
        (LD.format('{"@type": "NewsArticle", "headline": "Bees"}'), "<h1>a</h1><h1>b</h1>", "Bees"),
        (
            LD.format(
                '{"@graph": [{"@type": "Person", "headline": "no"}, {"@type": ["BlogPosting"], "headline": "Bees"}]}'
            ),
            "",
            "Bees",
        ),
        (LD.format("{broken") + '<meta property="og:title" content="Shared">', "", "Shared"),
        ("<title> Only\nthis </title>", "", "Only this"),
        ("", "", None),
    ],
)
def test_the_title_is_found_by_the_rule(head: str, body: str, title: str | None) -> None:
    assert metadata.page_title(page(head, body)) == title


@pytest.mark.parametrize(
    ("attributes", "lang"),
    [
        ('lang="en-US"', "en"),
        ('lang="PT_br"', "pt"),
        ('xml:lang="de"', "de"),
        ('lang=""', None),
        ('lang="!?"', None),
        ("", None),
    ],
)
def test_the_language_is_the_primary_subtag(attributes: str, lang: str | None) -> None:
    assert metadata.language(page(attributes=attributes)) == lang


@pytest.mark.parametrize(
    ("href", "url", "link"),
    [
        ("https://example.org/a", "https://www.example.org/a?utm_source=x", "https://example.org/a"),
        ("/a", "https://example.org/b", "https://example.org/a"),
        ("https://elsewhere.org/", "https://example.org/a", "https://example.org/a"),
        ("javascript:x", "https://example.org/a", "https://example.org/a"),
        ("https://example.org/a", None, "https://example.org/a"),
        ("", None, None),
    ],
)
def test_the_canonical_link_is_believed_on_its_own_site(href: str, url: str | None, link: str | None) -> None:
    assert metadata.canonical_link(page(f'<link rel="canonical" href="{href}">'), url) == link


def test_the_stated_moment_of_publication_is_read() -> None:
    stated = page('<meta property="article:published_time" content="2026-05-04T06:07:08+02:00">')
    assert metadata.published(stated) == datetime(2026, 5, 4, 4, 7, 8, tzinfo=UTC)
    assert metadata.published(page('<meta property="article:published_time" content="soon">')) is None


def test_a_hostile_json_ld_is_survived() -> None:
    deep = "[" * 100_000
    assert metadata.page_title(page(LD.format(deep) + LD.format('{"@type": 5, "headline": 7}'))) is None
