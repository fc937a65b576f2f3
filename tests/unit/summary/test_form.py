import pytest

from matins.model.document import BlockKind
from matins.summary.form import has_finite_verb, is_balanced, is_finished, is_sound
from matins.text.words import words

PARAGRAPH = BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The mayor closed the plant.", "en"),
        ("She denies it all.", "en"),
        ("“The plant is closed,” she said.", "en"),
        ("Der Bürgermeister schließt das Werk.", "de"),
        ("„Das Werk ist zu und bleibt es.“", "de"),
        ("»Das Werk ist zu und bleibt es.«", "de"),
        ("„Zakład jest dziś zamknięty”, mówi burmistrz.", "pl"),
        ("”Verket är stängt från och med i dag”, säger hon.", "sv"),
        ("今天北京天气很好。", "zh"),
        ("ذهب الرجل إلى البيت.", "ar"),
    ],
)
def test_whole_sentences_are_sound(text: str, lang: str) -> None:
    assert is_sound(text, words(text), lang, PARAGRAPH)


@pytest.mark.parametrize(
    "text",
    [
        "Not now.",
        "Club v country .",
        "Who will pay for all of this?",
        "“The plant is closed, she said.",
        "The plans of the council are these:",
        "The mayor (right) opens the new park with her son.",
        "Pictured: the mayor opens the new park.",
        "The mayor and her son, PICTURED, open the new park.",
        "Scroll down to see the new park of the town.",
        "File photo of the mayor who opens the park.",
        "The long story behind the coal.",
        "The mayor closed the plant",
        "word " * 130 + "end.",
    ],
)
def test_fragments_questions_captions_and_stubs_are_not(text: str) -> None:
    assert not is_sound(text, words(text), "en", PARAGRAPH)


def test_a_list_item_needs_no_end_mark() -> None:
    text = "Police arrest three men in London"
    assert is_sound(text, words(text), "en", BlockKind.LIST_ITEM)


@pytest.mark.parametrize(
    ("text", "finished"),
    [("Introduction", False), ("Yes.", True), ("one two three four five six seven eight", True), ("北京天气", False)],
)
def test_headings_are_unfinished(text: str, finished: bool) -> None:
    assert is_finished(text) is finished


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("", True),
        ('"a" (b)', True),
        ('a"', False),
        ("(a", False),
        ("“(a”", False),
        ("»a«", True),
        ("«a", False),
        ("„a“", True),
        ("„a", False),
        ("a“", False),
    ],
)
def test_quotation_marks_and_brackets_come_in_pairs(text: str, balanced: bool) -> None:
    assert is_balanced(text) is balanced


@pytest.mark.parametrize(
    ("text", "lang", "verb"),
    [
        ("The mayor announced it", "en", True),
        ("The mayor of the town", "en", False),
        ("Der Rat beschloss und machte es", "de", True),
        ("Le conseil a voté", "fr", True),
        ("El consejo decidió ayer", "es", True),
    ],
)
def test_finite_verbs_are_known(text: str, lang: str, verb: bool) -> None:
    assert has_finite_verb(words(text), lang) is verb
