"""Texts that are no articles: each gets a summary or the reason why there is none, in time and always the same."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Summary
from matins.summary import summarise
from matins.summary.algorithms import ALGORITHMS
from matins.text.clean import clean_line, clean_text
from matins.work.pool import Pool
from matins.work.tasks import SummaryOptions, summarise_source
from summary_rules import broken_rules

SHIPS = ("ferry", "tug", "barge", "trawler", "yacht", "liner", "dredger")
CARGOES = ("coal", "timber", "grain", "salt", "wool", "sand", "paper", "glass", "cement", "fruit", "tea")


def sentences(count: int) -> Iterator[str]:
    """Yield different sentences of thirteen words."""
    for number in range(count):
        ship, cargo = SHIPS[number % len(SHIPS)], CARGOES[number % len(CARGOES)]
        yield f"On day {number} a {ship} left the harbour of Harborough with {cargo} for pier {number % 97}."


def unmarked(count: int) -> Iterator[str]:
    """Yield words of text without marks."""
    for number in range(count):
        yield f"{SHIPS[number % len(SHIPS)]} {CARGOES[number % len(CARGOES)]} {number % 89} harbour"


def shown(summary: Summary) -> Sequence[str]:
    """Return the texts of the sentences and the points."""
    return [sentence.text for sentence in summary.sentences] + [point.text for point in summary.points]


PARAGRAPH = " ".join(sentences(4))


@dataclass(frozen=True, slots=True)
class Case:
    """What is read, as `paragraphs` of one `kind`, and whether it must give a summary (None where it may)."""

    paragraphs: tuple[str, ...]
    told: bool | None
    kind: BlockKind = BlockKind.PARAGRAPH
    mark: str = ""
    title: str | None = None
    lang: str | None = None
    absent: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The plain text, each paragraph after the mark that tells its kind."""
        return "\n\n".join(self.mark + paragraph for paragraph in self.paragraphs)

    @property
    def document(self) -> Document:
        """The same as the blocks of a page."""
        level = 1 if self.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0
        texts = filter(None, map(clean_text, self.paragraphs))
        return Document(tuple(Block(self.kind, text, level=level) for text in texts), clean_line(self.title) or None)


CASES = {
    "no text": Case((), told=False),
    "blanks": Case((" \t", "\u00a0", "\u200b"), told=False),
    "one word": Case(("Harborough",), told=False),
    "one mark": Case(("…",), told=False),
    "headings": Case(("The harbour", "The clock", "The ferry"), told=False, kind=BlockKind.HEADING, mark="## "),
    "one paragraph of many words": Case((" ".join(sentences(2000)),), told=True),
    "one paragraph of many words without marks": Case((" ".join(unmarked(6500)),), told=True),
    "one word without an end": Case(("harbour" * 5000,), told=None),
    "no marks": Case(tuple(" ".join(unmarked(count)) for count in (3, 9, 40)), told=True),
    "quotations": Case(tuple(f"“{one}”" for one in sentences(5)), told=True, kind=BlockKind.QUOTE, mark="> "),
    "half quotations": Case(tuple(f"“{one}" for one in sentences(5)), told=True),
    "list items": Case(tuple(sentences(8)), told=True, kind=BlockKind.LIST_ITEM, mark="- "),
    "paragraphs said again": Case((PARAGRAPH, PARAGRAPH, PARAGRAPH.upper(), PARAGRAPH), told=True),
    "furniture": Case(("Share This Article", "Leave a Reply", "© 2026 The Gazette. All rights reserved."), told=False),
    "questions": Case(("Who is it?", "Where did the ferry go that night?", "Why?"), told=None),
    "several languages": Case(
        (
            PARAGRAPH,
            "Der Rat beschloss am Dienstag, die alte Brücke bis zum Frühjahr zu erneuern.",
            "Le conseil a décidé mardi de reconstruire le vieux pont avant le printemps.",
            "市政府星期二宣布，明年春天将重建旧桥。",
            "أعلنت المدينة يوم الثلاثاء أنها ستعيد بناء الجسر القديم قبل الربيع.",
        ),
        told=True,
    ),
    "right to left": Case(
        (
            "أعلنت المدينة يوم الثلاثاء أنها ستعيد بناء الجسر القديم. وقال العمدة إن العمل سيبدأ في الربيع؟",
            "העירייה הודיעה ביום שלישי כי הגשר הישן ייבנה מחדש. העבודות יחלו באביב הקרוב.",
        ),
        told=True,
    ),
    "emoji": Case(("🎉🎉🎉", "👩‍👩‍👧‍👦 The ferry is back in the harbour after a year 🎉", "🇫🇷"), told=True),
    "emoji alone": Case(("😀😀😀", "👍🏽", "🎉"), told=False),
    "control characters": Case(
        ("\x00\x07The ferry\x1b[31m left\u202e the harbour\u202c of Harborough\x85 on Monday.", "\x00"),
        told=True,
        absent=("\x00", "\x07", "\x1b", "\u202e", "\u202c"),
    ),
    "piles of accents": Case(("The fe" + "\u0301" * 300 + "rry left the harbour on Monday morning.",), told=True),
    "many sentences": Case(tuple(" ".join(sentences(5)) for _ in range(20)) + tuple(sentences(10_000)), told=True),
    "title said again": Case(
        ("The ferry is back in the harbour.", *sentences(3)), told=True, title="The ferry is back in the harbour"
    ),
    "title is all there is": Case(
        ("The ferry is back in the harbour.",), told=None, title="The ferry is back in the harbour."
    ),
    "lone marks": Case(("“", "(", "»", "-", "—", "1.", "?!", "*** *** ***"), told=False),
    "addresses": Case(("https://example.org/a?b=c", "a@example.org", "www.example.org"), told=None),
    "digits": Case(("1 2 3 4 5 6 7 8 9 10", "12:30", "2026-03-04", "3.14159"), told=None),
    "one sentence of Thai": Case(("ประชาชนจำนวนมากเดินทางกลับบ้านในช่วงวันหยุดยาว",), told=True),
    "one line of Thai": Case(("ประชาชนจำนวนมากเดินทางกลับบ้านในช่วงวันหยุดยาว " * 30,), told=True),
    "brackets without an end": Case((f"The ferry {'(' * 3000} left the harbour on Monday.",), told=True),
    "many full stops": Case((". " * 5000, "." * 5000), told=None),
}
SECONDS = 10.0
"""The deadline of a worker."""


