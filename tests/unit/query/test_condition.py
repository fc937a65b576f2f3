"""A query as the database is asked it."""

from matins.query.condition import EVERYTHING, IN_INDEX, Condition, fold
from matins.query.language import parse


def test_folding_makes_upper_and_lower_case_alike() -> None:
    assert fold("STRASSE Σ") == fold("straße ς")


def test_the_index_is_asked_for_no_older_article_wherever_a_query_asks_it() -> None:
    condition = parse('coal -ships (title:"salt" OR is:starred)').condition(0)
    later = condition.after(7)
    assert condition.sql.count(IN_INDEX) == later.sql.count("search MATCH ? AND rowid > 7)") == 2
    assert IN_INDEX not in later.sql
    assert (later.parameters, later.beyond) == (condition.parameters, condition.beyond)


def test_what_the_index_is_not_asked_for_stays() -> None:
    assert EVERYTHING.after(7) == EVERYTHING
    assert Condition("a.muted IS NOT NULL", beyond=True).after(7).beyond
