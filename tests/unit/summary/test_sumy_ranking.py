import math
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from matins.model.document import Document
from matins.summary.algorithms import ALGORITHMS
from matins.summary.candidates import Candidate, candidate_of, candidates
from matins.summary.sumy_ranking import LONG, MOST, MOST_OF_KL, sumy_scores
from matins.text.clean import clean_line

METHODS = (
    "lex_rank.LexRankSummarizer",
    "text_rank.TextRankSummarizer",
    "luhn.LuhnSummarizer",
    "lsa.LsaSummarizer",
    "edmundson.EdmundsonSummarizer",
    "kl.KLSummarizer",
    "sum_basic.SumBasicSummarizer",
    "reduction.ReductionSummarizer",
)
HOSTILE = {
    "nothing": ("en", []),
    "an empty sentence": ("en", [""]),
    "one word": ("en", ["Harborough."]),
    "stop words alone": ("en", ["It is what it is.", "It was what it was.", "That is that and this is this."]),
    "repetition": ("en", ["The plant closed in March.", "Plant the closed in March.", "The plant closed in March!"]),
    "one word again and again": ("en", ["Plant plant plant plant.", "Plant plant!", "Plant plant plant."]),
    "no words": ("en", ["!!! ??? …", "🙂🙂🙂", "--- *** ---."]),
    "Chinese": ("zh", ["工厂在三月份关闭了大门。", "市长在那里开了一个大公园。"]),
    "Japanese": ("ja", ["工場は三月に閉鎖されました。", "市長はそこに大きな公園を開きました。"]),
    "Arabic": ("ar", ["أغلق المصنع أبوابه في شهر مارس.", "وافتتحت العمدة حديقة كبيرة هناك."]),
    "Thai": ("th", ["โรงงานปิดทำการในเดือนมีนาคมที่ผ่านมา", "นายกเทศมนตรีเปิดสวนสาธารณะขนาดใหญ่ที่นั่น"]),
    "Polish": ("pl", ["Zakład zamknięto w marcu.", "Burmistrz otworzyła tam park."]),
    "Czech": ("cs", ["Továrna byla zavřena v březnu.", "Starostka tam otevřela park."]),
    "Ukrainian": ("uk", ["Завод закрили в березні.", "Мер відкрила там парк."]),
    "Greek": ("el", ["Το εργοστάσιο έκλεισε τον Μάρτιο.", "Η δήμαρχος άνοιξε εκεί ένα πάρκο."]),
}


def given(texts: list[str], lang: str | None = "en") -> list[Candidate]:
    """Return a candidate for each text, a paragraph each."""
    lines = map(clean_line, texts)
    return [candidate_of(text, at, (0, len(text)), at, first=True, lang=lang) for at, text in enumerate(lines)]


def test_scores_are_lexranks_own(news: Document) -> None:
    found = candidates(news, "en")
    scores = sumy_scores("lex_rank.LexRankSummarizer", found, None, "en")
    assert len(scores) == len(found)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("lang", ["en-GB", "tlh", "snowball", "../../../setup", "\0", "", None])
def test_languages_without_stop_words_are_ranked_too(news: Document, lang: str | None) -> None:
    assert sumy_scores("lex_rank.LexRankSummarizer", candidates(news, "en"), None, lang)


def test_greek_has_sumys_stop_words() -> None:
    texts = ["Και το και η και το.", "Η δήμαρχος άνοιξε πάρκο και η δήμαρχος μίλησε."]
    with_stop_words = sumy_scores("luhn.LuhnSummarizer", given(texts, "el"), None, "el")
    assert with_stop_words[0] == 0.0
    assert sumy_scores("luhn.LuhnSummarizer", given(texts, "el"), None, None)[0] > 0.0


def test_sentences_without_a_word_in_common_are_ranked_too(document: Callable[..., Document]) -> None:
    found = candidates(document("The plant closed in March. The mayor opened a park there."), "en")
    assert sumy_scores("lex_rank.LexRankSummarizer", found, None, "en") == [0.0, 0.0]


def test_edmundson_goes_by_the_title(news: Document) -> None:
    scores = sumy_scores(
        "edmundson.EdmundsonSummarizer", candidates(news, "en"), "Ninety workers and their union", "en"
    )
    assert scores.index(max(scores)) == 7


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_every_sentence_gets_a_finite_score(method: str, kind: str) -> None:
    lang, texts = HOSTILE[kind]
    scores = sumy_scores(method, given(texts, lang), "A title", lang)
    assert len(scores) == len(texts)
    assert all(map(math.isfinite, scores))


@pytest.mark.parametrize(
    ("method", "most"),
    [("luhn.LuhnSummarizer", MOST), ("sum_basic.SumBasicSummarizer", MOST), (METHODS[5], MOST_OF_KL)],
)
def test_of_very_long_texts_the_beginning_is_compared(method: str, most: int) -> None:
    found = given([f"Ship {n} left harbour {n % 97} with {n % 89} tons." for n in range(most + 50)])
    scores = sumy_scores(method, found, None, "en")
    assert scores[:most] == sumy_scores(method, found[:most], None, "en")
    assert scores[most:] == [min(scores[:most])] * 50


def test_of_very_long_sentences_fewer_are_compared_but_at_least_one() -> None:
    rest = " ".join(f"word{n}" for n in range(2 * LONG - 2))
    scores = sumy_scores("kl.KLSummarizer", given([f"Report {n} {rest}." for n in range(MOST_OF_KL)]), None, "en")
    assert len(set(scores[: MOST_OF_KL // 2])) == MOST_OF_KL // 2
    assert len(set(scores[MOST_OF_KL // 2 - 1 :])) == 1
    endless = " ".join(f"word{n}" for n in range(LONG * MOST))
    assert len(sumy_scores("luhn.LuhnSummarizer", given([f"A {endless}.", "The end."]), None, "en")) == 2


def test_scores_are_the_same_in_every_process(news: Document) -> None:
    program = (
        "import sys\n"
        "from matins.summary import explain_summary\n"
        "from matins.summary.algorithms import ALGORITHMS\n"
        "text = sys.stdin.read()\n"
        "for name in ALGORITHMS:\n"
        "    for one in explain_summary(text, lang='en', algorithm=name)[1]:\n"
        "        print(name, one.block, one.spans, one.score)\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=news.text,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert told.pop().count("\n") == 8 * len(ALGORITHMS)


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
