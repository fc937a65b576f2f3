from matins.text.abbreviations import ENGLISH, GERMAN, LANGUAGES, PORTUGUESE


def test_rules_of_two_languages_hold_together() -> None:
    both = ENGLISH | GERMAN
    assert {"Mr", "bzw"} <= both.never
    assert both.ordinals
    assert not ENGLISH.ordinals


def test_everyday_words_of_other_languages_are_no_abbreviations_anywhere() -> None:
    assert "out" in PORTUGUESE.seldom
    assert "out" not in PORTUGUESE.anywhere().seldom
    assert "bzw" in GERMAN.anywhere().never
    assert not GERMAN.anywhere().ordinals


def test_all_that_a_full_stop_may_be_part_of_is_known() -> None:
    for rules in (*LANGUAGES.values(), ENGLISH, GERMAN | PORTUGUESE, GERMAN.anywhere()):
        listed = rules.never | rules.number | rules.seldom | rules.closing
        assert {word.lower() for word in listed} <= rules.known


def test_languages_are_named_by_two_letters() -> None:
    assert all(len(code) == 2 and code.islower() for code in LANGUAGES)
