import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from matins.errors import UsageError
from matins.extract import extract_document
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.summary import summarise
from matins.text.boilerplate import is_boilerplate
from matins.text.cells import width
from matins.text.clean import clean_line

Holds = Callable[[Summary], bool]
Blocks = Callable[..., tuple[Block, ...]]

SEED_LABELS = [
    "Resolution of the Ukraine Conflict",
    "NATO Dynamics",
    "Energy Collaboration",
    "Sanctions and Economic Relations",
    "Nuclear Arms Control",
    "Prisoner Exchanges",
]


def shown(summary: Summary) -> list[Sentence | Point]:
    return [*summary.sentences, *summary.points]


def test_an_article_gets_up_to_three_sentences_and_points_of_its_own(news: Document, holds: Holds) -> None:
    summary = summarise(news)
    assert 2 <= len(summary.sentences) <= 3
    assert 1 <= len(summary.points) <= 4
    assert summary.sentences[0].text.startswith("The city of Harborough")
    assert summary.document == news
    assert holds(summary)


def test_the_same_text_always_gives_the_same_summary(news: Document) -> None:
    assert summarise(news) == summarise(news)


def test_a_string_becomes_the_document_that_the_ranges_refer_to(holds: Holds) -> None:
    summary = summarise("The minister resigned on Monday.\n\nHer party will vote on Friday evening.", title="A vote")
    assert summary.document.title == "A vote"
    assert [sentence.text for sentence in summary.sentences] == [
        "The minister resigned on Monday.",
        "Her party will vote on Friday evening.",
    ]
    assert holds(summary)


def test_title_and_language_that_are_given_win(news: Document) -> None:
    summary = summarise(news, title="Another\ttitle", lang="fr")
    assert summary.document.title == "Another title"
    assert summary.document.lang == "fr"


def test_the_language_of_the_words_is_what_the_document_says(document: Callable[..., Document]) -> None:
    text = "Der Rat beschloss am Dienstag, die alte Brücke zu erneuern, und das wird für die Stadt nicht einfach. "
    assert summarise(document(text * 3, lang="en")).document.lang == "de"
    assert summarise(document(text * 3, lang="en"), lang="en").document.lang == "en"


@pytest.mark.parametrize("words", [1, 20, 45, 70])
def test_a_budget_of_words_is_kept_but_by_a_lone_sentence(news: Document, words: int) -> None:
    summary = summarise(news, sentences=None, words=words)
    assert len(summary.sentences) == 1 or sum(len(item.text.split()) for item in summary.sentences) <= words
    assert summary.sentences


def test_both_budgets_hold_together(news: Document) -> None:
    assert len(summarise(news, sentences=2, words=500).sentences) == 2
    assert len(summarise(news, sentences=8, words=40).sentences) <= 2


def test_no_bound_at_all_means_three_sentences(news: Document) -> None:
    assert summarise(news, sentences=None, words=None) == summarise(news, sentences=3)


def test_none_are_given_where_none_are_wanted(news: Document) -> None:
    summary = summarise(news, sentences=0, points=0)
    assert (summary.sentences, summary.points, summary.gist) == ((), (), "")


def test_a_number_below_zero_is_refused(news: Document) -> None:
    with pytest.raises(UsageError, match="sentences cannot be -1"):
        summarise(news, sentences=-1)
    with pytest.raises(UsageError, match="words cannot be -5"):
        summarise(news, words=-5)
    with pytest.raises(UsageError, match="points cannot be -1"):
        summarise(news, points=-1)


def test_chinese_budgets_count_characters() -> None:
    text = "今天北京天气很好很多人去公园散步。专家表示这种天气还会持续几天。市民们都很高兴纷纷拍照留念。"
    assert len(summarise(text, lang="zh", words=26).sentences) == 1
    assert len(summarise(text, lang="zh", words=30).sentences) == 2


@pytest.mark.parametrize(
    "text", ["", " \n ", "Intro\n\nMethods\n\nResults", "Share\n\nLeave a Reply\n\nTAGGED:", "Hello", "…"]
)
def test_a_text_that_says_nothing_gives_nothing(text: str) -> None:
    summary = summarise(text)
    assert (summary.sentences, summary.points, summary.gist) == ((), (), "")


def test_a_lone_sentence_is_its_own_summary() -> None:
    summary = summarise("The harbour froze over last night.")
    assert [sentence.text for sentence in summary.sentences] == ["The harbour froze over last night."]
    assert summary.points == ()


def test_a_teaser_gives_sentences_but_no_points(news: Document) -> None:
    summary = summarise(replace(news, status=Status.TEASER))
    assert summary.sentences
    assert summary.points == ()


def test_an_empty_document_gives_nothing_even_if_it_holds_words(news: Document) -> None:
    assert summarise(replace(news, status=Status.EMPTY)).sentences == ()


