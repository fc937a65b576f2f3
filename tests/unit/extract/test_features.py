"""Each number that is told of a piece, on small pages: what it means."""

from collections.abc import Sequence
from math import log1p

import pytest
from lxml import html

from matins.extract.features import FEATURES, MOST_WORDS, Evidence, features, kept_shares
from matins.extract.walk import pieces_of
from matins.text.shingles import tokens

PROSE = [
    "The keepers of the old town have counted their hives again and found twice as many bees as before.",
    "A mild spring and late mowing along the railway gave them flowers from the first days of April on.",
    "Whoever has a balcony can help with thyme and borage and should leave the ivy on the wall alone.",
]
ARTICLE = "".join(f"<p>{text}</p>" for text in PROSE)


def numbers(body: str, kept: Sequence[str] = PROSE, **evidence: str | Sequence[str]) -> list[dict[str, float]]:
    """Return the numbers by name of every piece of a page, of which trafilatura kept the lines `kept`."""
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    held = Evidence(
        list(kept),
        tuple(evidence.get("titles", ())),
        str(evidence.get("description", "")),
        str(evidence.get("site_name", "")),
        str(evidence.get("json_ld", "")),
    )
    return [dict(zip(FEATURES, row, strict=True)) for row in features(pieces_of(tree.find("body")), held)]


def named(name: str, body: str, kept: Sequence[str] = PROSE, **evidence: str | Sequence[str]) -> list[float]:
    return [row[name] for row in numbers(body, kept, **evidence)]


def test_every_name_is_given_once() -> None:
    assert len(FEATURES) == len(set(FEATURES)) == 29


def test_a_page_without_pieces_has_no_rows() -> None:
    assert features([], Evidence([])) == []


def test_in_body_is_the_share_of_a_piece_that_trafilatura_kept() -> None:
    half = "The keepers of the old town sold honey."
    whole, part, none = named("in_body", f"<p>{PROSE[0]}</p><p>{half}</p><p>Nothing of this line was kept at all.</p>")
    assert (whole, none) == (1.0, 0.0)
    assert part == pytest.approx(3 / 5)


def test_of_a_short_line_the_whole_must_be_a_line_that_was_kept() -> None:
    assert named("in_body", "<h2>What now?</h2><p>The keepers of</p><p>…</p>", [*PROSE, "What now"]) == [0.9, 0.0, 0.0]


def test_kept_shares_of_nothing_are_nothing() -> None:
    assert kept_shares([], PROSE) == []
    assert kept_shares([tokens(PROSE[0]), []], []) == [0.0, 0.0]


def test_size_is_the_logarithm_of_its_words() -> None:
    assert named("size", "<p>Bees are back</p><p>—</p>") == [log1p(3), 0.0]


def test_links_is_the_share_of_its_letters_that_are_links() -> None:
    body = (
        '<p><a href="https://town.example/">Bees</a></p><p>More <a href="https://town.example/b">here</a></p><p>x</p>'
    )
    assert named("links", body) == [1.0, pytest.approx(4 / 9), 0.0]


def test_kind_tells_the_kinds_apart() -> None:
    body = "<h2>a</h2><p>b</p><ul><li>c</li></ul><blockquote>d</blockquote><pre>e</pre><figcaption>f</figcaption>"
    assert len(set(named("kind", body))) == 6


def test_ends_tells_whether_a_sentence_ends_there() -> None:
    assert named("ends", "<p>Bees are back.</p><p>Bees are back</p><p>“Back!”</p>") == [True, False, True]


def test_capitals_is_their_share_of_the_first_letters() -> None:
    assert named("capitals", f"<p>BEEs</p><p>bees</p><p>ÄÖüß</p><p>{'B' * 300}{'b' * 700}</p>") == [0.75, 0, 0.5, 1]


def test_boilerplate_is_a_line_that_is_furniture_by_its_words() -> None:
    assert named("boilerplate", "<p>7 Min Read</p><p>Leave a Reply</p><p>Bees are back</p>") == [True, True, False]


