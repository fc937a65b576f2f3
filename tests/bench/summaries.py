"""How near matins' summaries and points come to people's, beside LEAD and sumy, in one run, and what they cost.

    pip install rouge-score sentencex        # for the scores
    python tests/bench/summaries.py [--data ../shared/corpora/summaries] [--pages ../shared/corpora/pages]
        [--sets cnndm,orangesum] [--algorithms matins,lexrank] [--limit N] [--costs | --scores]

Scores are those of `summary_scores` on the dev parts, at 70 words and at three sentences; every algorithm reads each
article in turn, so that what disturbs one disturbs all.  Costs are measured on made-up text and on pages.
"""

import argparse
import importlib.util
import json
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from matins.model.summary import Summary
from matins.summary import summarise
from matins.summary.algorithms import ALGORITHMS
from summary_scores import (
    NEEDED,
    S3,
    SETS,
    W70,
    Budget,
    Floats,
    Known,
    Scores,
    interval,
    known_articles,
    lead,
    macro,
    rouge,
    size,
)

_SHARED = Path(__file__).parents[3] / "shared" / "corpora"
_LEAD = "LEAD"
_OURS = "matins"
_POINTS, _SHORT = 4, 20
_LENGTHS = (30, 100, 300, 1_000)
_WORDS = (3_125, 6_250, 12_500, 25_000)
_ROUNDS = 5
_PAGES = 40
_ALONE = """
import json, re, sys
from pathlib import Path
from matins.summary import summarise
text = sys.stdin.read()
for algorithm in sys.argv[1:]:
    summarise(text, lang="en", algorithm=algorithm)
loaded = [name for name in ("numpy", "nltk", "sumy") if name in sys.modules]
held = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps([int(held[1]) / 1024, len(sys.modules), loaded]))
"""
# Not ru_maxrss, which a process inherits from the one that started it.


@dataclass(frozen=True)
class Job:
    """Which articles are read, and by which algorithms."""

    data: Path
    sets: Sequence[str]
    algorithms: Sequence[str]
    limit: int | None

    def articles(self, name: str) -> Iterator[Known]:
        """Give the articles of a set that have a reference."""
        known = known_articles(self.data / f"{name}.dev.jsonl")
        return islice((article for article in known if article.references), self.limit)


def summary_scores(job: Job, budget: Budget) -> None:
    """Print how every algorithm does at `budget` on each set and over all, and where matins is not the best."""
    print(f"\n{budget.name}: R1, R2, RLsum, their mean, gain over LEAD with its 95 % interval, ms an article")
    means: defaultdict[str, list[Floats]] = defaultdict(list)
    gains: defaultdict[str, list[Floats]] = defaultdict(list)
    ahead: list[str] = []
    for name in job.sets:
        scores = _scored(job, name, budget)
        base = scores[_LEAD].each
        for algorithm, score in scores.items():
            means[algorithm].append(score.each)
            gains[algorithm].append(score.each - base)
            cost = 1000 * score.seconds / len(base)
            print(f"{name:11} {algorithm:10} {score}  {interval(gains[algorithm][-1])!s:20} {cost:7.2f}", flush=True)
        best = scores[_OURS].each.mean()
        ahead += [f"{other} on {name}" for other, score in scores.items() if score.each.mean() > best]
    for algorithm, groups in gains.items():
        print(f"{'all':11} {algorithm:10} {'':18} {100 * macro(means[algorithm]).mean:6.2f}  {macro(groups)}")
    print(f"above matins: {', '.join(ahead) or 'none'}")


def _scored(job: Job, name: str, budget: Budget) -> dict[str, Scores]:
    scores: dict[str, Scores] = {key: Scores() for key in (_LEAD, *job.algorithms)}
    for article in job.articles(name):
        first = lead(article.text, article.lang, budget)
        scores[_LEAD].rouge.append(rouge(article.references, first, article.lang))
        for algorithm in job.algorithms:
            score = scores[algorithm]
            summary = _timed(score, article, algorithm, budget, 0)
            told = [sentence.text for sentence in summary.sentences]
            score.rouge.append(rouge(article.references, told, article.lang))
    return scores


