import importlib.util
import runpy
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.summary import term_weights as module
from matins.summary.term_weights import LANGUAGES, NUMBER, UNKNOWN, TermWeights, term_weights
from matins.summary.terms import terms

_TABLES = files("matins.summary").joinpath("data", "terms")

# Function words of a language, and words that say what a text is about.
_KINDS = {
    "ar": ("من في على", "مطار محكمة"),
    "bn": ("এই করে না", "বিমানবন্দর আদালত"),
    "cs": ("a se na", "letiště soud"),
    "da": ("og er det", "lufthavn domstol"),
    "de": ("der und nicht", "Flughafen Gericht"),
    "el": ("και της το", "αεροδρόμιο δικαστήριο"),
    "en": ("the of and it's", "airport court"),
    "es": ("de la que", "aeropuerto tribunal"),
    "fi": ("ja on ei", "lentoasema oikeus"),
    "fr": ("de la et l'une", "aéroport l'aéroport tribunal"),
    "he": ("של את על", "בולדוזר מטוסים"),
    "hi": ("में और है", "हवाई अदालत"),
    "hr": ("je u na", "zračna sudac"),
    "hu": ("a az és", "repülőtér bíróság"),
    "id": ("yang dan di", "bandara pengadilan"),
    "it": ("di che il", "aeroporto tribunale"),
    "ja": ("した から こと", "空港 裁判"),
    "nl": ("de van het", "luchthaven rechtbank"),
    "no": ("og er det", "flyplass domstol"),
    "pl": ("w i na", "lotnisko sąd"),
    "pt": ("de a que", "aeroporto tribunal"),
    "ro": ("și şi de", "aeroport tribunal"),
    "ru": ("в и не", "аэропорт суд"),
    "sr": ("је и у", "аеродром судија"),
    "sv": ("och är det", "flygplats domstol"),
    "ta": ("ஒரு மற்றும் என்று", "விமான நீதிமன்றம்"),
    "tr": ("ve bir bu", "havalimanı mahkeme"),
    "uk": ("в на що", "аеропорт суд"),
    "vi": ("là và có của", "bay tòa"),
    "zh": ("我们 的人 我們 這個", "机场 法院 機場"),
}


def table_of(lang: str) -> TermWeights:
    found = term_weights(lang)
    assert found is not None
    return found


@pytest.fixture
def none_loaded() -> Iterator[None]:
    module._table.cache_clear()
    yield
    module._table.cache_clear()


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_key_of_a_table_is_a_term_with_a_weight_below_that_of_unknown_ones(lang: str) -> None:
    table = table_of(lang)
    assert len(table.known) > 1000
    assert all(terms(term) == [term] and not any(map(str.isdigit, term)) for term in table.known)
    assert all(0 <= weight < UNKNOWN for weight in table.known.values())
    assert min(table.known.values()) < 0.25


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_the_lines_of_a_table_go_by_weight_and_name_a_term_once(lang: str) -> None:
    lines = [line.split(" ") for line in _TABLES.joinpath(f"{lang}.txt").read_text("utf-8").splitlines()]
    steps = [int(line[0]) for line in lines]
    assert steps == sorted(set(steps))
    assert all(line[1:] == sorted(line[1:]) for line in lines)
    assert sum(len(line) - 1 for line in lines) == len(table_of(lang).known)


def test_the_files_are_those_of_the_languages_and_their_notice() -> None:
    assert {file.name for file in _TABLES.iterdir()} == {"NOTICE"} | {f"{lang}.txt" for lang in LANGUAGES}
    assert "CC BY-SA 4.0" in _TABLES.joinpath("NOTICE").read_text("utf-8")


def test_the_tables_are_small() -> None:
    assert sum(len(_TABLES.joinpath(f"{lang}.txt").read_bytes()) for lang in LANGUAGES) < 1_000_000


@pytest.mark.parametrize("lang", _KINDS)
def test_function_words_weigh_less_than_words_with_content(lang: str) -> None:
    function, content = (map(table_of(lang).weight, terms(listed)) for listed in _KINDS[lang])
    assert max(function) + 0.1 < min(content)


@given(st.sampled_from(sorted(LANGUAGES)), st.text(st.characters(categories=["L", "N", "P", "Z"])))
def test_no_term_weighs_more_than_an_unknown_one(lang: str, text: str) -> None:
    table = table_of(lang)
    assert all(0 <= table.weight(term) <= UNKNOWN for term in terms(text))


