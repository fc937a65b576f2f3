"""What a page says about itself."""

from datetime import UTC, datetime

import pytest
from lxml import html

from matins.extract.json_ld import ld_article
from matins.extract.metadata import About, about_page

LD = '<script type="application/ld+json">{}</script>'
HERE = "https://example.org/a"
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def about(head: str = "", body: str = "<p>x</p>", attributes: str = "", url: str | None = HERE) -> About:
    tree = html.document_fromstring(f"<html {attributes}><head>{head}</head><body>{body}</body></html>")
    return about_page(tree, url, ld_article(tree))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bees are back | Town</title>", "<h1>Town</h1><h1>Bees are back</h1>", "Bees are back"),
        ("<title>Bees are back – Paper</title>", "<h1>Paper of Record</h1><h1>Bees are back</h1>", "Bees are back"),
        ('<meta property="og:title" content="Bees are back!">', "<h1>Menu</h1><h1>Bees are back</h1>", "Bees are back"),
        (
            '<title>City: Bees are back</title><meta property="og:title" content="Bees are back">',
            "<h1>City: Bees are back</h1>",
            "Bees are back",
        ),
        ("<title>Something else</title>", "<h1>Bees <em>are</em> back</h1>", "Bees are back"),
        (LD.format('{"@type": "NewsArticle", "headline": "Bees"}'), "<h1>a</h1><h1>b</h1>", "Bees"),
        (LD.format("{broken") + '<meta property="og:title" content="Shared">', "", "Shared"),
        ('<meta name="twitter:title" content="Bees">', "", "Bees"),
        ("", '<h2 itemprop="headline name">Bees</h2>', "Bees"),
        ('<meta property="og:site_name" content="Hum"><title>Bees, ants - Hum</title>', "", "Bees, ants"),
        ("<title> Only\nthis </title>", "", "Only this"),
        ("", "", None),
    ],
)
def test_the_title_is_what_most_of_the_page_says(head: str, body: str, title: str | None) -> None:
    assert about(head, body).title == title


def test_the_first_headings_are_told() -> None:
    assert about(body="<h1>Bees<br>are</h1><h1> </h1>" + "<h1>Ants</h1>" * 9).headings == ("Bees are", *["Ants"] * 4)


@pytest.mark.parametrize(
    ("attributes", "head", "lang"),
    [
        ('lang="en-US"', "", "en"),
        ('lang="PT_br"', "", "pt"),
        ('xml:lang="de"', "", "de"),
        ('lang=""', '<meta property="og:locale" content="nl_BE">', "nl"),
        ('lang="!?"', '<meta http-equiv="Content-Language" content="fr">', "fr"),
        ("", LD.format('{"@type": "Article", "inLanguage": "it-IT"}'), "it"),
        ("", '<meta http-equiv="Content-Language" content="utf-8">', None),
        ('lang="english"', "", None),
        ("", "", None),
    ],
)
def test_the_language_is_the_primary_subtag(attributes: str, head: str, lang: str | None) -> None:
    assert about(head, attributes=attributes).lang == lang