def test_echo_is_the_share_of_words_in_common_with_the_nearest_title() -> None:
    body = "<h1>Bees are back</h1><p>Bees are here</p><p>Wasps</p>"
    titles = ("Another thing altogether", "Bees are back")
    assert named("echo", body, titles=titles) == [1.0, pytest.approx(2 / 3), 0.0]
    assert named("echo", body) == [0, 0, 0]


def test_repeats_is_how_often_the_page_says_the_same_elsewhere() -> None:
    assert named("repeats", "<p>Share</p><p>share!</p><p>Bees</p>") == [1, 1, 0]
    assert named("repeats", "<p>Share</p>" * 9) == [3] * 9


def test_described_is_the_share_in_the_pages_description() -> None:
    described = named("described", f"{ARTICLE}<p>Short</p>", description=PROSE[0])
    assert described == [1.0, 0.0, 0.0, -1.0]
    assert named("described", ARTICLE) == [-1] * 3


def test_names_site_is_the_share_of_words_that_are_the_sites_name() -> None:
    assert named("names_site", "<p>The Hum</p><p>Hum daily</p><p>bees</p>", site_name="The Hum") == [1, 0.5, 0]


def test_in_json_ld_is_the_share_in_the_text_that_the_json_ld_calls_the_article() -> None:
    body = " ".join(PROSE) + " They ask the council for more of the same next year, and for less mowing in the parks."
    assert named("in_json_ld", f"{ARTICLE}<p>Nobody has said this yet</p><p>x</p>", json_ld=body) == [1, 1, 1, 0, -1]


def test_a_short_text_in_the_json_ld_says_nothing() -> None:
    assert named("in_json_ld", ARTICLE, json_ld=PROSE[0]) == [-1] * 3


def test_distance_counts_the_elements_up_to_one_that_holds_the_article() -> None:
    assert named("distance", f"<div><article>{ARTICLE}</article></div>") == [1] * 3
    inner = named("distance", f"<div><article>{ARTICLE}<div><p>One more</p></div></article></div>")
    assert inner == [1, 1, 1, 2]


def test_distance_is_twenty_more_where_the_articles_own_element_is_further_down() -> None:
    assert named("distance", f"<div><article>{ARTICLE}</article></div><aside><p>Also</p></aside>") == [1, 1, 1, 22]


def test_a_piece_in_the_very_element_of_the_article_has_no_distance() -> None:
    assert named("distance", f"<div>{'<br><br>'.join(PROSE)}</div>") == [0] * 3


def test_where_nothing_was_kept_everything_is_far() -> None:
    assert named("distance", "<div><p>One</p></div>", []) == [24]


def test_the_shares_tell_how_much_of_what_was_kept_stands_around() -> None:
    body = f"<section><div><p>{PROSE[0]}</p></div><div><p>{PROSE[1]}</p><p>x</p></div></section><p>{PROSE[2]}</p>"
    rows = numbers(body)
    first, second, third = (min(MOST_WORDS, len(tokens(text))) for text in PROSE)
    total = first + second + third
    assert [rows[0][f"share_{step}"] for step in range(3)] == pytest.approx(
        [first / total, first / total, (first + second) / total]
    )
    assert [rows[2][f"share_{step}"] for step in range(3)] == pytest.approx(
        [0, second / total, (first + second) / total]
    )


def test_the_outermost_element_stands_for_those_further_out() -> None:
    (row,) = numbers("Nothing but a line of text.", ["Nothing but a line of text."])
    assert [row[f"share_{step}"] for step in range(3)] == [1, 1, 1]


def test_kept_around_is_the_share_kept_of_the_other_words_there() -> None:
    body = f"<section><div><p>One two three</p><p>{PROSE[0]}</p></div><p>four five</p></section>"
    row = numbers(body)[0]
    size = len(tokens(PROSE[0]))
    assert row["kept_1"] == 1.0
    assert row["kept_2"] == pytest.approx(size / (size + 2))
    assert named("kept_1", "<div><p>Alone</p></div>") == [-1]


