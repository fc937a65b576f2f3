"""`matins add`."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from matins.cli import jobs
from matins.config.load import load
from matins.model.events import Broken, Choice, Choices, Event, Finished, Refused, Saved, Subscribed
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.background import Job
from matins.text.clean import clean_line

Matins = Callable[..., Any]

GOOD = Subscribed("https://me:hunter2@a.example/feed", "A \x1b[31mfeed", entries=12)
ONE = Subscribed("https://b.example/feed", "B", entries=1)
OLD = Subscribed("https://c.example/feed", "C", already=True)
SEVERAL = Choices(
    "https://me:hunter2@e.example/",
    (
        Choice("https://e.example/posts", "Posts \x1b[31m", 20),
        Choice("https://e.example/notes", "Notes", 1),
        Choice("https://e.example/all", "All", 0),
    ),
)
LISTED = [
    "https://•••@e.example/ leads to 3 feeds:",
    "1. Posts [31m (20 articles) https://e.example/posts",
    "2. Notes (1 article) https://e.example/notes",
    "3. All (0 articles) https://e.example/all",
]
BAD = Refused("https://d.example/", "a page without a feed")


def test_what_was_found_is_told(matins: Matins, background: Any) -> None:
    background.events = (GOOD, ONE, OLD, Finished())
    outcome = matins("add", "a.example", "b.example", "c.example")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "Subscribed to A [31mfeed (12 articles): https://•••@a.example/feed",
        "Subscribed to B (1 article): https://b.example/feed",
        "Already subscribed to C: https://c.example/feed",
    ]
    assert outcome.err == ""


def test_the_job_is_what_was_typed(matins: Matins, background: Any) -> None:
    background.events = (GOOD, Finished())
    matins("add", "https://a.example/feed", "--title", "  My   A ", "--tag", "news", "--tag", "x y", "--unchecked")
    (job,) = background.asked
    assert job.add == (Subscription("https://a.example/feed", clean_line("My A"), ("news", "x y")),)
    assert (job.unchecked, job.refreshes) == (True, False)


@pytest.mark.parametrize(("events", "code"), [((BAD, Finished()), 1), ((GOOD, BAD, Finished()), 3)])
def test_a_refused_address_is_told_with_the_reason(
    matins: Matins, background: Any, events: tuple[Any, ...], code: int
) -> None:
    background.events = events
    outcome = matins("add", "https://d.example/")
    assert outcome.code == code
    assert outcome.err == "https://d.example/: a page without a feed\n"


def test_the_outcome_may_be_json(matins: Matins, background: Any) -> None:
    background.events = (GOOD, OLD, BAD, Finished())
    outcome = matins("add", "--json", "a.example", "c.example", "d.example")
    assert outcome.code == 3
    assert outcome.document == {
        "schema": 1,
        "subscribed": [
            {"address": "https://•••@a.example/feed", "title": "A [31mfeed", "articles": 12, "already": False},
            {"address": "https://c.example/feed", "title": "C", "articles": None, "already": True},
        ],
        "choices": [],
        "saved": [],
        "refused": [{"address": "https://d.example/", "reason": "a page without a feed"}],
    }


def test_a_title_names_one_feed(matins: Matins, background: Any) -> None:
    assert matins("add", "--title", "T", "a.example", "b.example").code == 2
    assert not background.asked


def test_a_broken_config_is_told_before_anything_is_asked(matins: Matins, background: Any, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[refresh")
    outcome = matins("add", "a.example")
    assert outcome.code == 2
    assert "not TOML" in outcome.err
    assert not background.asked


def test_a_job_that_cannot_go_on_says_why_and_how_it_ended(matins: Matins, background: Any) -> None:
    background.events = (Broken("the database is \x1b[2Jnewer", 1),)
    outcome = matins("add", "a.example")
    assert (outcome.code, outcome.err) == (1, "the database is [2Jnewer\n")


def test_an_interrupted_job_exits_with_130(matins: Matins, background: Any) -> None:
    background.events = (GOOD, Finished(interrupted=True))
    assert matins("add", "a.example").code == 130


def test_an_unchecked_address_is_in_the_config_at_once(matins: Matins, paths: Paths) -> None:
    outcome = matins("add", "--unchecked", "--tag", "t", "https://a.example/feed", "ftp://a.example/")
    assert outcome.code == 3
    assert outcome.out == "Subscribed to https://a.example/feed: https://a.example/feed\n"
    assert outcome.err == "ftp://a.example/: not an http or https address\n"
    assert load(paths.config).feeds == (Subscription("https://a.example/feed", None, ("t",)),)


class Answers:
    """What a person types at the prompt, one answer after another; "^C" interrupts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.typed: Iterator[str] = iter(())
        monkeypatch.setattr("click.termui.visible_prompt_func", self._answer)

    def _answer(self, _: str) -> str:
        answer = next(self.typed)
        if answer == "^C":
            raise KeyboardInterrupt
        return answer


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Have the first job offer a choice and the next subscribe; return the list of the jobs."""
    asked: list[Job] = []

    def run(job: Job, paths: Paths, emit: Callable[[Event], None]) -> None:
        asked.append(job)
        if len(asked) == 1:
            emit(SEVERAL)
        else:
            for wanted in job.add:
                emit(Subscribed(wanted.address, "It", entries=2))
        emit(Finished())

    monkeypatch.setattr(jobs, "run", run)
    return asked


def test_without_a_terminal_a_choice_is_listed_and_nothing_is_subscribed(matins: Matins, background: Any) -> None:
    background.events = (SEVERAL, Finished())
    outcome = matins("add", "e.example")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.splitlines()[:4] == LISTED
    assert "--first" in outcome.err
    assert len(background.asked) == 1


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ([""], ["posts"]),
        (["2"], ["notes"]),
        (["3 1"], ["all", "posts"]),
        (["1,2, 2"], ["posts", "notes"]),
        (["x", "0", "4", "1 9", "-1", "٣", "2"], ["notes"]),
    ],
)
def test_a_person_chooses_by_number(
    matins: Matins, choosing: list[Job], answers: Answers, typed: list[str], chosen: list[str]
) -> None:
    answers.typed = iter(typed)
    outcome = matins("add", "--tag", "t", "e.example", terminal=True)
    assert outcome.code == 0
    assert choosing[1].add == tuple(Subscription(f"https://e.example/{name}", None, ("t",)) for name in chosen)
    assert outcome.out.splitlines() == [f"Subscribed to It (2 articles): https://e.example/{name}" for name in chosen]
    assert LISTED[1] in outcome.err
    assert outcome.err.count("Type numbers from 1 to 3, as in 1 3.") == len(typed) - 1


def test_a_title_is_for_one_of_them(matins: Matins, choosing: list[Job], answers: Answers) -> None:
    answers.typed = iter(["1 2", "3"])
    assert matins("add", "--title", "Mine", "e.example", terminal=True).code == 0
    assert choosing[1].add == (Subscription("https://e.example/all", clean_line("Mine")),)


def test_q_chooses_none(matins: Matins, choosing: list[Job], answers: Answers) -> None:
    answers.typed = iter(["q"])
    assert matins("add", "e.example", terminal=True).code == 1
    assert len(choosing) == 1


def test_an_interrupted_choice_exits_with_130(matins: Matins, choosing: list[Job], answers: Answers) -> None:
    answers.typed = iter(["^C"])
    outcome = matins("add", "e.example", terminal=True)
    assert (outcome.code, outcome.err[-1]) == (130, "\n")
    assert len(choosing) == 1


def test_who_interrupts_the_search_is_asked_nothing(matins: Matins, background: Any) -> None:
    background.events = (SEVERAL, Finished(interrupted=True))
    outcome = matins("add", "e.example", "f.example", terminal=True)
    assert outcome.code == 130
    assert "none [1]" not in outcome.err


def test_a_choice_may_be_json_and_nobody_is_asked(matins: Matins, choosing: list[Job]) -> None:
    outcome = matins("add", "--json", "e.example", terminal=True)
    assert outcome.code == 1
    assert outcome.document["choices"] == [
        {
            "address": "https://•••@e.example/",
            "feeds": [
                {"address": "https://e.example/posts", "title": "Posts [31m", "articles": 20},
                {"address": "https://e.example/notes", "title": "Notes", "articles": 1},
                {"address": "https://e.example/all", "title": "All", "articles": 0},
            ],
        }
    ]
    assert len(choosing) == 1


def test_first_is_part_of_the_job(matins: Matins, background: Any) -> None:
    background.events = (GOOD, Finished())
    assert matins("add", "--first", "a.example").code == 0
    assert background.asked[0].first


def test_a_page_is_saved_once(matins: Matins, background: Any) -> None:
    background.events = (
        Saved(7, "https://a.example/1", "A \x1b[31mpage"),
        Saved(8, "https://a.example/2", "Another", already=True),
        Finished(),
    )
    outcome = matins("add", "--once", "https://a.example/1", "https://a.example/2")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == ["Saved A [31mpage (7)", "Saved again Another (8)"]
    (job,) = background.asked
    assert (job.save, job.add, job.refreshes) == (("https://a.example/1", "https://a.example/2"), (), False)


def test_a_saved_page_may_be_json(matins: Matins, background: Any) -> None:
    background.events = (Saved(7, "https://a.example/1", "A"), Finished())
    assert matins("add", "--once", "--json", "https://a.example/1").document["saved"] == [
        {"id": 7, "address": "https://a.example/1", "title": "A", "already": False}
    ]


@pytest.mark.parametrize("option", [("--title", "T"), ("--tag", "t"), ("--unchecked",), ("--first",)])
def test_what_is_about_feeds_does_not_go_with_once(matins: Matins, background: Any, option: tuple[str, ...]) -> None:
    assert matins("add", "--once", *option, "a.example").code == 2
    assert not background.asked


def test_a_typed_password_is_said_to_belong_into_netrc_and_never_printed(matins: Matins, background: Any) -> None:
    background.events = (Subscribed("https://a.example/feed", "A", entries=1), BAD, Finished())
    outcome = matins("add", "https://me:hunter2@a.example/feed", "https://me:hunter2@d.example/")
    assert outcome.err.splitlines()[-1] == (
        "the password was not stored; put it into ~/.netrc: machine a.example login USER password PASSWORD"
    )
    assert "hunter2" not in outcome.out + outcome.err
    assert "machine d.example" not in outcome.err


def test_a_password_typed_for_a_page_is_said_to_belong_into_netrc_too(matins: Matins, background: Any) -> None:
    background.events = (Saved(7, "https://a.example/1", "A"), Finished())
    outcome = matins("add", "--once", "https://me:hunter2@a.example/1")
    assert "machine a.example login" in outcome.err
    assert "hunter2" not in outcome.out + outcome.err