@pytest.mark.parametrize(
    ("head", "url", "link"),
    [
        (
            '<link rel="canonical" href="https://example.org/a">',
            "https://www.example.org/a?utm_source=x",
            "https://example.org/a",
        ),
        ('<link rel="alternate Canonical" href="/a">', "https://example.org/b", "https://example.org/a"),
        ('<meta property="og:url" content="https://example.org/a">', "https://example.org/b", "https://example.org/a"),
        ('<link rel="canonical" href="https://elsewhere.org/">', HERE, HERE),
        ('<link rel="canonical" href="/">', HERE, HERE),
        ('<link rel="canonical" href="/index.html">', HERE, HERE),
        ('<link rel="canonical" href="/?p=7">', HERE, "https://example.org/?p=7"),
        ('<link rel="canonical" href="/">', "https://example.org/index.php", "https://example.org/"),
        ('<link rel="canonical" href="javascript:x">', HERE, HERE),
        ('<link rel="canonical" href="https://example.org/a">', None, "https://example.org/a"),
        ('<link rel="canonical" href="">', None, None),
        ("", None, None),
    ],
)
def test_the_canonical_link_is_believed_on_its_own_site(head: str, url: str | None, link: str | None) -> None:
    assert about(head, url=url).link == link


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2026-05-04T14:00:00+02:00">', ""),
        ('<meta name="DC.date.issued" content="2026-05-04T12:00:00Z">', ""),
        ('<meta name="date" content="soon"><meta name="citation_date" content="2026-05-04T12:00Z">', ""),
        (LD.format('{"@type": "Article", "datePublished": "2026-05-04T12:00:00Z"}'), "<time>3 May 2026</time>"),
        ("", '<span itemprop="datePublished" content="2026-05-04T12:00Z">today</span>'),
        ("", '<time itemprop="dateModified datePublished" datetime="2026-05-04T12:00Z">today</time>'),
        ("", '<time datetime="2026-05-03"></time><time pubdate datetime="2026-05-04T12:00Z">today</time>'),
        ("", '<time datetime="2026-05-03"></time><time class="entry-date" datetime="2026-05-04T12:00Z"></time>'),
        ("", '<p>Updated <time datetime="2026-05-09"></time></p><time datetime="2026-05-04T12:00Z">today</time>'),
        ("", "<time>May 4, 2026 12:00</time>"),
    ],
)
def test_the_moment_of_publication_is_read_where_it_is_stated(head: str, body: str) -> None:
    assert about(head, body or "<p>x</p>").published == NOON


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="soon">', ""),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', ""),
        ('<meta property="article:published_time" content="9999-01-01T00:00:00Z">', ""),
        ('<meta property="article:modified_time" content="2026-05-04T12:00:00Z">', ""),
        ("", '<time class="updated" datetime="2026-05-04T12:00Z"></time>'),
        ("", "<p>4 May 2026</p>"),
    ],
)
def test_a_date_that_is_not_stated_is_none(head: str, body: str) -> None:
    assert about(head, body or "<p>x</p>").published is None


def test_authors_are_read_from_meta_elements_and_microdata() -> None:
    person = '<span itemprop="author"><b itemprop="name">Ann Lee</b> <i>Senior reporter</i></span>'
    assert about(body=person).authors == ("Ann Lee",)
    assert about('<meta name="author" content="By Bo Lind">', person).authors == ("Bo Lind",)
    assert about(body='<p itemprop="author">Ann Lee<br>gardener</p>').authors[0] == "Ann Lee"


def test_the_site_and_the_standfirst_are_told() -> None:
    found = about(
        '<meta property="og:site_name" content=" Town\u202e "><meta property="og:description" content="They\nhum.">'
        '<meta name="description" content="Other.">'
    )
    assert (found.site_name, found.description) == ("Town", "They hum.")
    assert about(LD.format('{"@type": "WebSite", "name": "Town"}')).site_name == "Town"
    assert about() == About(link=HERE)


def test_a_wall_is_told() -> None:
    assert about(LD.format('{"@type": "Article", "isAccessibleForFree": false}')).paywalled
    assert about('<meta property="article:content_tier" content="locked">').paywalled
    assert not about('<meta property="article:content_tier" content="free">').paywalled


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="author" content="Ann Lee">' * 20_000, ""),
        ("<title>" + "a - b | " * 200_000 + "</title>", ""),
        ('<meta name="author" content="' + "Ann Lee and " * 90_000 + '">', ""),
        ("<title>a b c</title>", "<h1>a b c</h1>" * 20_000),
        ("<title>a b c</title>", "<h1>a b" * 200 + "<p>x</p>" * 10_000),
        ("", "<p>By Ann Lee</p>" * 20_000),
        ("", "<div>" * 200 + '<b class="author">Ann</b>' * 50_000),
        ("", '<div class="author" itemprop="author headline">Ann' * 200 + "<p>x</p>" * 10_000),
    ],
)
def test_a_hostile_page_is_read_in_part(head: str, body: str) -> None:
    assert len(about(head, body or "<p>x</p>").title or "") <= 500
