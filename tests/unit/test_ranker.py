"""The script that learns the models of the summariser, on articles of a town that is not there."""

import io
import json
import runpy
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matins.summary.features import FEATURES
from matins.summary.networks import networks_of
from matins.summary.ranking import worth_showing

PLACES = ("harbour", "market", "school", "station", "library", "theatre", "hospital", "museum")
MOVES = ("closed", "mended", "painted", "sold", "opened", "moved", "emptied", "measured")

ARTICLES = 8


def article(number: int) -> dict[str, Any]:
    """Return an article whose first sentence is what its reference says."""
    place, move = PLACES[number % 8], MOVES[(number // 2) % 8]
    lines = [
        f"The council {move} the {place} of the town after {number + 2} long years on Monday.",
        f"People of the {place} had asked the mayor for that in {number + 3} letters.",
        "The weather was mild and a band played in front of the old church.",
        f"A baker gave away bread, and a dog slept below the table of guest {number}.",
        f"Nobody from the paper knew what the work at the {place} will cost the town.",
        "The next meeting of the council will be held in the hall by the river.",
        f"Two painters said that they will come back to the {place} in the spring.",
    ]
    return {
        "lang": "en",
        "title": f"Council and {place}" if number % 3 else None,
        "text": "\n\n".join(lines),
        "references": [[f"The {place} of the town was {move} by the council on Monday, after {number + 2} years."]],
        "highlights": [f"The council {move} the {place}."] if number % 2 else [],
    }


@pytest.fixture(scope="module")
def script(root: Path) -> dict[str, Any]:
    """Return the names of the script that learns the models, whose networks are small here and soon taught."""
    pytest.importorskip("nltk")
    names = runpy.run_path(str(root / "tests" / "bench" / "ranker.py"))
    names["main"].__globals__["_SUMMARIES"] = replace(names["_SUMMARIES"], hidden=(6, 4), epochs=2)
    return names


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a few articles in each set."""
    folder = tmp_path_factory.mktemp("summaries")
    for name in ("cnndm", "orangesum"):
        start = 0 if name == "cnndm" else 50
        told = "".join(json.dumps(article(number)) + "\n" for number in range(start, start + ARTICLES))
        (folder / f"{name}.train.jsonl").write_text(told, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def taken(script: dict[str, Any], data: Path) -> list[Any]:
    """Return what is learned from."""
    return list(script["lessons"](data))


def learned(script: dict[str, Any], taken: list[Any]) -> tuple[str, bytes, bytes]:
    """Return the three models as files."""
    sentences = script["sentence_model"](taken, 1)
    pairs = list(script["rankings"](taken))
    summaries = [group for one, ranking in pairs if (group := script["summary_group"](one, ranking))]
    points = [group for one, ranking in pairs if (group := script["point_group"](one, ranking))]
    networks = script["network_model"]
    return (
        script["_sentences_text"](sentences),
        script["written"](networks(summaries, 1)),
        script["written"](networks(points, 1)),
    )


def test_each_article_is_learned_from_in_several_forms(taken: list[Any]) -> None:
    assert len(taken) > 2 * ARTICLES
    assert {one.known.title for one in taken} > {None}
    assert sum(one.weight for one in taken) == pytest.approx(0.8 + 0.7 + 0.25 + 0.6 + 0.2 + 0.2 + 0.25, abs=0.5)
    assert {bool(one.stage_two) for one in taken} == {True, False}


def test_what_somebody_would_pick_who_knows_the_reference_is_picked(script: dict[str, Any]) -> None:
    known = script["Known"](**{**article(3), "highlights": ()})
    one = script["lesson"](known)
    assert one.picked[0] == 1
    assert one.picked.sum() <= 3
    assert set(np.flatnonzero(one.picked).tolist()) <= set(worth_showing(one.profile.candidates))


@pytest.mark.parametrize("change", [{"text": "One sentence is no choice at all."}, {"text": ""}, {"references": []}])
def test_where_there_is_nothing_to_choose_nothing_is_learned(script: dict[str, Any], change: dict[str, Any]) -> None:
    assert script["lesson"](script["Known"](**{**article(3), **change})) is None


def test_an_article_is_ranked_by_a_stage_that_has_not_seen_it(script: dict[str, Any], taken: list[Any]) -> None:
    ranked = [one for one, _ in script["rankings"](taken)]
    assert len(ranked) == 3 * sum(one.stage_two > 0 for one in taken)
    assert {id(one) for one in ranked} == {id(one) for one in taken if one.stage_two}


def test_the_truths_of_the_summaries_of_an_article_have_mean_zero(script: dict[str, Any], taken: list[Any]) -> None:
    one, ranking = next(iter(script["rankings"](taken)))
    for group in (script["summary_group"](one, ranking), script["point_group"](one, ranking)):
        assert len(group.rows) == len(group.truth) > 10
        assert float(group.truth.mean()) == pytest.approx(0, abs=1e-5)
        assert 0 < float(group.truth.std()) < 1


def test_the_same_articles_give_the_same_bytes(script: dict[str, Any], taken: list[Any]) -> None:
    sentences, summaries, points = learned(script, taken)
    assert learned(script, taken) == (sentences, summaries, points)
    assert list(json.loads(sentences)) == list(FEATURES)
    for file in (summaries, points):
        with np.load(io.BytesIO(file)) as arrays:
            networks = networks_of(arrays)
        assert [weights.shape[0] for weights, _ in networks.layers] == [8, 8, 8]
        assert np.isfinite(networks(np.ones((2, len(networks.mean)), np.float32))).all()


def test_the_first_sentence_is_learned_to_be_the_best(script: dict[str, Any], taken: list[Any]) -> None:
    model = script["sentence_model"](taken, 1)
    fresh = script["lesson"](script["Known"](**{**article(200), "highlights": ()}))
    assert int(model(fresh.rows).argmax()) == 0


def test_models_are_written_where_they_are_asked_for(
    script: dict[str, Any], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = script["main"]
    monkeypatch.setitem(main.__globals__, "_MODELS", tmp_path)
    monkeypatch.setitem(main.__globals__, "tell", lambda *_: None)
    monkeypatch.setattr("sys.argv", ["ranker.py", "--data", str(data)])
    main()
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr("sys.argv", ["ranker.py", "--data", str(data), "--write"])
    main()
    assert {path.name for path in tmp_path.iterdir()} == {"sentences.json", "summaries.npz", "points.npz"}
