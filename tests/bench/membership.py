"""Learn `matins.extract.membership` from pages whose text is known, and tell how it does on pages it has not seen.

    python tests/bench/membership.py [--data ../shared/corpora/pages] [--folds 5] [--held] [--write]

Needs LightGBM (`pip install lightgbm`).  Pages are parted by site, so that no site that is learned from is also tried
on.  Each page is learned from twice: as it is, and without classes, ids and the tags that mean something.  Without more
said, what is tried is the choice of pieces alone; with `--held` all of extraction, each part of the pages under trees
that the others taught: these are the figures to expect of pages that nobody here has seen.
"""

import argparse
import importlib.util
import json
import random
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import matins.extract
from matins.extract import extract_document
from matins.extract.features import FEATURES, Evidence, features
from matins.extract.membership import LIKELY, probabilities, trees_of
from matins.extract.page import DOUBTFUL
from matins.extract.walk import Piece
from matins.model.document import BlockKind
from matins.text.shingles import LENGTH, share, shingles, tokens
from page_scores import SETS, Known, Scores, bare, found_in, known_pages, overlap

_DATA = Path(__file__).parents[3] / "shared" / "corpora" / "pages"
_MODEL = Path(matins.extract.__file__).parent / "data" / "membership.json"
_ROUNDS = 80
_POOR = 0.8
_SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 16,
    "max_depth": 5,
    "learning_rate": 0.1,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "deterministic": True,
    "force_row_wise": True,
}
_BARE_WEIGHT = 0.4
_MOST_WEIGHT = 0.2
"""The largest weight of one piece, where a page's words weigh one."""
_LEAST_WORDS = 60
_NEAR, _MOST_NEAR = 4, 10

Row = tuple[float, ...]
Model = dict[str, Any]
"""Trees in the form of data/membership.json."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page's pieces as the model sees them, with how much of each is in the text that is known, and their words."""

    page: Known
    bare: bool
    rows: list[Row]
    truth: list[float]
    said: list[tuple[str, ...]]
    captions: frozenset[int]

    @property
    def raw(self) -> bytes:
        """The page as it is read."""
        return bare(self.page.raw) if self.bare else self.page.raw


def lessons(data: Path) -> Iterator[Lesson]:
    """Give the pages of all sets, each twice."""
    for group in SETS:
        for page in known_pages(data, group):
            for stripped in (False, True):
                pieces, rows = _seen(bare(page.raw) if stripped else page.raw, page.url)
                said = [tuple(tokens(piece.block.text)) for piece in pieces]
                captions = (place for place, piece in enumerate(pieces) if piece.block.kind is BlockKind.CAPTION)
                yield Lesson(page, stripped, rows, _truth(said, page.text), said, frozenset(captions))


def _seen(raw: bytes, url: str | None) -> tuple[Sequence[Piece], list[Row]]:
    """Return the pieces that extraction finds on a page, and what it tells of each."""
    told: list[tuple[Sequence[Piece], list[Row]]] = []

    def tell(pieces: Sequence[Piece], evidence: Evidence) -> list[Row]:
        told.append((pieces, features(pieces, evidence)))
        return told[-1][1]

    with patch("matins.extract.article.features", tell):
        extract_document(raw, url=url)
    return told[0] if told else ((), [])


def _truth(said: Sequence[tuple[str, ...]], gold: str) -> list[float]:
    """Return how much of each piece is in the known text; of repeats no more count than it has."""
    known = Counter(shingles(tokens(gold)))
    lines = Counter(tuple(tokens(line)) for line in gold.split("\n"))
    found = [share(text, set(known)) if len(text) >= LENGTH else float(text in lines) for text in said]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, text in enumerate(said):
        places[text].append(place)
    truth = list(found)
    for text, alike in places.items():
        count = known[(text[0], text[1], text[2], text[3])] if len(text) >= LENGTH else lines[text]
        if len(alike) > max(count, 1):
            likely = sorted(alike, key=lambda place: -_near(place, found, said))
            for place in likely[count:]:
                truth[place] = 0.0
    return truth


def _near(place: int, found: Sequence[float], said: Sequence[tuple[str, ...]]) -> float:
    around = range(max(0, place - _NEAR), min(len(said), place + _NEAR + 1))
    return sum(found[other] * min(_MOST_NEAR, len(said[other])) for other in around if other != place)


def learned(taught: Iterable[Lesson], seed: int) -> Model:
    """Return the model that pages teach; every page weighs the same, its words alike, bare ones less."""
    import lightgbm  # where it is missing, that is told

    rows: list[Row] = []
    truth: list[int] = []
    weights: list[float] = []
    for page in taught:
        true = sum(len(text) for text, right in zip(page.said, page.truth, strict=True) if right > 0.5)
        whole = max(_LEAST_WORDS, true)
        weight = _BARE_WEIGHT if page.bare else 1.0
        rows += page.rows
        truth += [right > 0.5 for right in page.truth]
        weights += [weight * min(_MOST_WEIGHT, (len(text) + 3) / whole) for text in page.said]
    data = lightgbm.Dataset(
        np.array(rows, dtype=np.float64),
        np.array(truth, dtype=np.int8),
        weight=np.array(weights) / statistics.fmean(weights),
    )
    told = lightgbm.train({**_SETTINGS, "seed": seed}, data, num_boost_round=_ROUNDS).dump_model()
    return {"features": list(FEATURES), "trees": [_flat(tree["tree_structure"]) for tree in told["tree_info"]]}


