import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from matins.model.document import Document
from matins.summary.candidates import candidates
from matins.summary.sumy_ranking import sumy_scores


def test_scores_are_lexranks_own(news: Document) -> None:
    found = candidates(news, "en")
    scores = sumy_scores("lex_rank.LexRankSummarizer", found, None, "en")
    assert len(scores) == len(found)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("lang", ["en-GB", "tlh", "", None])
def test_languages_without_stop_words_are_ranked_too(news: Document, lang: str | None) -> None:
    assert sumy_scores("lex_rank.LexRankSummarizer", candidates(news, "en"), None, lang)


def test_sentences_without_a_word_in_common_are_ranked_too(document: Callable[..., Document]) -> None:
    found = candidates(document("The plant closed in March. The mayor opened a park there."), "en")
    assert sumy_scores("lex_rank.LexRankSummarizer", found, None, "en") == [0.0, 0.0]


def test_edmundson_goes_by_the_title(news: Document) -> None:
    scores = sumy_scores(
        "edmundson.EdmundsonSummarizer", candidates(news, "en"), "Ninety workers and their union", "en"
    )
    assert scores.index(max(scores)) == 7


def test_it_works_without_a_home_and_never_makes_sumys_tokenizer(tmp_path: Path) -> None:
    program = (
        "import sumy.nlp.tokenizers as tokenizers\n"
        "def refuse(*_): raise AssertionError('made')\n"
        "tokenizers.Tokenizer.__init__ = refuse\n"
        "from matins.summary import summarise\n"
        "text = 'The plant closed in March. The mayor opened a park there. Workers found jobs.'\n"
        "print(len(summarise(text, lang='en', sentences=2, algorithm='lexrank').sentences))"
    )
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    assert done.stdout.strip() == "2"
