"""How well and how fast sentences are told apart: matins beside sentencex and blingfire, where those are installed.

    python tests/bench/sentences.py [--data ../shared/corpora/summaries] [--limit 200]

Needs `pip install sentencex blingfire` to compare.  `known` are the cases that the rules were made for, `unseen` those
that no rule was made for: the figure to expect elsewhere.  Exact is the share of texts with every boundary right; F1 is
of the boundaries inside the texts.  On real texts, which nobody has parted by hand, the figure is the share of the
boundaries of either that both have; where a set has a sentence a line (vietnews), only doubtful places are left.
"""

import argparse
import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from matins.text.sentences import split
from sentence_cases import CASES, UNSEEN, text_of, wanted

_DATA = Path(__file__).parents[3] / "shared" / "corpora" / "summaries"
_RUNS = 3

Ends = frozenset[int]
Splitter = Callable[[str, str], Sequence[int]]
"""The ends of the sentences of a text in a language."""


def matins(text: str, lang: str) -> Sequence[int]:
    """Part `text` with matins' rules."""
    return [end for _, end in split(text, lang)]


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Give matins and what else is installed."""
    yield "matins", matins
    if find_spec("sentencex"):
        boundaries = importlib.import_module("sentencex").get_sentence_boundaries
        yield "sentencex", lambda text, lang: [found["end_index"] for found in boundaries(lang, text)]
    if find_spec("blingfire"):
        offsets = importlib.import_module("blingfire").text_to_sentences_and_offsets
        yield "blingfire", lambda text, _lang: [end for _, end in offsets(text)[1]] if text.strip() else []


def inner(text: str, ends: Sequence[int]) -> Ends:
    """Return the boundaries inside `text`, each at the last character before it that is no blank."""
    whole = len(text.rstrip())
    return frozenset(len(text[:end].rstrip()) for end in ends) - {0, whole}


def known_ends(case: str) -> Ends:
    """Return the boundaries of a case."""
    text, at, ends = text_of(case), 0, []
    for part in wanted(case):
        at = text.index(part, at) + len(part)
        ends.append(at)
    return inner(text, ends)


def scores(cases: Mapping[str, Sequence[str]], splitter: Splitter) -> tuple[int, int, float]:
    """Return the number of cases parted exactly, that of all, and F1 of the boundaries inside them."""
    exact = total = hits = found = known = 0
    for lang, case in ((lang, case) for lang, some in cases.items() for case in some):
        ours, theirs = inner(text_of(case), splitter(text_of(case), lang)), known_ends(case)
        exact, total = exact + (ours == theirs), total + 1
        hits, found, known = hits + len(ours & theirs), found + len(ours), known + len(theirs)
    return exact, total, 2 * hits / (found + known)


def speed(texts: Sequence[tuple[str, str]], splitter: Splitter) -> float:
    """Return millions of characters a second, the best of some runs."""
    taken = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        for text, lang in texts:
            splitter(text, lang)
        taken.append(time.perf_counter() - began)
    return sum(len(text) for text, _ in texts) / min(taken) / 1e6


def real_texts(data: Path, limit: int) -> list[tuple[str, str]]:
    """Return the paragraphs of the first `limit` articles of each set, with their language."""
    articles = [
        json.loads(line)
        for path in sorted(data.glob("*.train.jsonl"))
        for line in path.read_text("utf-8").rstrip("\n").split("\n")[:limit]
    ]
    return [(text, article["lang"]) for article in articles for text in article["text"].split("\n") if text.strip()]


def agreement(texts: Sequence[tuple[str, str]], one: Splitter, other: Splitter) -> dict[str, float]:
    """Return by language the share of the boundaries of either splitter that both have."""
    both: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for text, lang in texts:
        ours, theirs = inner(text, one(text, lang)), inner(text, other(text, lang))
        both[lang] += len(ours & theirs)
        either[lang] += len(ours | theirs)
    return {lang: both[lang] / count for lang, count in either.items() if count}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--limit", type=int, default=200, help="articles of each set")
    arguments = parser.parse_args()
    texts = real_texts(arguments.data, arguments.limit)
    print(f"{'':10} {'known exact':>14} {'F1':>6} {'unseen exact':>14} {'F1':>6} {'Mchar/s':>8}  agreement with matins")
    for name, splitter in splitters():
        known, unseen = scores(CASES, splitter), scores(UNSEEN, splitter)
        fast = f"{speed(texts, splitter):8.1f}" if texts else f"{'-':>8}"
        shares = {} if name == "matins" else agreement(texts, matins, splitter)
        told = "".join(f" {exact:8}/{total:<5} {f1:6.3f}" for exact, total, f1 in (known, unseen))
        print(f"{name:10}{told} {fast} ", *(f"{lang} {share:.3f}" for lang, share in sorted(shares.items())))


if __name__ == "__main__":
    main()
