"""Learn the two stages of `matins.summary.learned` and the choice of points, and tell how they do on other articles.

    pip install rouge-score sentencex
    python tests/bench/ranker.py [--data ../shared/corpora/summaries] [--write] [--models FOLDER]

The first stage is taught which sentences somebody would pick who knows the reference (greedily, by ROUGE-1 and 2); the
second how near each summary of the best eight comes to it, from scores of a first stage that has not seen the article.
Only sets that allow it are learned from; the others tell what to expect of articles nobody here has seen.
"""

import argparse
import io
import json
import random
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import matins.summary
from matins.extract.plain import document_of_text
from matins.summary.candidates import Candidate, candidates
from matins.summary.features import FEATURES, features
from matins.summary.learned import LearnedRanking
from matins.summary.networks import Linear, Networks
from matins.summary.points import POOL, sets_of, units_of
from matins.summary.profile import Profile, profile_of
from matins.summary.ranking import worth_showing
from matins.summary.selection import Budget
from matins.summary.subsets import MOST
from matins.text.sentences import split
from networks_training import Floats, Group, Recipe, listwise, squared, standardised, standardising, taught
from subset_scores import SubsetScores, tokens
from summary_scores import S3, W70, Known, interval, known_articles, lead

_DATA = Path(__file__).parents[3] / "shared" / "corpora" / "summaries"
_MODELS = Path(matins.summary.__file__).parent / "data"
_OTHERS = ("inshorts", "vietnews", "indonesian")
_MOST_OTHERS = 700
_FOLDS, _ROUNDS, _NETWORKS = 3, 3, 8
_PICKED = 3
_SENTENCES = Recipe(hidden=(), epochs=10, dropout=0.0, decay=0.1)
_SUMMARIES = Recipe(hidden=(48, 16), epochs=6, dropout=0.1, decay=1e-4, most=64)
_SPREAD = 0.3
_FEWEST_CHOICES = 6
_WITHOUT_HIGHLIGHTS = 0.1
"""What an article whose summary is no list of points weighs for points."""

Edit = Callable[[Known, random.Random], Known]


@dataclass(frozen=True)
class Lesson:
    """An article that is learned from: its sentences, what tells of them, and how near each subset comes."""

    known: Known
    profile: Profile
    rows: Floats
    scores: SubsetScores
    picked: Floats
    weight: float
    stage_two: float

    def ranking(self, first_stage: Floats) -> LearnedRanking:
        """Return the ranking under some first stage's scores."""
        return LearnedRanking(self.profile, self.rows, first_stage)


def _as_it_is(known: Known, _: random.Random) -> Known:
    return known


def _standfirst(known: Known, _: random.Random) -> Known:
    """Put the reference before the text, as many newspapers do."""
    return replace(known, text=" ".join(known.references[0]) + "\n\n" + known.text)


def _untitled(known: Known, _: random.Random) -> Known:
    return replace(known, title=None)


def _flat(known: Known, _: random.Random) -> Known:
    return replace(known, text=" ".join(known.text.split()))


def _in_paragraphs(known: Known, chance: random.Random) -> Known:
    """Part the text into paragraphs of one to four sentences."""
    paragraphs: list[list[str]] = []
    left = 0
    for line in known.text.splitlines():
        for start, end in split(line, known.lang):
            if not left:
                paragraphs.append([])
                left = chance.choice((1, 1, 1, 2, 2, 3, 4))
            paragraphs[-1].append(line[start:end])
            left -= 1
    return replace(known, text="\n\n".join(map(" ".join, paragraphs)))


@dataclass(frozen=True)
class Variant:
    """How articles of a set are changed, how many of them, what they weigh together, if the second stage sees them."""

    edit: Edit
    share: float
    weight: float
    stage_two: float = 0.5


_TAUGHT: dict[str, tuple[Variant, ...]] = {
    "cnndm": (
        Variant(_as_it_is, 1, 0.8, stage_two=1),
        Variant(_in_paragraphs, 1, 0.7),
        Variant(_standfirst, 0.25, 0.25, stage_two=0),
    ),
    "orangesum": (
        Variant(_as_it_is, 1, 0.6, stage_two=1),
        Variant(_untitled, 0.2, 0.2),
        Variant(_flat, 0.2, 0.2),
        Variant(_standfirst, 0.25, 0.25, stage_two=0),
    ),
}
"""The sets that weights may be learned from.  Texts of cnndm have no paragraphs, those of orangesum all have titles."""


