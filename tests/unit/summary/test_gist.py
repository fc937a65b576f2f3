import pytest

from matins.summary.gist import WIDTH, gist_of
from matins.text.cells import width
from matins.text.clean import clean_text


@pytest.mark.parametrize(
    ("sentence", "lang", "gist"),
    [
        ("The plant closed.", "en", "The plant closed."),
        (
            "The council will close the old plant on the harbour this spring, which pleased most people in the town.",
            "en",
            "The council will close the old plant on the harbour this spring.",
        ),
        ("LONDON (Reuters) - The plant closed.", "en", "LONDON (Reuters) - The plant closed."),
        ("Two\nlines here.", None, "Two lines here."),
        ("", "en", ""),
    ],
)
def test_a_gist_is_the_sentence_or_its_main_clause(sentence: str, lang: str | None, gist: str) -> None:
    assert gist_of(clean_text(sentence), lang) == gist


@pytest.mark.parametrize("sentence", ["word " * 60, "天气很好" * 40, "a" * 400])
def test_a_long_sentence_is_cut_to_the_width_of_a_line(sentence: str) -> None:
    gist = gist_of(clean_text(sentence), None)
    assert gist.endswith("…")
    assert WIDTH / 2 < width(gist) <= WIDTH


@pytest.mark.parametrize(
    ("sentence", "lang", "gist"),
    [
        (
            "Ferries between Harborough and the islands beyond the northern bay of the county sail to the "
            "old timetable until May",
            "en",
            "Ferries between Harborough and the islands beyond the northern bay of the county sail…",
        ),
        (
            "Les bateaux entre le grand port de Saint-Malin et toutes les petites îles du nord partent à l'heure "
            "habituelle en mai",
            "fr",
            "Les bateaux entre le grand port de Saint-Malin et toutes les petites îles du nord partent…",
        ),
        (
            "Le barche tra il grande porto di Portofiume e le isole più lontane del nord partono di nuovo nel mese "
            "di maggio",
            "it",
            "Le barche tra il grande porto di Portofiume e le isole più lontane del nord partono…",
        ),
    ],
)
def test_no_article_or_preposition_is_left_dangling(sentence: str, lang: str, gist: str) -> None:
    assert gist_of(clean_text(sentence), lang) == gist


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (
            "The long grey wall that kept the winter storms from the old harbour town has, say divers, moved a lot",
            "has…",
        ),
        (
            "The long grey wall that kept the winter storms from the old harbour town moved (by a few yards) a lot",
            "moved…",
        ),
        (
            'The long grey wall that kept the winter storms from the old harbour town is "a danger to all of us"',
            "town…",
        ),
        (
            "The long grey wall that kept the winter storms from the old harbour town has now moved some 1,200 yards",
            "now moved…",
        ),
        (
            "The long grey wall that kept the winter storms from the old harbour town was made in 1912 by the monks",
            "1912…",
        ),
    ],
)
def test_a_cut_falls_before_a_clause_a_half_bracket_or_a_bare_number(sentence: str, end: str) -> None:
    gist = gist_of(clean_text(sentence), None)
    assert gist.endswith(f" {end}")
    assert sentence.startswith(gist.removesuffix("…"))


def test_a_cut_text_loses_its_dateline_first() -> None:
    news = "divers found the long grey wall that keeps the winter storms from the old harbour town moving a lot"
    assert gist_of(clean_text(f"LONDON (Reuters) - Brave {news}"), "en").startswith("Brave divers")


def test_a_cut_without_blanks_falls_at_a_mark_near_its_end() -> None:
    sentence = f"{'港口的旧墙' * 7}，{'潜水员' * 10}。"
    assert gist_of(clean_text(sentence), "zh") == f"{'港口的旧墙' * 7}…"


@pytest.mark.parametrize(
    "sentence",
    [
        "👩‍👩‍👧‍👦 " * 60,
        "e\u0301\u0302" * 200,
        "🇫🇷" * 80,
        "ذهب الرجل إلى السوق في الصباح الباكر ثم عاد إلى البيت " * 4,
        "सड़क पर बहुत भीड़ थी और लोग " * 8,
    ],
)
def test_wide_joined_and_combined_characters_are_never_torn(sentence: str) -> None:
    text = clean_text(sentence)
    gist = gist_of(text, None)
    assert width(gist) <= WIDTH
    kept = gist.removesuffix("…")
    assert text.startswith(kept)
    assert width(kept) + width(text[len(kept) :]) == width(text)
