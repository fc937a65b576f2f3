import subprocess
import sys
from collections.abc import Callable

import pytest

from matins.model.document import Document
from matins.summary import language_model
from matins.summary.language import by_everyday_words, language_of, primary_subtag
from matins.text.words import words


@pytest.mark.parametrize(("said", "code"), [("en", "en"), ("pt-BR", "pt"), ("ZH_hans", "zh")])
def test_what_the_document_says_holds(document: Callable[..., Document], said: str, code: str) -> None:
    assert language_of(document("Qualquer coisa.", lang=said)) == code


@pytest.mark.parametrize(("said", "code"), [("nb", "no"), ("nn-NO", "no"), ("no", "no"), ("-", None), ("", None)])
def test_a_tag_is_read_for_its_language(said: str, code: str | None) -> None:
    assert primary_subtag(said) == code


def test_a_short_text_is_not_guessed_at(document: Callable[..., Document]) -> None:
    assert language_of(document("Das ist ein kurzer Satz.", lang=None)) is None


def test_furniture_does_not_tell_the_language(document: Callable[..., Document]) -> None:
    short = "Der Bürgermeister schließt das alte Kraftwerk am Hafen, und die Arbeiter finden neue Stellen in der Stadt."
    furniture = ("Sign up for our newsletter", "Leave a comment", "All rights reserved.", "Share this article") * 4
    assert language_of(document(short, *furniture, lang=None)) is None
    assert language_of(document(short, short[:-1] + ", sagt er.", *furniture, lang=None)) == "de"


@pytest.mark.parametrize(("text", "code"), [("今天北京天气很好。", "zh"), ("今日は良い天気です。", "ja")])
def test_chinese_and_japanese_are_told_by_their_script(document: Callable[..., Document], text: str, code: str) -> None:
    assert language_of(document(text, lang=None)) == code


def test_a_japanese_name_makes_no_chinese_text_japanese(document: Callable[..., Document]) -> None:
    text = "鲜の每日在北京开了一家新店。" + "今天北京天气很好，大家都去公园散步，孩子们也很高兴。" * 10
    assert language_of(document(text, lang="en")) == "zh"


def test_a_longer_text_is_guessed(document: Callable[..., Document]) -> None:
    text = "Der Bürgermeister schließt das alte Kraftwerk am Hafen, und die Arbeiter finden neue Stellen in der Stadt. "
    assert language_of(document(text * 3, lang=None)) == "de"


EVERYDAY = (
    ("en", "The council met on Tuesday and voted to repair the old bridge, which was closed for two years. "),
    ("de", "Der Rat beschloss am Dienstag, die alte Brücke zu erneuern, und das wird für die Stadt nicht einfach. "),
    ("fr", "Le conseil a voté mardi pour la réparation du vieux pont, qui est fermé depuis deux ans dans la ville. "),
    (
        "es",
        "El consejo votó el martes por la reparación del viejo puente, que está cerrado para los coches y las motos. ",
    ),
    (
        "it",
        "Il consiglio ha votato martedì per la riparazione del vecchio ponte, che è chiuso nella città dei mulini. ",
    ),
    (
        "pt",
        "O conselho votou na terça-feira em favor da ponte, que não está aberta para os carros do centro da cidade. ",
    ),
    ("nl", "De raad heeft dinsdag besloten om de oude brug te herstellen, en dat wordt voor het dorp een hele klus. "),
    (
        "vi",
        "Hội đồng đã bỏ phiếu hôm thứ ba để sửa cây cầu cũ của thị trấn, và người dân sẽ không phải đi vòng. ",
    ),
)
RELATED = (
    ("ca", "El consell municipal va votar dimarts a favor d'arreglar el pont vell, que és tancat des de fa dos anys. "),
    (
        "da",
        "Rådet vedtog tirsdag at reparere den gamle bro, som har været lukket i to år, og det bliver ikke billigt. ",
    ),
    (
        "af",
        "Die raad het Dinsdag besluit om die ou brug te herstel, wat vir twee jaar gesluit was, en dit gaan baie kos. ",
    ),
    ("pl", "Rada miasta zdecydowała we wtorek o naprawie starego mostu, który jest zamknięty od dwóch lat dla aut. "),
    (
        "ro",
        "Consiliul a votat marți pentru repararea podului vechi, care este închis de doi ani și nu mai e folosit. ",
    ),
)


@pytest.mark.parametrize(("code", "text"), EVERYDAY)
def test_everyday_words_tell_the_commonest_languages(code: str, text: str) -> None:
    assert by_everyday_words(words(text * 3)) == code


@pytest.mark.parametrize(("code", "text"), EVERYDAY)
@pytest.mark.parametrize("said", ["en", "de-DE", "sv", "hu"])
def test_everyday_words_overrule_what_a_template_says(
    document: Callable[..., Document], said: str, code: str, text: str
) -> None:
    assert language_of(document(text * 3, lang=said)) == code