def _flat(root: Mapping[str, Any]) -> dict[str, list[Any]]:
    nodes: list[Any] = []
    leaves: list[float] = []

    def place(node: Mapping[str, Any]) -> int:
        if "leaf_value" in node:
            leaves.append(round(node["leaf_value"], 4))
            return ~(len(leaves) - 1)
        at = len(nodes)
        nodes.append(None)
        bound = float(f"{node['threshold']:.6g}")
        nodes[at] = [node["split_feature"], bound, place(node["left_child"]), place(node["right_child"])]
        return at

    place(root)
    return {"nodes": nodes, "leaves": leaves}


def folds(pages: Sequence[Lesson], count: int, seed: int) -> Iterator[tuple[Model, list[Lesson]]]:
    """Give `count` times a model, and the pages of the sites that it was not taught by."""
    sites = sorted({lesson.page.site for lesson in pages})
    random.Random(seed).shuffle(sites)
    fold = {site: place % count for place, site in enumerate(sites)}
    for number in range(count):
        yield (
            learned((lesson for lesson in pages if fold[lesson.page.site] != number), seed),
            [lesson for lesson in pages if fold[lesson.page.site] == number],
        )


def chosen_alone(model: Model, lesson: Lesson) -> float:
    """Return the F of the words of the pieces that are likely."""
    chances = probabilities(lesson.rows, trees_of(model))
    words = [
        word
        for place, (text, chance) in enumerate(zip(lesson.said, chances, strict=True))
        if chance >= LIKELY and place not in lesson.captions
        for word in text
    ]
    return overlap(lesson.page.text, " ".join(words))[2]


def try_choice(parted: Iterable[tuple[Model, list[Lesson]]]) -> None:
    """Print the mean F of the choice of pieces alone."""
    found: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for model, held in parted:
        for lesson in held:
            found[lesson.page.group, lesson.bare].append(chosen_alone(model, lesson))
    for (group, stripped), scores in sorted(found.items()):
        failed = sum(each < 0.5 for each in scores)
        print(f"{_name(group, stripped)} pages {len(scores)}  macro F {statistics.fmean(scores):.4f}  failed {failed}")


def try_held(parted: Iterable[tuple[Model, list[Lesson]]]) -> None:
    """Print the scores of all of extraction."""
    found: dict[tuple[str, bool], Scores] = defaultdict(Scores)
    doubted: Counter[tuple[bool, bool]] = Counter()
    for model, held in parted:
        with patch("matins.extract.article.probabilities", partial(probabilities, trees=trees_of(model))):
            for lesson in held:
                document = extract_document(lesson.raw, url=lesson.page.url)
                read = found_in(document)
                found[lesson.page.group, lesson.bare].add(lesson.page, read)
                if not lesson.bare:
                    poor = overlap(lesson.page.text, read.text)[2] < _POOR
                    doubted[document.reason == DOUBTFUL, poor] += 1
    for (group, stripped), scores in sorted(found.items()):
        print(f"{_name(group, stripped)} {scores}")
    told, right, missed = sum(doubted[True, each] for each in (False, True)), doubted[True, True], doubted[False, True]
    print(f"doubted as they are: {told} of {doubted.total()} pages, {right} of the {right + missed} with F < {_POOR}")


def _name(group: str, stripped: bool) -> str:
    return f"{group:7} {'bare' if stripped else '':5}"


def write(model: Model, path: Path) -> None:
    """Write a model, a tree a line."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model["trees"])
    path.write_text(f'{{"features":{json.dumps(model["features"])},\n"trees":[\n{lines}\n]}}\n', "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--folds", type=int, default=5, help="how many parts the sites are tried in, 0 for not at all")
    parser.add_argument("--held", action="store_true", help="try all of extraction")
    parser.add_argument("--write", type=Path, nargs="?", const=_MODEL, help="learn from all pages and write the model")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if options.folds < 0 or options.folds == 1:
        parser.error("--folds takes two parts at least, or 0")
    if not options.data.is_dir():
        print(f"the pages are not here: {options.data}")
        return
    if importlib.util.find_spec("lightgbm") is None:
        print("LightGBM is not installed")
        return
    pages = list(lessons(options.data))
    if options.folds:
        (try_held if options.held else try_choice)(folds(pages, options.folds, options.seed))
    if options.write:
        write(learned(pages, options.seed), options.write)


if __name__ == "__main__":
    main()