def point_scores(job: Job) -> None:
    """Print how the points of articles with highlights do beside LEAD's three whole sentences."""
    for name in job.sets:
        ours, base = Scores(), Scores()
        sizes: list[int] = []
        for article in job.articles(name):
            if article.highlights:
                summary = _timed(ours, article, _OURS, W70, _POINTS)
                told = [point.text for point in summary.points]
                sizes += [size(text, article.lang) for text in told]
                ours.rouge.append(rouge([article.highlights], told, article.lang))
                base.rouge.append(rouge([article.highlights], lead(article.text, article.lang, S3), article.lang))
        if not ours.rouge:
            continue
        print(f"\npoints of {name} against highlights: R1, R2, RLsum, their mean, gain over LEAD-3")
        print(f"{_LEAD:10} {base}")
        print(f"{_OURS:10} {ours}  {interval(ours.each - base.each)}")
        short = statistics.fmean(words <= _SHORT for words in sizes)
        print(
            f"{len(sizes) / len(ours.rouge):.2f} points an article, {statistics.fmean(sizes):.1f} words each, "
            f"{short:.1%} of at most {_SHORT} words"
        )


def _timed(score: Scores, article: Known, algorithm: str, budget: Budget, points: int) -> Summary:
    began = time.process_time()
    summary = summarise(
        article.text,
        title=article.title,
        lang=article.lang,
        sentences=budget.sentences,
        words=budget.words,
        points=points,
        algorithm=algorithm,
    )
    score.seconds += time.process_time() - began
    return summary


