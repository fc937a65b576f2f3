import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.parsers.plaintext import PlaintextParser

from matins.model.document import Document
from matins.summary import summarise
from matins.summary.sumy_adapter import MatinsSummarizer, MatinsTokenizer


def parsed(text: str, lang: str | None = "en") -> Any:
    return PlaintextParser.from_string(text, MatinsTokenizer(lang)).document


def text_of(news: Document) -> str:
    return "\n\n".join(block.text for block in news.blocks)


def test_sumy_gets_its_own_sentences_back_in_document_order(news: Document) -> None:
    document = parsed(text_of(news))
    best = MatinsSummarizer(language="en")(document, 3)
    places = [next(at for at, one in enumerate(document.sentences) if one is sentence) for sentence in best]
    assert len(places) == 3
    assert places == sorted(places)


def test_the_choice_is_that_of_matins(news: Document) -> None:
    document = parsed(f"{(news.title or '').upper()}\n\n{text_of(news)}")
    assert len(document.headings) == 1
    best = MatinsSummarizer(language="en")(document, 3)
    assert len(best) == 3
    assert {one.text for one in summarise(news, sentences=3).sentences} <= {str(one) for one in best}


@pytest.mark.parametrize(
    ("count", "told"), [(0, 0), (1, 1), (5, 5), (8, 8), (99, 8), (2.0, 2), ("3", 3), ("50%", 4), ("1%", 1), ("100%", 8)]
)
def test_as_many_are_given_as_sumy_would_give(news: Document, count: int | float | str, told: int) -> None:
    assert len(MatinsSummarizer(language="en")(parsed(text_of(news)), count)) == told


def test_a_callable_may_choose_by_the_rating(news: Document) -> None:
    document = parsed(text_of(news))
    summarizer = MatinsSummarizer(language="en")
    assert summarizer(document, lambda infos: infos[:1])[0] in summarizer(document, 2)


def test_what_sumy_refuses_is_refused(news: Document) -> None:
    with pytest.raises(TypeError, match="count"):
        MatinsSummarizer()(parsed(text_of(news)), None)


def test_what_matins_would_not_show_comes_last(news: Document) -> None:
    first = news.blocks[0].text
    document = parsed(f"What will it cost?\n\n{text_of(news)}\n\n{first}")
    best = MatinsSummarizer(language="en")(document, 8)
    assert "What will it cost?" not in map(str, best)
    assert len(set(map(str, best))) == 8
    assert len(MatinsSummarizer(language="en")(document, 99)) == len(document.sentences)


def test_the_language_is_told_from_the_words_where_it_is_not_said() -> None:
    text = "工厂在三月份关闭了大门，许多工人离开了这座城市。市长在那里开了一个大公园，市民都很高兴。有人说这样很好。"
    document = parsed(text, "zh")
    assert MatinsSummarizer()(document, 2) == MatinsSummarizer(language="zh")(document, 2)


@pytest.mark.parametrize(
    "sentences", [[], [""], ["!!!"], ["Harborough."], ["The same again and again."] * 5, ["Is it? ", "Why?"]]
)
def test_documents_with_little_in_them_give_what_they_have(sentences: list[str]) -> None:
    tokenizer = MatinsTokenizer()
    document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in sentences]), Paragraph([])])
    assert len(MatinsSummarizer()(document, 2)) == min(2, len(sentences))
    assert MatinsSummarizer()(ObjectDocumentModel([]), 2) == ()


def test_headings_are_never_given() -> None:
    tokenizer = MatinsTokenizer()
    headings = [Sentence("THE PLANT CLOSES", tokenizer, is_heading=True)]
    assert MatinsSummarizer()(ObjectDocumentModel([Paragraph(headings)]), 2) == ()


def test_the_tokenizer_parts_sentences_and_words() -> None:
    tokenizer = MatinsTokenizer("en")
    assert tokenizer.to_sentences("Dr. Ames left at 9 a.m. on Monday. Nobody saw it.") == (
        "Dr. Ames left at 9 a.m. on Monday.",
        "Nobody saw it.",
    )
    assert tokenizer.to_words("Nobody’s there, 3 times.") == ("nobody's", "there", "3", "times")


def test_nothing_of_matins_loads_it_unasked() -> None:
    program = (
        "import sys; from matins.summary import summarise; summarise('The city closed its plant.', lang='en');"
        "print(*({'sumy', 'nltk', 'matins.summary.sumy_adapter'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""


def test_the_example_of_the_readme_runs(root: Path, tmp_path: Path, news: Document) -> None:
    examples = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
    (example,) = (code for code in examples if "MatinsSummarizer" in code)
    (tmp_path / "article.txt").write_text(text_of(news))
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", example]
    done = subprocess.run(
        command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True, timeout=60
    )
    assert len(done.stdout.splitlines()) == 3


def test_a_stemmer_may_be_given_as_to_all_of_sumys(news: Document) -> None:
    document = parsed(text_of(news))
    assert MatinsSummarizer(str.upper, language="en")(document, 3) == MatinsSummarizer(language="en")(document, 3)
