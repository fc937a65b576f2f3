"""The title of a page's article, from what is claimed and what is shown."""

import pytest
from lxml import html

from matins.extract.headline import SiteNames, headline, shown_lines, shown_text
from matins.text.clean import Clean

NOWHERE = SiteNames((), "")


def titled(
    *,
    og: str = "",
    ld: str = "",
    title: str = "",
    twitter: str = "",
    h1: tuple[str, ...] = (),
    body: str = "<p>x</p>",
    sites: SiteNames = NOWHERE,
) -> str | None:
    claims = {"og:title": og, "ld": ld, "title": title, "twitter:title": twitter}
    tree = html.document_fromstring(f"<html><head></head><body>{body}</body></html>")
    return headline(tree, claims, tuple(map(Clean, h1)), sites)


def test_the_heading_that_is_claimed_comes_before_other_headings() -> None:
    assert titled(title="Bees are back | Town", h1=("Our readers", "Bees are back")) == "Bees are back"


def test_a_heading_that_names_the_site_is_no_title() -> None:
    site = SiteNames(["The Town Crier"], "towncrier.example")
    assert titled(title="Bees are back - The Town Crier", h1=("Town Crier",), sites=site) == "Bees are back"


def test_a_heading_that_begins_with_the_sites_name_is_a_title_where_it_is_claimed() -> None:
    assert titled(og="Tesla falls", h1=("Tesla falls",), sites=SiteNames([], "tesla.example")) == "Tesla falls"


def test_most_claims_outvote_a_heading_unlike_them() -> None:
    claim = "Start a firm in ten steps"
    assert titled(og=claim, ld=claim, title=claim, h1=("We are here for you",)) == claim
    assert titled(title=claim, h1=("We are here for you",)) == "We are here for you"


def test_a_heading_that_differs_little_from_the_claims_is_the_title() -> None:
    assert titled(og="Bees are back in town", h1=("The bees are back in town",)) == "The bees are back in town"


@pytest.mark.parametrize(
    "claim",
    [
        "Bees are back | Town",
        "Bees are back | News | Town",
        "Bees are back - Town",
        "Town: Bees are back",
        "Town | Bees are back",
        "Bees are back – Town.example",
        "Bees are back｜Town",
        "Bees are back | What our reporters saw",
    ],
)
def test_the_site_and_its_sections_are_cut_off(claim: str) -> None:
    assert titled(title=claim, sites=SiteNames(["Town"], "town.example")) == "Bees are back"


@pytest.mark.parametrize("claim", ["Bees: they are back", "A - B", "Bees are back - honey at last", "To be | not"])
def test_what_may_be_the_title_itself_stays(claim: str) -> None:
    assert titled(title=claim) == claim


def test_a_slogan_goes_where_the_page_shows_the_title_without_it() -> None:
    claim = "Bees are back in our town - All the news"
    assert titled(title=claim, body="<div>Bees are back in our town</div>") == "Bees are back in our town"
    assert titled(title=claim) == claim


def test_a_kicker_that_is_left_out_when_shared_is_no_part_of_the_title() -> None:
    assert titled(og="Bees are back", ld="Nature: Bees are back", h1=("Nature: Bees are back",)) == "Bees are back"
    assert titled(title="Nature: Bees are back", h1=("Nature: Bees are back",)) == "Nature: Bees are back"


def test_without_headings_the_line_most_like_the_title_is_it() -> None:
    body = "<div>Menu</div><div>Bees are <b>back</b> in town!</div><p>They hum again, and they hum all day long.</p>"
    assert titled(title="Bees are back in our town", body=body) == "Bees are back in town!"


def test_a_lone_heading_is_the_title_where_nothing_is_claimed() -> None:
    assert titled(h1=("Bees",)) == "Bees"
    assert titled(h1=("Bees", "Ants")) is None
    assert titled() is None


def test_the_site_is_known_by_its_names_and_by_its_host() -> None:
    site = SiteNames(["The Daily Bee", ""], "thedailybee.co.uk")
    assert all(map(site.include, ["The Daily Bee", "the daily bee!", "THEDAILYBEE", "Daily Bee"]))
    assert not any(map(site.include, ["", "Bee", "co", "uk", "The daily bee news that nobody else would ever print"]))


def test_lines_end_where_blocks_do() -> None:
    element = html.fragment_fromstring(
        "<h1>Bees<br>are <em>ba</em>ck<span> now</span><div>and</div> here<script>x</script></h1>"
    )
    assert list(shown_lines(element)) == ["Bees", "are back now", "and", "here"]
    assert shown_text(element) == "Bees are back now and here"


def test_a_lone_heading_gives_way_to_a_claim_that_the_page_shows() -> None:
    body = "<h1>The humming post</h1><div>Bees are back in town</div>"
    assert titled(title="Bees are back in town - Hum", h1=("The humming post",), body=body) == "Bees are back in town"
    assert titled(title="Bees are back in town - Hum", h1=("The humming post",)) == "The humming post"


def test_the_sign_of_a_headings_link_to_itself_is_not_shown() -> None:
    heading = html.fragment_fromstring('<h1>Keep bees in C#<a href="#keep">¶</a></h1>')
    assert shown_text(heading) == "Keep bees in C#"


def test_the_word_title_before_a_title_is_no_part_of_it() -> None:
    assert titled(title="[2601.00001] Counting the bees of a town", h1=("Title:Counting the bees of a town",)) == (
        "Counting the bees of a town"
    )
    assert titled(h1=("Titles: a history",)) == "Titles: a history"