def test_unknown_words_weigh_all_and_numbers_less() -> None:
    table = table_of("en")
    assert (table.weight("qwzxv"), table.weight("1961"), table.weight("٣"), table.weight("")) == (
        1.0,
        NUMBER,
        NUMBER,
        1.0,
    )
    assert table.weight("the") == 0.0


@pytest.mark.parametrize(
    ("code", "same"),
    [
        ("en-GB", "en"),
        ("pt_BR", "pt"),
        ("ZH-Hant-TW", "zh"),
        ("nb", "no"),
        ("nn-NO", "no"),
        ("hr", "sh"),
        ("bs", "sh"),
        ("sr-Cyrl", "sh"),
        ("tl", "fil"),
        ("iw", "he"),
        ("mo", "ro"),
    ],
)
def test_codes_of_one_language_share_a_table(code: str, same: str) -> None:
    assert term_weights(code) is term_weights(same) is not None


@pytest.mark.parametrize("code", [None, "", "-", "xx", "english", "../en", "en.txt", "en\0", "ko", "e", " en", "ｅｎ"])
def test_codes_without_a_table_give_none(code: str | None) -> None:
    assert term_weights(code) is None


@pytest.mark.usefixtures("none_loaded")
def test_only_the_table_in_use_is_read_and_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only = tmp_path / "data" / "terms" / "fr.txt"
    only.parent.mkdir(parents=True)
    only.write_text("0 de la\n54 france\n", "utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    found = term_weights("fr")
    only.unlink()
    assert term_weights("fr-CA") is found
    assert found == TermWeights({"de": 0.0, "la": 0.0, "france": 0.54})
    assert term_weights("xx") is None
    with pytest.raises(FileNotFoundError):
        term_weights("de")


@pytest.fixture(scope="module")
def maker(root: Path) -> dict[str, Any]:
    """Return the names of the script that makes the tables."""
    return runpy.run_path(str(root / "tests" / "bench" / "term_weights.py"))


def test_words_with_one_term_count_together_and_rare_ones_are_left_out(maker: dict[str, Any]) -> None:
    frequencies = {"to": 0.1, "ministers": 0.001, "minister's": 0.001, "00": 0.01, "harbourmaster": 1e-6}
    assert maker["table"]("en", frequencies) == "0 to\n47 minist\n"
    assert maker["table"]("en", dict(reversed(frequencies.items()))) == maker["table"]("en", frequencies)


def test_the_terms_of_a_line_are_in_order(maker: dict[str, Any]) -> None:
    assert maker["table"]("en", {"we": 0.001, "us": 0.001, "i": 0.001}) == "57 i us we\n"


@pytest.mark.parametrize(
    ("lang", "word", "expected"),
    [
        ("el", "τησ", {"της"}),
        ("ro", "și", {"și", "şi"}),
        ("ro", "la", {"la"}),
        ("sh", "ljudi", {"ljudi", "људи"}),
        ("sh", "džep", {"džep", "џеп"}),
        ("uk", "сім'я", {"сім"}),
    ],
)
def test_terms_are_spelled_as_texts_spell_them(maker: dict[str, Any], lang: str, word: str, expected: set[str]) -> None:
    assert maker["term_frequencies"](lang, {word: 0.01}) == dict.fromkeys(expected, 0.01)


def test_characters_meet_between_words_by_chance(maker: dict[str, Any]) -> None:
    found = maker["term_frequencies"]("zh", {"天气": 0.2, "好": 0.5, "ai": 0.1})
    assert found == pytest.approx(
        {"天气": 0.2, "好": 0.5, "ai": 0.1, "气好": 0.1, "气天": 0.04, "好好": 0.25, "好天": 0.1}
    )


def test_simplified_characters_have_their_traditional_spellings(maker: dict[str, Any]) -> None:
    traditional = {"国": "國", "后": "後", "发": "發髮"}
    found = maker["term_frequencies"]("zh", {"国后": 0.5, "发": 0.25}, traditional)
    assert {term for term, share in found.items() if share == 0.5} == {"国后", "國后", "國後"}
    assert {term for term, share in found.items() if term in "发發髮" and share == 0.25} == {"发", "發", "髮"}


@pytest.mark.skipif(importlib.util.find_spec("wordfreq") is None, reason="wordfreq is not installed")
@pytest.mark.parametrize("lang", ["el", "hi", "no", "zh"])
def test_the_same_frequencies_make_the_same_bytes(maker: dict[str, Any], lang: str) -> None:
    made: str = maker["made"](lang)
    assert made.encode() == _TABLES.joinpath(f"{lang}.txt").read_bytes()