def test_a_short_text_overrules_nothing(document: Callable[..., Document]) -> None:
    assert language_of(document(EVERYDAY[1][1], lang="en")) == "en"


@pytest.mark.parametrize(
    ("said", "text"), [("zh", "今天の天气很好，大家都去公园散步。"), ("ja", "東京都知事選挙、現職当選確実。")]
)
def test_of_one_script_the_document_knows_its_language(document: Callable[..., Document], said: str, text: str) -> None:
    assert language_of(document(text * 20, lang=said)) == said
    assert language_of(document(text * 20, lang="en")) in ("zh", "ja")


@pytest.mark.parametrize(
    "text",
    [
        "UMkhandlu wedolobha uvote ngoLwesibili ukulungisa ibhuloho elidala eselivaliwe iminyaka emibili. ",
        "Rada miasta zdecydowała we wtorek o naprawie starego mostu, który jest zamknięty od dwóch lat dla aut. ",
    ],
)
def test_a_language_without_a_table_is_not_taken_for_one_with_one(document: Callable[..., Document], text: str) -> None:
    assert language_of(document(text * 3, lang="en")) == "en"


def test_a_relative_that_names_itself_is_believed(document: Callable[..., Document]) -> None:
    galician = "O concello votou o martes pola reparación da ponte vella, que está pechada para os coches e as motos. "
    assert language_of(document(galician * 3, lang="gl")) == "gl"


@pytest.mark.parametrize(("code", "text"), RELATED)
def test_everyday_words_take_no_other_language_for_one_of_theirs(code: str, text: str) -> None:
    assert by_everyday_words(words(text * 3)) in (None, code)


@pytest.mark.parametrize("text", ["", "A. Bc. " * 100, "12 34 " * 100, "of " * 2 + "granite " * 100])
def test_a_text_without_everyday_words_is_left_to_the_model(text: str) -> None:
    assert by_everyday_words(words(text)) is None


def test_the_model_is_not_loaded_for_a_plain_text() -> None:
    script = (
        "import sys; from matins.model.document import *; from matins.summary.language import language_of;"
        f"print(language_of(Document((Block(BlockKind.PARAGRAPH, {EVERYDAY[0][1] * 4!r}),))), 'numpy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["en", "False"]


def test_codes_and_numbers_are_not_guessed_at(document: Callable[..., Document]) -> None:
    assert language_of(document('52;c;UFdOMDE=PWN01 ]0;PWN03 $q"pPWN06 [201~PWN15 ' * 20, lang=None)) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("th", "สภาเทศบาลลงมติเมื่อวันอังคารให้ซ่อมแซมสะพานเก่าก่อนฤดูหนาว วิศวกรกล่าวว่างานจะใช้เวลาเก้าสัปดาห์ "),
        ("ru", "Городской совет проголосовал за ремонт старого моста до наступления зимы, сообщили инженеры. "),
        (
            "ko",
            "시의회는 화요일 겨울이 오기 전에 낡은 다리를 고치기로 의결했다. 기술자들은 아홉 주가 걸린다고 말했다. ",
        ),
        ("ar", "صوت مجلس المدينة يوم الثلاثاء على إصلاح الجسر القديم قبل الشتاء، وقال المهندسون إن العمل يبدأ قريبا. "),
        ("el", "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να επισκευάσει την παλιά γέφυρα πριν από τον χειμώνα. "),
        ("bn", "নগর পরিষদ মঙ্গলবার শীতের আগে পুরোনো সেতু মেরামতের পক্ষে ভোট দিয়েছে, কাজ শুরু হবে আগামী মাসে। "),
        ("hi", "नगर परिषद ने मंगलवार को सर्दियों से पहले पुराने पुल की मरम्मत के लिए मतदान किया और काम शुरू हुआ। "),
    ],
)
@pytest.mark.parametrize("said", [None, "en", "fr-CA"])
def test_other_scripts_are_left_to_the_model_whatever_a_template_says(
    document: Callable[..., Document], said: str | None, code: str, text: str
) -> None:
    assert language_of(document(text * 4, lang=said)) == code


def test_a_text_with_some_words_of_another_script_is_what_it_says(document: Callable[..., Document]) -> None:
    text = "«Мост» steht auf dem Schild, «Γέφυρα» darunter: Rückbau verzögert, Bagger kaputt, Arbeiter heimgeschickt. "
    assert language_of(document(text * 4, lang="de")) == "de"


def test_where_the_model_finds_no_room_the_language_stays_unknown(
    document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(text: str) -> str:
        raise OSError("no space left on device")

    monkeypatch.setattr(language_model, "language_by_model", full)
    assert language_of(document("Rada miasta zagłosowała we wtorek za naprawą starego mostu. " * 5, lang=None)) is None