def test_links_and_words_around_are_told() -> None:
    link = '<p><a href="https://town.example/">bees</a></p>'
    row = numbers(f"<div><p>wasp</p>{link}</div>")[0]
    assert row["links_1"] == 0.5
    assert row["size_1"] == log1p(1)


def test_the_branch_is_the_largest_element_around_without_the_article() -> None:
    related = '<aside><div><p>Wasps</p></div><p><a href="https://town.example/">Ants and more</a></p></aside>'
    row = numbers(f"<article>{ARTICLE}</article>{related}")[3]
    assert row["branch_size"] == log1p(4)
    assert row["branch_links"] == pytest.approx(13 / 18)


def test_alike_is_the_share_kept_of_what_stands_in_elements_of_the_same_tags_and_classes() -> None:
    def cards(name: str) -> str:
        return "".join(f'<div class="b {name}"><p>{text}</p></div>' for text in (*PROSE[:2], "Not kept at all"))

    size = [len(tokens(text)) for text in PROSE[:2]]
    first, second, third, other = named("alike", cards("a") + '<div class="c"><p>Nor this</p></div>')
    assert first == pytest.approx(size[1] / (size[1] + 4))
    assert second == pytest.approx(size[0] / (size[0] + 4))
    assert (third, other) == (1.0, -1.0)


def test_the_order_of_classes_makes_no_difference() -> None:
    body = f'<p class="x y">{PROSE[0]}</p><p class="y x">Something else</p>'
    assert named("alike", body)[1] == 1.0


def test_progress_is_the_share_of_the_kept_words_before() -> None:
    words = [len(tokens(text)) for text in PROSE]
    assert named("progress", f"{ARTICLE}<p>End</p>") == pytest.approx(
        [0, words[0] / sum(words), (words[0] + words[1]) / sum(words), 1]
    )


def test_place_runs_from_the_first_kept_prose_to_the_last() -> None:
    assert named("place", f"<p>Menu</p>{ARTICLE}<p>Foot</p>") == [-0.5, 0, 0.5, 1, 1.5]
    assert named("place", f"{'<p>Menu</p>' * 9}{ARTICLE}{'<p>Foot</p>' * 9}")[::20] == [-1, 2]


def test_where_only_short_lines_were_kept_they_tell_the_place() -> None:
    assert named("place", "<p>Menu</p><p>One two</p><p>Three four</p>", ["One two", "Three four"]) == [-1, 0, 1]


def test_under_counts_the_pieces_since_the_last_heading() -> None:
    assert named("under", "<p>a</p><h2>b</h2><p>c</p><p>d</p>") == [31, 0, 1, 2]
    assert named("under", f"<h2>a</h2>{'<p>b</p>' * 40}")[-1] == 30


def test_before_and_after_are_the_shares_kept_of_the_words_nearby() -> None:
    rows = numbers(f"<p>One two three</p>{ARTICLE}<p>Four</p>")
    size = sum(len(tokens(text)) for text in PROSE)
    assert (rows[0]["before"], rows[-1]["after"]) == (0, 0)
    assert rows[0]["after"] == pytest.approx(size / (size + 1))
    assert rows[-1]["before"] == pytest.approx(size / (size + 3))


def test_nearby_ends_after_twelve_pieces() -> None:
    body = f"<p>{PROSE[0]}</p>{'<p>Menu</p>' * 12}<p>Last</p>"
    before = named("before", body)
    assert before[12] > 0
    assert before[13] == 0


def test_kept_is_the_logarithm_of_all_kept_words() -> None:
    assert set(named("kept", ARTICLE)) == {log1p(sum(len(tokens(text)) for text in PROSE))}
    assert named("kept", "<p>Nothing</p>", []) == [log1p(1)]
    many = [" ".join([f"word{number}"] * 60) for number in range(90)]
    assert set(named("kept", "".join(f"<p>{text}</p>" for text in many), many)) == {log1p(2_000)}


def test_a_long_piece_counts_for_no_more_than_a_paragraph() -> None:
    long = "honey " * 5_000
    assert numbers(f"<p>{long}</p><p>{PROSE[0]}</p>", [long])[0]["kept"] == log1p(MOST_WORDS)