def lessons(data: Path) -> Iterator[Lesson]:
    """Give the articles of the sets that are learned from, in all their variants."""
    chance = random.Random(1)
    for name, variants in _TAUGHT.items():
        articles = list(known_articles(data / f"{name}.train.jsonl"))
        for variant in variants:
            chosen = [variant.edit(known, chance) for known in articles if chance.random() < variant.share]
            for known in chosen:
                found = lesson(known, variant.weight / len(chosen), stage_two=variant.stage_two)
                if found is not None:
                    yield found


def lesson(known: Known, weight: float = 1.0, *, stage_two: float = 1) -> Lesson | None:
    """Return what is learned from an article, None where there is nothing to choose."""
    found = candidates(document_of_text(known.text, title=known.title), known.lang)
    if len(found) < 2 or not known.references:
        return None
    profile = profile_of(found, known.title, known.lang)
    scores = _scores(known.references, [one.text for one in found], known.lang)
    return Lesson(known, profile, features(profile), scores, _picked(found, scores), weight, stage_two)


def _scores(references: Sequence[Sequence[str]], texts: Sequence[str], lang: str) -> SubsetScores:
    told = [[tokens(sentence, lang) for sentence in reference] for reference in references]
    return SubsetScores(told, [tokens(text, lang) for text in texts])


def _picked(found: Sequence[Candidate], scores: SubsetScores) -> Floats:
    """Return the sentences that together come nearest to the reference, added one by one while they help."""
    allowed = np.zeros(len(found), bool)
    allowed[worth_showing(found)] = True
    picked = np.zeros(len(found), np.float32)
    best = 0.0
    for _ in range(_PICKED):
        told = scores.of(np.maximum(np.eye(len(found), dtype=np.float32), picked))[:, :2].sum(1)
        told[~allowed | (picked > 0)] = 0
        if told.max() <= best:
            break
        best = float(told.max())
        picked[int(told.argmax())] = 1
    return picked


def sentence_model(taken: Sequence[Lesson], seed: int) -> Linear:
    """Teach the first stage."""
    groups = []
    for one in taken:
        shown = worth_showing(one.profile.candidates)
        truth = one.picked[shown]
        if truth.any():
            groups.append(Group(one.rows[shown], truth / truth.sum(), one.weight))
    mean, spread = standardising(groups)
    weights, _ = taught(_ready(groups, mean, spread), _SENTENCES, listwise, seed)[0]
    return Linear(mean, spread, weights[:, 0])


def network_model(groups: Sequence[Group], seed: int) -> Networks:
    """Teach several networks what the truth of each row is."""
    mean, spread = standardising(groups)
    ready = _ready(groups, mean, spread)
    told = [taught(ready, _SUMMARIES, squared, seed + number) for number in range(_NETWORKS)]
    layers = tuple(
        (np.stack([weights for weights, _ in layer]), np.stack([offsets[None] for _, offsets in layer]))
        for layer in zip(*told, strict=True)
    )
    return Networks(mean, spread, layers)


def _ready(groups: Sequence[Group], mean: Floats, spread: Floats) -> list[Group]:
    """Return the groups with rows as models see them and weights whose mean is 1."""
    typical = float(np.mean([group.weight for group in groups]))
    return [Group(standardised(group.rows, mean, spread), group.truth, group.weight / typical) for group in groups]


def rankings(taken: Sequence[Lesson]) -> Iterator[tuple[Lesson, LearnedRanking]]:
    """Give each article with the scores of first stages that have seen no variant of it."""
    chance = random.Random(2)
    for number in range(_ROUNDS):
        fold = {one.known.references[0][0]: chance.randrange(_FOLDS) for one in taken}
        for left_out in range(_FOLDS):
            seen = [one for one in taken if fold[one.known.references[0][0]] != left_out]
            model = sentence_model(seen, seed=100 * number + left_out)
            for one in taken:
                if one.stage_two and fold[one.known.references[0][0]] == left_out:
                    yield one, one.ranking(model(one.rows))


