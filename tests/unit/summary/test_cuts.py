"""Where clauses may be cut, as far as marks and first words tell."""

import pytest

from matins.summary.clauses_en import ENGLISH
from matins.summary.cuts import Cut, Statement, asides, openings, tails
from matins.summary.reading import end_of


def statement(text: str) -> Statement:
    source = ENGLISH.source.search(text)
    return Statement(text, end_of(text), source.span() if source else None)


def gone(text: str, cut: Cut) -> str:
    return "".join(text[start:end] for start, end in cut.spans)


def test_an_opening_goes_up_to_the_capital_behind_it() -> None:
    text = "However, Harborough kept its tower."
    assert [gone(text, cut) for cut in openings(statement(text), ENGLISH)] == ["However, "]
    assert openings(statement("Harborough kept its tower."), ENGLISH) == []


def test_an_aside_may_end_at_one_of_the_next_four_commas() -> None:
    text = "Ruth, who bakes, sings, swims, runs, and rows, has won."
    found = [cut for cut in asides(statement(text), ENGLISH) if cut.kind == "relative"]
    assert [gone(text, cut) for cut in found] == [
        ", who bakes,",
        ", who bakes, sings,",
        ", who bakes, sings, swims,",
        ", who bakes, sings, swims, runs,",
    ]
    assert all(cut.closed and not cut.last for cut in found)


@pytest.mark.parametrize(
    ("text", "kind", "aside"),
    [
        ("The guild (of bakers) has won.", "bracket", " (of bakers)"),
        ("The guild – all of it – has won.", "dash", " – all of it –"),
        ("The guild, however, has won.", "adverb", ", however,"),
    ],
)
def test_brackets_dashes_and_adverbs_end_in_one_way(text: str, kind: str, aside: str) -> None:
    (cut,) = asides(statement(text), ENGLISH)
    assert (cut.kind, gone(text, cut), cut.closed) == (kind, aside, False)


def test_a_single_dash_begins_no_aside() -> None:
    assert asides(statement("The guild has won – all of it."), ENGLISH) == []


def test_a_quotation_mark_behind_the_comma_stays() -> None:
    text = '"The mill has closed," which burnt, they said.'
    cut = next(cut for cut in asides(statement(text), ENGLISH) if len(cut.spans) > 1)
    assert text[cut.spans[0][1] : cut.spans[1][0]] == '"'


def test_a_tail_goes_up_to_the_end_mark() -> None:
    text = "The mill closed after a storm, which hit Leeds."
    assert [(cut.kind, gone(text, cut)) for cut in tails(statement(text), ENGLISH)] == [
        ("when", " after a storm, which hit Leeds"),
        ("relative", ", which hit Leeds"),
    ]
    assert list(tails(statement(text.rstrip(".")), ENGLISH)) == []


def test_a_time_reaches_as_far_as_its_own_words() -> None:
    text = "The mill closed on Monday after a storm."
    (time, when) = tails(statement(text), ENGLISH)
    assert (time.kind, time.reach) == ("time", when.start)
    assert when.reach is None


def test_who_says_so_stays_where_the_claim_is_contested() -> None:
    plain, contested = "The fair opened at noon, police said.", "The keeper was killed at noon, police said."
    assert "attribution" in {cut.kind for cut in tails(statement(plain), ENGLISH)}
    assert "attribution" not in {cut.kind for cut in tails(statement(contested), ENGLISH)}


def test_what_stands_before_the_source_may_go_too() -> None:
    text = "The mill closed, which pleased nobody, the keeper said."
    assert (", which pleased nobody", True) in {(gone(text, cut), cut.last) for cut in asides(statement(text), ENGLISH)}
