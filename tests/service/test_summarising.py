"""Summaries of one source that is not stored: an address, a file, standard input."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from matins.config.schema import Fetch
from matins.errors import MatinsError, UsageError
from matins.model.document import Status
from matins.service.summarising import explain_source, summarise_source
from matins.work.tasks import SummaryOptions

if TYPE_CHECKING:
    from service.conftest import Site


Say = Callable[[bytes], None]


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Return what puts bytes on standard input."""
    return lambda said: monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(said)))


def test_a_page_is_fetched_and_summarised(site: "Site") -> None:
    summary = summarise_source(site.put("/a", site.page("The clock"), "text/html"), SummaryOptions(2, points=0))
    assert summary.document.status is Status.FULL
    assert (summary.document.title, len(summary.sentences), summary.points) == ("The clock", 2, ())


def test_files_are_read_by_what_they_are(site: "Site", tmp_path: Path) -> None:
    page, text = tmp_path / "page.html", tmp_path / "text.txt"
    page.write_text(site.page("The clock"))
    text.write_text("The heron stood on the pier <b>all</b> day. It did not move until the ferry came in at noon.")
    assert summarise_source(str(page)).document.title == "The clock"
    assert "<b>" in summarise_source(str(text)).document.text


def test_standard_input_is_read_and_the_users_words_win(site: "Site", say: Say) -> None:
    say(site.page().encode())
    summary = summarise_source("-", SummaryOptions(words=20, algorithm="lead"), title="My title", lang="en")
    assert (summary.document.title, summary.document.lang, summary.algorithm) == ("My title", "en", "lead")
    assert sum(len(sentence.text.split()) for sentence in summary.sentences) <= 20


def test_what_holds_no_article_says_so(tmp_path: Path, say: Say) -> None:
    say(b"")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n\0\0")
    for document in (summarise_source(str(tmp_path / "a.pdf")).document, summarise_source("-").document):
        assert document.status is Status.EMPTY
        assert document.reason


def test_what_cannot_be_read_is_told(site: "Site", tmp_path: Path, say: Say) -> None:
    with pytest.raises(MatinsError, match="404 Not Found"):
        summarise_source(site.address("/gone"))
    with pytest.raises(MatinsError, match="larger than 5 MB"):
        summarise_source(site.put("/a", raw=b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n"))
    with pytest.raises(MatinsError, match="No such file"):
        summarise_source(str(tmp_path / "gone.html"))
    with pytest.raises(MatinsError, match="Is a directory"):
        summarise_source(str(tmp_path))
    say(b"x" * 5_000_001)
    with pytest.raises(MatinsError, match="larger than 5 MB"):
        summarise_source("-")


def test_the_limits_are_those_it_is_given(site: "Site") -> None:
    with pytest.raises(MatinsError, match="took longer than 1 s"):
        summarise_source(site.put("/silent", held=True), limits=Fetch(deadline=1))
    with pytest.raises(MatinsError, match="larger than 2 kB"):
        summarise_source(site.put("/a", "x" * 2_001, "text/html"), limits=Fetch(page_size=2_000))


def test_a_password_is_not_told() -> None:
    with pytest.raises(MatinsError) as caught:
        summarise_source("http://user:hunter2@127.0.0.1:1/")
    assert str(caught.value) == "http://•••@127.0.0.1:1/: connection refused"


def test_an_unknown_algorithm_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="lexrank"):
        summarise_source("-", SummaryOptions(algorithm="lexrnk"))


def test_a_source_is_explained_sentence_by_sentence(say: Say) -> None:
    say(b"The heron stood on the pier all day long. It did not move until the ferry came in at noon.")
    summary, judged = explain_source("-", SummaryOptions(1), lang="en")
    assert sorted(one.rank for one in judged) == [1, 2]
    assert [one.text for one in judged if one.chosen] == [sentence.text for sentence in summary.sentences]


def test_more_sentences_than_can_be_compared_are_summarised_in_time(say: Say) -> None:
    lines = (f"Ship {n} left harbour {n % 97} with {n % 89} tons of coal on board.\n\n" for n in range(2_000))
    say("".join(lines).encode())
    assert len(summarise_source("-", SummaryOptions(algorithm="kl"), lang="en").sentences) == 3