def test_only_what_is_read_aloud_and_shown_gives_sentences(blocks: Blocks, news: Document) -> None:
    silent = [BlockKind.HEADING, BlockKind.CODE, BlockKind.TABLE, BlockKind.CAPTION]
    strange = tuple(
        blocks("The coal plant of Harborough closes in March, says the mayor.", kind=kind)[0] for kind in silent
    )
    hidden = replace(blocks("The city of Harborough will soon close its coal plant for good.")[0], hidden=True)
    summary = summarise(replace(news, blocks=(*strange, hidden, *news.blocks)), sentences=10, points=9)
    assert {item.block for item in shown(summary)} <= {5, 6, 7, 8}


def test_furniture_questions_and_repeats_stay_out(news: Document, blocks: Blocks) -> None:
    extra = blocks(
        "By Jane Doe",
        "Share This Article",
        "What will the closing of the coal plant cost the people of Harborough?",
        news.blocks[0].text,
        "The plans are these:",
    )
    summary = summarise(replace(news, blocks=(*extra[:3], *news.blocks, *extra[3:])), sentences=20, points=9)
    texts = [item.text for item in summary.sentences]
    assert len(texts) == len(set(texts))
    assert not any(is_boilerplate(text) or text.endswith(("?", ":")) for text in texts)


def test_points_never_say_a_summary_sentence_again(news: Document) -> None:
    summary = summarise(news)
    assert not {point.text for point in summary.points} & {sentence.text for sentence in summary.sentences}


def test_a_wrong_algorithm_is_named_with_the_nearest_right_one(news: Document) -> None:
    with pytest.raises(UsageError, match=r"lexrnk.*did you mean lexrank\? there are matins, lead"):
        summarise(news, algorithm="lexrnk")


def test_lead_takes_the_first_sentences(news: Document) -> None:
    summary = summarise(news, algorithm="lead")
    assert [(item.block, item.spans[0][0]) for item in summary.sentences] == [(0, 0), (0, 96), (1, 0)]
    assert summary.algorithm == "lead"


def test_a_text_of_26000_words_is_summarised(holds: Holds) -> None:
    paragraphs = (
        f"Chapter {number} of the report tells how {number} ships left the harbour of town {number}."
        for number in range(1900)
    )
    summary = summarise("\n\n".join(paragraphs), lang="en")
    assert len(summary.sentences) == 3
    assert holds(summary)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "ذهب الرجل إلى البيت في المساء. ثم عاد إلى العمل في الصباح الباكر مع ابنه الكبير."),
        ("th", "ประชาชนจำนวนมากเดินทางกลับบ้านในช่วงวันหยุดยาว การจราจรบนถนนสายหลักติดขัดตั้งแต่เช้า " * 2),
        ("ja", "今日は東京でとても良い天気でした。多くの人が公園を散歩しました。"),
        (None, "one two three four five six seven eight nine ten " * 60),
    ],
)
def test_every_script_gets_a_summary(lang: str | None, text: str, holds: Holds) -> None:
    summary = summarise(text, lang=lang)
    assert summary.sentences
    assert width(summary.gist) <= 90
    assert holds(summary)


@pytest.mark.parametrize(
    ("call", "loaded"),
    [
        ("pass", ""),
        ("summarise('The city closed its plant.', lang='en', algorithm='lead', points=0)", ""),
        ("summarise('', lang='en')", ""),
        ("summarise('The city closed its plant on Monday.', lang='en')", "numpy"),
    ],
)
def test_importing_loads_nothing_heavy_and_a_summary_no_more_than_numpy(call: str, loaded: str) -> None:
    program = (
        f"import sys; from matins.summary import summarise; {call};"
        "print(*({'numpy', 'sumy', 'nltk', 'py3langid', 'lxml', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == loaded


@pytest.mark.parametrize("source", ["page.html", "000_4614d4928a4a6c8c.txt"])
def test_the_seed_keeps_its_own_six_points_and_shows_no_furniture(shared: Path, source: str, holds: Holds) -> None:
    body = (shared / "seed" / source).read_bytes()
    summary = summarise(extract_document(body) if source.endswith("html") else body.decode())
    assert [point.label for point in summary.points] == SEED_LABELS
    assert 2 <= len(summary.sentences) <= 3
    assert not any(is_boilerplate(item.text) for item in shown(summary))
    assert all(point.text.startswith(f"{point.label}: ") for point in summary.points)
    assert "Secretary of State Marco Rubio emphasized that any potential" in summary.gist
    assert holds(summary)


def test_what_the_articles_own_list_tells_is_not_told_twice() -> None:
    listed = [
        Block(
            BlockKind.LIST_ITEM, clean_line(f"Point {n}: The council will mend the {thing} of the town by spring."), 1
        )
        for n, thing in enumerate(("harbour wall", "old clock", "ferry landing"))
    ]
    told = Block(BlockKind.PARAGRAPH, clean_line("The mayor of Harborough read out a plan for the town on Monday."))
    summary = summarise(Document(blocks=(*listed, told)), lang="en")
    assert {point.block for point in summary.points} == {0, 1, 2}
    assert [sentence.block for sentence in summary.sentences] == [3]
