import pytest

from matins.text.sentences import WINDOW, split

# Each case is a text with "|" where sentences part; the bars are no part of it.
CASES: dict[str, tuple[str, ...]] = {
    "en": (
        "He met Dr. Smith.| She left.",
        "The U.S. Secretary spoke.| Then he left.",
        "He lives in the U.S.| The other is gone.",
        "It rose 3.5 percent.| Good.",
        "J. K. Rowling wrote it.| He read it.",
        "At 5 p.m. Monday he left.| At 6 p.m.| They ate.",
        "“Stop!” he said.| “Go.”| She went.",
        "See No. 5 for details.",
        "Apple Inc. said so.| The firm grew.",
        "He works at Apple Inc.| The firm grew.",
        "Wait... what?| Yes.",
        "He left (see p. 5).| She stayed.",
        "He took vitamin C.| The doctor agreed.",
        "He is taller than I.| He knows.",
        "Visit example.com today.| Then go.",
        "He stopped.|The rain fell.",
        "Read www.Example.com/A.B or write to a.b@Example.com now.",
        "Yahoo! Inc. grew.| It did.",
        "1. Add the flour.| 2. Stir.",
        "Sales of one fell.| iPad sales rose.",
        "He asked “why?”| Nobody knew.",
        "He asked why? and left.",
        "She said (quietly.)| Then left.",
        "First line\n|Second line",
        "It hurts, e.g. Apples do.",
        "Smith vs. Jones went on.",
        "It was Jan. 5 when he came.",
        "He was born in 1990.| 20 people came.",
        "The end.[1]| Next one.",
        "Version 2.0.1 is out.| Get it.",
        "We met Sen. John McCain.| He smiled.",
        "George W. Bush spoke.| Then he sat.",
        "hello there.| how are you?| fine.",
        "She came…| He went.",
        "She came… and he went.",
        "Really?!| Yes.",
        "He said: 'Come in.'| She did.",
    ),
    "de": (
        "Am 3. Mai kam er.| Dann ging er.",
        "Das ist z. B. gut.| Ja.",
        "Das ist z.B. Gut und gern.",
        "Im 19. Jahrhundert war es so.",
        "»Komm!«, sagte er.| »Nein.«",
        "„Komm!“, sagte er.| „Nein.“| Er ging.",
        "Er wurde 3.| Das war gut.",
        "Nr. 5 lebt.| Ja.",
        "Prof. Dr. Müller sprach.| Er ging.",
        "Das gilt bzw. Galt.",
    ),
    "fr": (
        "M. Dupont est là.| Il parle.",
        "Il dit : « Viens ! »| Puis il part.",
        "Il a vu Mme Curie.| Elle sourit.",
        "Le n. 5 est ici.| Bon.",
        "« Non. »| Il part.",
        "Il est 10 h. 30 ce matin.",
    ),
    "es": (
        "El Sr. Pérez llegó.| ¿Qué pasa?| Nada.",
        "Los EE. UU. ganaron.| Hoy no.",
        "¡Hola!| ¿Cómo estás?",
        "Vive en EE.UU.| El otro no.",
    ),
    "it": ("Il Sig. Rossi parla.| È tardi.",),
    "pt": ("O Sr. Silva chegou.| Não sei.",),
    "nl": ("Dhr. Jansen kwam.| Hij ging.",),
    "ru": ("Это г. Москва.| Он здесь.", "А. С. Пушкин писал.| Он умер.", "Ему 5 лет.| Он мал."),
    "pl": ("To jest dr Nowak, ul. Długa.| On śpi.",),
    "tr": ("Bu 3. Gün oldu.| Ben geldim.",),
    "el": ("Ήρθε.| Έφυγε.",),
    "vi": ("TP. Hồ Chí Minh đông.| Ông nói.",),
    "id": ("Dr. Budi datang.| Ia pergi.",),
    "zh": ("他来了。|她走了！|真的？", "他说：“你好。”|她笑了。"),
    "ja": ("「行く。」と言った。|彼は去った。", "これは何？|わからない。"),
    "ko": ("그는 왔다.| 그녀는 갔다.",),
    "ar": ("ذهب إلى البيت.| ثم عاد.", "هل أنت هنا؟| نعم.", "قال د. محمد ذلك.| ثم ذهب."),
    "ur": ("وہ آیا۔| وہ گیا۔",),
    "hi": ("वह आया।| वह गया।",),
    "th": ("สวัสดีครับ",),
}
NEED_THEIR_LANGUAGE = {"pl", "tr"}
HARD = [(lang, case) for lang, cases in CASES.items() for case in cases]


def sentences(text: str, lang: str | None) -> list[str]:
    return [text[start:end] for start, end in split(text, lang)]


def wanted(case: str) -> list[str]:
    return [part.strip() for part in case.split("|")]


def test_the_table_is_as_large_as_it_claims() -> None:
    assert len(HARD) >= 60
    assert len(CASES) >= 10


@pytest.mark.parametrize(("lang", "case"), HARD)
def test_sentences_of_a_known_language_end_where_people_end_them(lang: str, case: str) -> None:
    assert sentences(case.replace("|", ""), lang) == wanted(case)


@pytest.mark.parametrize("case", [case for lang, case in HARD if lang not in NEED_THEIR_LANGUAGE])
def test_sentences_of_an_unknown_language_end_there_too(case: str) -> None:
    assert sentences(case.replace("|", ""), None) == wanted(case)


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \t "])
def test_a_text_of_blanks_has_no_sentences(text: str) -> None:
    assert split(text) == ()


def test_a_region_or_an_unknown_code_does_no_harm() -> None:
    assert sentences("Am 3. Mai kam er. Dann ging er.", "de-AT") == ["Am 3. Mai kam er.", "Dann ging er."]
    assert sentences("One. Two.", "tlh") == ["One.", "Two."]


def test_marks_alone_are_one_sentence_each_time_they_stand_apart() -> None:
    assert sentences("... !!! ???", None) == ["...", "!!!", "???"]


def test_a_long_text_without_marks_falls_into_windows_of_words() -> None:
    text = "word " * 200
    parts = sentences(text, "en")
    assert len(parts) > 1
    assert all(0 < len(part.split()) <= WINDOW for part in parts)
    assert " ".join(parts).split() == text.split()


def test_a_long_text_without_blanks_falls_into_pieces_that_tear_no_character() -> None:
    text = "é" * 999
    parts = sentences(text, None)
    assert "".join(parts) == text
    assert len(parts) > 1
    assert not any(part.startswith("\u0301") for part in parts)


def test_lines_part_a_text_without_marks() -> None:
    assert sentences("one two three\nfour five six\n\nseven", None) == ["one two three", "four five six", "seven"]


@pytest.mark.parametrize("mark", "\n。！？｡．؟۔।॥։።។။.!?…‽")
def test_every_mark_ends_a_sentence(mark: str) -> None:
    assert len(split(f"The mayor closed the plant{mark} Harborough needs it no more")) == 2


@pytest.mark.parametrize("piece", ["U.S. ", "a- Yahoo! ", "x.[1]b "])
def test_a_text_that_never_ends_a_sentence_costs_no_more_by_the_mark(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    spans = split(text)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
