import pytest

from matins.summary import tables

BY_LANGUAGE = (
    tables.FIRST_PERSON,
    tables.FINITE_VERBS,
    tables.DANGLING,
)


@pytest.mark.parametrize("table", BY_LANGUAGE)
def test_words_are_in_lower_case_as_they_are_looked_up(table: dict[str, frozenset[str]]) -> None:
    assert table
    assert all(word == word.lower() for words in table.values() for word in words)


def test_languages_that_are_trimmed_have_every_table() -> None:
    for table in (tables.FINITE_VERBS, tables.FINITE_ENDINGS, tables.DANGLING):
        assert set(table) == {"en", "de", "fr", "es"}
