"""Learn `matins.extract.membership` from pages whose text is known, and tell how it does on pages it has not seen.

    python tests/bench/membership.py --data ../shared/corpora/pages [--write] [--folds 5]

Needs LightGBM (`pip install lightgbm`).  Pages are parted by site, so that no site that is learned from is also tried
on.  Each page is learned from twice: as it is, and without classes, ids and the tags that mean something.
"""

import argparse
import gzip
import json
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import lxml.html
import numpy

import matins.extract
from matins.extract.body import body_lines
from matins.extract.features import FEATURES, Evidence, features
from matins.extract.json_ld import LdArticle, ld_article
from matins.extract.markup import tidy
from matins.extract.membership import LIKELY
from matins.extract.metadata import about_page
from matins.extract.tree import drop_invisible, page_tree, resolve_links
from matins.extract.walk import pieces_of
from matins.model.document import BlockKind
from matins.text.charsets import decode
from matins.text.shingles import LENGTH, share, shingles, tokens

_MODEL = Path(matins.extract.__file__).parent / "data" / "membership.json"
_SETS = ("sh", "fundus", "wcxb")
_HINTS = ("class", "id", "role", "itemprop")
_MEANING = frozenset(
    "article main section header footer nav aside figure ul ol li h1 h2 h3 h4 h5 h6".split()
)
_ROUNDS = 80
_SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 16,
    "max_depth": 5,
    "learning_rate": 0.1,
    "min_data_in_leaf": 200,
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


@dataclass(frozen=True, slots=True)
class Page:
    """A page's pieces as the model sees them, with how much of each is in the text that is known, and their words."""

    site: str
    group: str
    bare: bool
    rows: list[tuple[float, ...]]
    truth: list[float]
    said: list[tuple[str, ...]]
    captions: frozenset[int]
    gold: tuple[str, ...]


def read(data: Path) -> Iterator[Page]:
    """Give the pages of all sets, each twice."""
    for name in _SETS:
        gold = json.loads((data / name / "gold.json").read_text())
        for key, page in gold.items():
            if not page["text"] or (page.get("type") or "article") != "article":
                continue
            host = (urlsplit(page.get("url") or "").hostname or key).split(".")
            site = key.rsplit("_", 3)[0] if name == "fundus" else ".".join(host[-2:])
            raw = gzip.decompress((data / name / "html" / f"{key}.html.gz").read_bytes())
            for bare in (False, True):
                if made := _page(_bare(raw) if bare else raw, page, site, name, bare=bare):
                    yield made


def _bare(raw: bytes) -> bytes:
    tree = lxml.html.fromstring(raw)
    for element in tree.iter():
        if isinstance(element.tag, str):
            for hint in _HINTS:
                element.attrib.pop(hint, None)
            if element.tag in _MEANING:
                element.tag = "div"
    return lxml.html.tostring(tree, encoding="utf-8")


def _page(raw: bytes, page: Mapping[str, str], site: str, group: str, *, bare: bool) -> Page | None:
    html = tidy(decode(raw, None) or raw.decode("utf-8", "replace"))
    tree, _ = page_tree(html)
    if tree is None:
        return None
    ld, url = ld_article(tree) or LdArticle(), page.get("url")
    about = about_page(tree, url, ld)
    if url:
        resolve_links(tree, url)
    drop_invisible(tree)
    body = tree.find("body")
    pieces = pieces_of(tree if body is None else body, url)
    titles = tuple(title for title in (about.title, *about.headings) if title)
    rows = features(pieces, Evidence(body_lines(tree, url), titles, about.description, about.site_name, ld.body))
    said = [tuple(tokens(piece.block.text)) for piece in pieces]
    captions = frozenset(place for place, piece in enumerate(pieces) if piece.block.kind is BlockKind.CAPTION)
    return Page(site, group, bare, rows, _truth(said, page["text"]), said, captions, tuple(tokens(page["text"])))


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
        count = known[text[:LENGTH]] if len(text) >= LENGTH else lines[text]
        if len(alike) > max(count, 1):
            likely = sorted(alike, key=lambda place: -_near(place, found, said))
            for place in likely[count:]:
                truth[place] = 0.0
    return truth


def _near(place: int, found: Sequence[float], said: Sequence[tuple[str, ...]]) -> float:
    around = range(max(0, place - 4), min(len(said), place + 5))
    return sum(found[other] * min(10, len(said[other])) for other in around if other != place)


def learned(pages: Iterable[Page], seed: int) -> lightgbm.Booster:
    """Return the model that `pages` teach; every page weighs the same, its words alike, bare ones less."""
    rows: list[tuple[float, ...]] = []
    truth: list[int] = []
    weights: list[float] = []
    for page in pages:
        whole = max(60, sum(len(text) for text, true in zip(page.said, page.truth, strict=True) if true > 0.5))
        share_ = _BARE_WEIGHT if page.bare else 1.0
        rows += page.rows
        truth += [true > 0.5 for true in page.truth]
        weights += [share_ * min(_MOST_WEIGHT, (len(text) + 3) / whole) for text in page.said]
    mean = statistics.fmean(weights)
    data = lightgbm.Dataset(
        numpy.array(rows, dtype=numpy.float64),
        numpy.array(truth, dtype=numpy.int8),
        weight=numpy.array(weights) / mean,
    )
    return lightgbm.train({**_SETTINGS, "seed": seed}, data, num_boost_round=_ROUNDS)


def score(page: Page, chances: Sequence[float]) -> float:
    """Return the F of the 4-grams of what is chosen against the known text."""
    chosen = [
        word
        for place, (text, chance) in enumerate(zip(page.said, chances, strict=True))
        if chance >= LIKELY and place not in page.captions
        for word in text
    ]
    ours, theirs = Counter(shingles(chosen)), Counter(shingles(page.gold))
    return 2 * sum((ours & theirs).values()) / max(1, sum(ours.values()) + sum(theirs.values()))


def tried(pages: Sequence[Page], folds: int, seed: int) -> None:
    """Print the mean F on pages of sites that were not learned from."""
    sites = sorted({page.site for page in pages})
    random.Random(seed).shuffle(sites)
    fold = {site: place % folds for place, site in enumerate(sites)}
    found: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for number in range(folds):
        model = learned((page for page in pages if fold[page.site] != number), seed)
        for page in pages:
            if fold[page.site] == number and page.rows:
                found[page.group, page.bare].append(score(page, list(model.predict(numpy.array(page.rows)))))
    for (group, bare), scores in sorted(found.items()):
        failed = sum(each < 0.5 for each in scores)
        print(f"{group:8} {'bare' if bare else '':5} n {len(scores)} F {statistics.fmean(scores):.4f} failed {failed}")


def write(model: lightgbm.Booster) -> None:
    """Write the trees in the form that `matins.extract.membership` reads."""
    dumped = model.dump_model()
    trees = [_flat(tree["tree_structure"]) for tree in dumped["tree_info"]]
    _MODEL.parent.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    _MODEL.write_text(f'{{"features":{json.dumps(FEATURES)},\n"trees":[\n{lines}\n]}}\n')


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


def main() -> None:
    """Read the pages, try, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    pages = list(read(arguments.data))
    if arguments.folds:
        tried(pages, arguments.folds, arguments.seed)
    if arguments.write:
        write(learned(pages, arguments.seed))


if __name__ == "__main__":
    main()
