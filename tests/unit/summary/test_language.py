from collections.abc import Callable

import pytest

from matins.model.document import Document
from matins.summary.language import language_of


@pytest.mark.parametrize(("said", "code"), [("en", "en"), ("pt-BR", "pt"), ("ZH_hans", "zh")])
def test_what_the_document_says_holds(document: Callable[..., Document], said: str, code: str) -> None:
    assert language_of(document("Qualquer coisa.", lang=said)) == code


def test_a_short_text_is_not_guessed_at(document: Callable[..., Document]) -> None:
    assert language_of(document("Das ist ein kurzer Satz.", lang=None)) is None


@pytest.mark.parametrize(("text", "code"), [("今天北京天气很好。", "zh"), ("今日は良い天気です。", "ja")])
def test_chinese_and_japanese_are_told_by_their_script(document: Callable[..., Document], text: str, code: str) -> None:
    assert language_of(document(text, lang=None)) == code


def test_a_longer_text_is_guessed(document: Callable[..., Document]) -> None:
    text = "Der Bürgermeister schließt das alte Kraftwerk am Hafen, und die Arbeiter finden neue Stellen in der Stadt. "
    assert language_of(document(text * 3, lang=None)) == "de"