def summary_group(one: Lesson, ranking: LearnedRanking) -> Group | None:
    """Return all summaries of an article's best sentences with how near each comes."""
    places, members, told = ranking.summaries(ranking.usable(), Budget(None, None))
    whole = np.zeros((len(members), len(one.rows)), np.float32)
    whole[:, places] = members
    return _group(told, one.scores.of(whole).mean(1), one.weight * one.stage_two)


def point_group(one: Lesson, ranking: LearnedRanking) -> Group | None:
    """Return the sets of points that might be shown, with how near each comes to the highlights or the reference."""
    found = units_of(ranking, POOL)
    if len(found) <= MOST:
        return None
    members, told = sets_of(ranking, found, MOST)
    references = [one.known.highlights] if one.known.highlights else one.known.references
    weight = one.weight * one.stage_two * (1 if one.known.highlights else _WITHOUT_HIGHLIGHTS)
    scores = _scores(references, [unit.text for unit in found], one.known.lang)
    return _group(told, scores.of(members).mean(1), weight)


def _group(rows: Floats, worth: Floats, weight: float) -> Group | None:
    """Return rows whose truth has mean 0 and about the same spread in every article."""
    if len(rows) < _FEWEST_CHOICES:
        return None
    told = 20 * (worth - worth.mean())
    return Group(rows, (told / (told.std() + _SPREAD)).astype(np.float32), weight)


def written(model: Networks) -> bytes:
    """Return networks as a file of arrays; the same arrays give the same bytes."""
    arrays = {"mean": model.mean, "spread": model.spread}
    for number, (weights, offsets) in enumerate(model.layers):
        arrays |= {f"weights{number}": weights, f"offsets{number}": offsets}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            part = io.BytesIO()
            np.save(part, array.astype(np.float16 if name[-1].isdigit() else np.float32))
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), part.getvalue(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _sentences_text(model: Linear) -> str:
    columns: dict[str, Any] = {"weight": model.weights, "mean": model.mean, "spread": model.spread}
    told = {
        name: {key: round(float(values[at]), 5) for key, values in columns.items()} for at, name in enumerate(FEATURES)
    }
    return json.dumps(told, indent=1) + "\n"


def main() -> None:
    """Learn, write where that is asked for, and tell the gains over LEAD of what is in the folder of models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="replace the models that come with matins")
    args = parser.parse_args()
    taken = list(lessons(args.data))
    print(f"{len(taken)} articles", flush=True)
    sentences = sentence_model(taken, args.seed)
    summaries, points = [], []
    for one, ranking in rankings(taken):
        summaries.append(summary_group(one, ranking))
        points.append(point_group(one, ranking))
    print("first stage learned", flush=True)
    of_summaries = network_model([group for group in summaries if group], args.seed)
    of_points = network_model([group for group in points if group], args.seed)
    print("second stage learned", flush=True)
    if args.write:
        (_MODELS / "sentences.json").write_text(_sentences_text(sentences), encoding="utf-8")
        (_MODELS / "summaries.npz").write_bytes(written(of_summaries))
        (_MODELS / "points.npz").write_bytes(written(of_points))
    tell(args.data, sentences, of_summaries)


def tell(data: Path, sentences: Linear, summaries: Networks) -> None:
    """Print the gain over LEAD on articles that were not learned from."""
    parts = [(name, "dev") for name in (*_TAUGHT, *_OTHERS)] + [(name, "train") for name in _OTHERS]
    for name, part in parts:
        gains: dict[str, list[float]] = {budget.name: [] for budget in (W70, S3)}
        for known in islice(known_articles(data / f"{name}.{part}.jsonl"), _MOST_OTHERS):
            one = lesson(known)
            if one is None:
                continue
            ranking = one.ranking(sentences(one.rows))
            for budget in (W70, S3):
                theirs = lead(known.text, known.lang, budget)
                first = _scores(known.references, theirs, known.lang).of(np.ones((1, len(theirs)), np.float32))
                chosen = np.zeros((1, len(one.rows)), np.float32)
                chosen[0, list(ranking.choose(Budget(budget.sentences, budget.words), summaries))] = 1
                gains[budget.name].append(float(one.scores.of(chosen).mean() - first.mean()))
        told = "  ".join(f"{budget} {interval(np.array(values))}" for budget, values in gains.items())
        print(f"{name:12}{part:6} n={len(gains[W70.name]):4}  {told}", flush=True)


if __name__ == "__main__":
    main()