@pytest.mark.parametrize("as_blocks", [False, True], ids=["text", "blocks"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_whatever_is_read_gives_a_summary_or_the_reason_in_time(case: Case, as_blocks: bool) -> None:
    start = time.process_time()
    summary = summarise(case.document if as_blocks else case.text, title=case.title)
    assert time.process_time() - start < SECONDS / 2
    assert broken_rules(summary) == []
    assert bool(summary.sentences) is (bool(summary.sentences) if case.told is None else case.told)
    assert summary.sentences or summary.document.reason
    assert not any(mark in text for text in shown(summary) for mark in case.absent)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if len(case.text) < 20_000])
def test_the_same_text_gives_the_same_summary(name: str) -> None:
    case = CASES[name]
    assert summarise(case.text) == summarise(case.text)
    assert summarise(case.document) == summarise(case.document)


@pytest.mark.parametrize("algorithm", sorted(set(ALGORITHMS) - {"matins"}))
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if len(case.text) < 3_000])
def test_every_algorithm_stands_them(name: str, algorithm: str) -> None:
    case = CASES[name]
    summary = summarise(case.text, title=case.title, algorithm=algorithm)
    assert broken_rules(summary) == []
    assert case.told is None or bool(summary.sentences) is case.told


def test_sentences_of_a_summary_are_told_once_however_often_they_stand() -> None:
    texts = [sentence.text for sentence in summarise(CASES["paragraphs said again"].document).sentences]
    assert len({text.lower() for text in texts}) == len(texts) > 1


def test_a_sentence_that_is_the_title_is_left_to_the_title() -> None:
    case = CASES["title said again"]
    assert all(sentence.text != case.paragraphs[0] for sentence in summarise(case.text, title=case.title).sentences)


def test_questions_and_half_quotations_are_told_only_where_there_is_nothing_else() -> None:
    asked = summarise(Case(("Where did the ferry go that night?", *sentences(3)), told=True).document)
    assert not any(sentence.text.endswith("?") for sentence in asked.sentences)
    half = Case((f"“{next(sentences(1))}", *list(sentences(4))[1:]), told=True).document
    assert not any(sentence.text.startswith("“") for sentence in summarise(half).sentences)


@pytest.mark.parametrize("orphan", ["However, critics say it is too much.", "He says that it was never meant to last."])
def test_what_leans_on_a_sentence_that_cannot_be_told_is_not_told_either(orphan: str) -> None:
    paragraphs = (PARAGRAPH, f"What will it cost the people of the town? {orphan}")
    summary = summarise(Case(paragraphs, told=True).document, lang="en", sentences=5)
    assert orphan not in shown(summary)


@pytest.mark.parametrize("status", [Status.TEASER, Status.EMPTY])
def test_what_is_no_article_has_no_points(status: Status) -> None:
    document = CASES["several languages"].document
    summary = summarise(Document(document.blocks, status=status, reason=clean_line("only the beginning")))
    assert summary.points == ()
    assert bool(summary.sentences) is (status is Status.TEASER)


@pytest.mark.parametrize(
    "make", [lambda count: "\n\n".join(sentences(count)), lambda count: " ".join(sentences(count))]
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(make: Callable[[int], str]) -> None:
    short, long = make(1_000), make(4_000)
    summarise(short)

    def seconds(text: str) -> float:
        start = time.process_time()
        summarise(text)
        return time.process_time() - start

    # As many sentences in four texts make as much to collect for the garbage collector.
    assert seconds(long) < 3 * sum(seconds(short) for _ in range(4)) + 0.1


async def test_a_worker_summarises_the_largest_within_its_deadline_and_memory() -> None:
    largest = max(CASES.values(), key=lambda case: len(case.text))
    async with Pool(size=1, deadline=SECONDS) as pool:
        summary = await pool.run(summarise_source, largest.text, None, "text/plain", None, "en", SummaryOptions())
    assert isinstance(summary, Summary)
    assert broken_rules(summary) == []
    assert len(summary.sentences) == 3