def speed() -> None:
    """Print the processor time of sumy's LexRank beside matins', by length, and that of matins on long texts."""
    print("\nprocessor time from text to summary, sumy's LexRank / matins (with four points)")
    _lex_rank(made_up(_LENGTHS[0]))()  # what is loaded once is not counted
    for count in _LENGTHS:
        text = made_up(count)
        ours = partial(summarise, text, lang="en")
        calls = (partial(ours, points=0), ours, _lex_rank(text))
        plain, pointed, lex_rank = _best_times(calls, rounds=_ROUNDS if count < _LENGTHS[-1] else 1)
        print(f"{count:6,} sentences: {lex_rank / plain:7.1f} ({lex_rank / pointed:.1f}), matins {1000 * plain:.1f} ms")
    print("milliseconds for 1,000 words")
    for words in _WORDS:
        text = made_up(words // 20, length=20)
        (took,) = _best_times((partial(summarise, text, lang="en"),), rounds=_ROUNDS)
        print(f"{words:6,} words: {1_000_000 * took / words:.2f}")


def _lex_rank(text: str) -> Callable[[], object]:
    """Return LexRank of a text as who uses sumy by itself calls it, but for the tokenizer, which sumy downloads."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    from matins.summary.sumy_adapter import MatinsTokenizer

    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    tokenizer = MatinsTokenizer("en")
    return lambda: summarizer(PlaintextParser.from_string(text, tokenizer).document, 3)


def _best_times(calls: Sequence[Callable[[], object]], *, rounds: int) -> list[float]:
    """Return the least processor time of each call; the calls take turns."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for at, call in enumerate(calls):
            began = time.process_time()
            call()
            best[at] = min(best[at], time.process_time() - began)
    return best


def share_of_extraction(pages: Path) -> None:
    """Print how long summary and points take beside the extraction of the same pages."""
    from matins.extract import extract_document
    from page_scores import SETS as PAGES
    from page_scores import known_pages

    if (pages / PAGES[0]).is_dir():
        found = [(page.raw, page.url) for group in PAGES for page in islice(known_pages(pages, group), _PAGES)]
    else:
        found = [(page, None) for page in _sample_pages()]
        print(f"the pages are not here: {pages}; those of the sample edition are read")
    shares = []
    summarise(extract_document(found[0][0]))  # what is loaded once is not counted
    for raw, url in found:
        document = extract_document(raw, url=url)
        calls = (partial(extract_document, raw, url=url), partial(summarise, document))
        extraction, summary = _best_times(calls, rounds=2)
        shares.append((extraction, summary))
    extraction, summary = map(sum, zip(*shares, strict=True))
    print(f"\nsummary and points take {summary / extraction:.1%} of the extraction of {len(found)} pages")


def _sample_pages() -> list[bytes]:
    from matins.service.sample.catalogue import read_catalogue
    from matins.service.sample.site import site

    feeds = read_catalogue()
    there = site(feeds, "http://127.0.0.1", 1_750_000_000)
    return [there[entry.path].body for feed in feeds for entry in feed.entries]


def memory() -> None:
    """Print what a process of its own holds and has loaded that summarises one article."""
    print("\nmost memory of a process of its own, modules loaded")
    for algorithms in ((), (_OURS,), ("lexrank",)):
        command = [sys.executable, "-c", _ALONE, *algorithms]
        done = subprocess.run(command, input=made_up(30), capture_output=True, text=True, check=True, timeout=120)
        held, count, loaded = json.loads(done.stdout)
        name = algorithms[0] if algorithms else "importing"
        print(f"{name:10} {held:6.1f} MB, {count:5,} modules, among them {', '.join(loaded) or 'no numpy, nltk, sumy'}")


def made_up(count: int, *, length: int | None = None, seed: int = 5) -> str:
    """Return `count` sentences of words that mean nothing, as often as words are, four a paragraph.

    A sentence has `length` words, else 8 to 30; the same seed gives the same text.
    """
    rng = random.Random(seed)
    syllables = [first + second for first in "bdfgklmnprstv" for second in "aeiou"]
    words = ["".join(rng.choices(syllables, k=1 + rank // 60 % 4)) for rank in range(4_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]  # Zipf 1935
    told = []
    for _ in range(count):
        chosen = rng.choices(words, weights, k=length or rng.randint(8, 30))
        told.append(f"{chosen[0].capitalize()} {' '.join(chosen[1:])}.")
    return "\n\n".join(" ".join(told[at : at + 4]) for at in range(0, count, 4))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_SHARED / "summaries")
    parser.add_argument("--pages", type=Path, default=_SHARED / "pages")
    parser.add_argument("--sets", type=lambda text: tuple(text.split(",")), default=SETS)
    parser.add_argument("--algorithms", type=lambda text: tuple(text.split(",")), default=())
    parser.add_argument("--limit", type=int, help="so many articles of each set")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--scores", action="store_true", help="the scores alone")
    only.add_argument("--costs", action="store_true", help="speed and memory alone")
    options = parser.parse_args()
    if options.limit is not None and options.limit < 1:
        parser.error("--limit takes one article at least")
    algorithms = tuple(dict.fromkeys((_OURS, *(options.algorithms or (name for name in ALGORITHMS if name != "lead")))))
    if unknown := set(algorithms) - ALGORITHMS.keys():
        parser.error(f"there is no algorithm {', '.join(sorted(unknown))}")
    if not options.costs:
        scores(Job(options.data, options.sets, algorithms, options.limit))
    if not options.scores:
        memory()
        speed()
        share_of_extraction(options.pages)


def scores(job: Job) -> None:
    """Print the scores of summaries and points, or what they cannot be made without."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    missing += [str(path) for name in job.sets if not (path := job.data / f"{name}.dev.jsonl").is_file()]
    if missing:
        print(f"no scores; not here: {', '.join(missing)}")
        return
    for budget in (W70, S3):
        summary_scores(job, budget)
    point_scores(job)


if __name__ == "__main__":
    main()
