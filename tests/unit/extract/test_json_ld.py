"""The article that a page describes in JSON-LD."""

from datetime import UTC, datetime

import pytest
from lxml import html

from matins.extract.json_ld import LdArticle, ld_article, ld_values
from matins.text.clean import Clean

LD = '<script type="application/ld+json">{}</script>'


def page(*scripts: str, title: str = "") -> html.HtmlElement:
    return html.document_fromstring(f"<title>{title}</title>" + "".join(map(LD.format, scripts)) + "<p>x</p>")


def article(*scripts: str, title: str = "") -> LdArticle:
    found = ld_article(page(*scripts, title=title))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Bees"}',
        '[{"@type": "Person", "headline": "no"}, {"@type": ["Thing", "BlogPosting"], "headline": "Bees"}]',
        '{"@graph": [{"@type": "Person"}, {"@type": "Article", "headline": "Bees"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "TechArticle", "headline": "Bees"}}',
        '{"@type": "Report", "name": "Bees"}',
        '{"@type": "Person"} , {"@type": "Article", "headline": "Bees"}',
        '<!-- {"@type": "Article", "headline": "Bees"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Bees"}\n//]]>',
        '/*<![CDATA[*/ {"@type": "Article", "headline": "Bees"} /*]]>*/',
        '{"@type": "Article", "headline": "Bees",}',
        '{"@type": "Article", "list": [1, 2, ], "headline": "Bees", // the last\n}',
        '{"@type": "Article", /* mind the gap */ "headline": "Bees"};',
        '{"@type": "Article", "headline": "Be\\es"}',
        '{"@type": "Article", "url": "https://a/b // c, ]", "note": "it\\\'s", "headline": "Bees"}',
        '{"@type": "Article", "headline": "Bees\n\t"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Bees&quot;}",
        '{"@type": "Article", "headline": "<b>Bees</b>"}',
        '{"@type": "Article", "headline": "Bees"}}}',
    ],
)
def test_the_article_is_found_and_its_json_mended(script: str) -> None:
    assert article(script).headline == "Bees"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "{broken",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"@type": "JobPosting", "headline": "Beekeeper"}',
        '{"@type": "Person", "name": "Ann"}',
        '{"@type": 5, "headline": 7}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": "A neighbour"}]}',
        '{"n": ' + "9" * 5_000 + "}",
    ],
)
def test_what_tells_of_no_article_is_none(script: str) -> None:
    assert ld_article(page(script)) is None


def test_of_several_articles_the_one_of_the_title_is_taken() -> None:
    other = '{"@type": "Article", "headline": "Ants in the larder"}'
    own = '{"@type": "Article", "headline": "Bees are back"}'
    assert article(other, own, title="Bees are back | Town").headline == "Bees are back"
    assert article(other, own).headline == "Ants in the larder"


def test_the_headline_of_a_whole_web_page_is_not_its_name() -> None:
    script = '{"@type": "WebPage", "name": "Bees - Town", "datePublished": "2026-05-04"}'
    assert article(script).headline == ""
    assert article(script).published == datetime(2026, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ann Lee"', ("Ann Lee",)),
        ('{"@type": "Person", "name": "Ann Lee"}', ("Ann Lee",)),
        ('[{"name": "Ann Lee"}, [{"name": "Bo Lind"}], "Ann Lee"]', ("Ann Lee", "Bo Lind")),
        ('{"@id": "#ann"}', ("Ann of the graph",)),
        ('{"@id": "#nobody"}', ()),
        ('{"name": ["Ann Lee", {"name": "Bo Lind"}]}', ("Ann Lee", "Bo Lind")),
        ('{"name": "O&amp;#39;Neill"}', ("O'Neill",)),
        ("7", ()),
        ("null", ()),
        ('{"name": {"name": {"name": 5}}}', ()),
    ],
)
def test_authors_are_texts_objects_lists_or_references(author: str, names: tuple[str, ...]) -> None:
    graph = f'{{"@graph": [{{"@type": "Article", "author": {author}}}, {{"@id": "#ann", "name": "Ann of the graph"}}]}}'
    assert article(graph).authors == names


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('"One.\\n\\n Two. "', "One.\nTwo."),
        ('"<p>One &amp; only.</p><p>Two<br/>Three</p>"', "One & only.\nTwo\nThree"),
        ('"&lt;p&gt;One.&lt;/p&gt;&lt;i&gt;Two&lt;/i&gt;"', "One.\nTwo"),
        ('["One.", 5, "Two."]', "One.\nTwo."),
        ('"1 < 2 and 3 > 2"', "1 < 2 and 3 > 2"),
        ('"\\u202eOne\\ud800."', "One."),
        ("5", ""),
    ],
)
def test_the_body_is_clean_text_with_its_paragraphs(body: str, text: str) -> None:
    assert article(f'{{"@type": "Article", "articleBody": {body}}}').body == text


@pytest.mark.parametrize(
    ("said", "paywalled"),
    [
        ("", False),
        (', "isAccessibleForFree": true', False),
        (', "isAccessibleForFree": "True"', False),
        (', "isAccessibleForFree": false', True),
        (', "isAccessibleForFree": "False"', True),
        (', "isAccessibleForFree": "http://schema.org/False"', True),
        (', "hasPart": {"isAccessibleForFree": "false"}', True),
        (', "hasPart": [5, {"isAccessibleForFree": false}]', True),
    ],
)
def test_a_wall_is_told(said: str, paywalled: bool) -> None:
    assert article(f'{{"@type": "Article"{said}}}').paywalled is paywalled


def test_dates_language_section_and_sites_are_read() -> None:
    found = article(
        '{"@type": "Article", "datePublished": "\\"2026-05-04T06:07:08+02:00\\"", "dateModified": ["2026-05-05"],'
        ' "inLanguage": {"name": "German", "alternateName": "de"}, "articleSection": ["Nature", "Town"],'
        ' "publisher": {"name": "The Town"}, "description": "They hum."}',
        '{"@type": "WebSite", "name": "Town online"}',
    )
    assert found.published == datetime(2026, 5, 4, 4, 7, 8, tzinfo=UTC)
    assert found.modified == datetime(2026, 5, 5, tzinfo=UTC)
    assert (found.lang, found.section, found.description) == ("de", "Nature", "They hum.")
    assert found.sites == ("The Town", "Town online")


def test_a_site_is_known_without_an_article() -> None:
    assert article('{"@type": "Organization", "name": "The Town"}') == LdArticle(sites=(Clean("The Town"),))


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "' + "\\'" * 100_000,
        '{"a": "' + "\\x" * 100_000 + '"}',
        '"\\"' * 100_000,
        "{" + "/*" * 200_000,
        "{" + ", " * 200_000,
        '{"' + "\\" * 200_001,
        "{} " * 100_000,
    ],
)
def test_what_cannot_be_mended_is_given_up_at_once(text: str) -> None:
    assert len(ld_values(text)) <= 50
