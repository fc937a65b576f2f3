"""What is told of a sentence to the ranking: its place, length, ties, words and form, as numbers.

Position and directed centrality follow PacSum (Zheng and Lapata 2019, arXiv 1906.03508): what later sentences take up
again counts for a sentence, what earlier ones said against it.  All sums are running ones over the terms, so that the
time is linear in the text, but for one sort.
"""

import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matins.model.document import BlockKind
from matins.summary.leaning import Lean
from matins.summary.profile import Profile
from matins.summary.tables import FIRST_PERSON, REPORTING

Array = NDArray[np.float32]
Columns = dict[str, NDArray[np.floating[Any]]]
"""Numbers of many rows, by name."""

SIGNS: Mapping[str, tuple[str, ...]] = {
    "its place in the text": ("place", "inverse_place", "is_first", "is_second", "is_third", "words_before"),
    "its paragraph": ("first_paragraph", "opens_paragraph", "paragraph_size"),
    "its length": ("size", "log_size", "relative_size", "short"),
    "later sentences take it up": ("forward", "forward_z"),
    "earlier sentences said it": ("backward", "backward_z"),
    "its words are said elsewhere": ("ties", "ties_z", "ties_rank", "common", "common_z"),
    "keywords of the article": ("keywords", "keywords_z", "keywords_rank"),
    "how rare its words are": ("rarity",),
    "what it says is new": ("new",),
    "words of the title": ("title_cosine", "title_cosine_z", "title", "title_z"),
    "it is like the first sentences": ("like_first", "like_two"),
    "it is like its neighbours": ("like_next", "like_before"),
    "who and what it names": ("names_kept", "names_kept_z", "names_new", "names", "capitals", "upper_case"),
    "quotation": ("quotes", "opens_quoted", "quoted"),
    "figures": ("figures",),
    "it leans on the sentence before": ("pronoun_start", "connective_start"),
    "how the next sentence follows": ("next_pronoun", "next_connective", "next_sound"),
    "someone is reported to say it": ("reports",),
    "someone speaks for themselves": ("first_person", "first_person_more"),
    "it asks": ("asks",),
    "its punctuation": ("colon", "brackets", "ellipsis"),
    "it is a list item or a quotation": ("list_item", "quote_block"),
    "the sentences beside it": (
        "size_before",
        "size_after",
        "keywords_before",
        "keywords_after",
        "title_before",
        "title_after",
    ),
}
"""Every feature, under what it is called when a person asks why."""

FEATURES = tuple(chain.from_iterable(SIGNS.values()))
"""The columns of `features`."""

# Smaller deviations are those of the rounding.
_ALIKE = 1e-5
_QUOTES = re.compile(r"[\"“”«»„「」『』]")
_STARTS_QUOTED = re.compile(r"[\"“„«»「『‘'*–—-]")
_QUOTED = re.compile(r"[“\"«„「][^“”\"«»„「」]*[”\"»“」]")
_CAPITAL = re.compile(r"(?<=[^\s.!?:\"“«„(–—-] )[^\W\d_a-zà-öø-ÿ]\w+")
_DIGIT = re.compile(r"\d")


def features(profile: Profile) -> Array:
    """Return a row of FEATURES for each sentence, in the order given."""
    if not profile.candidates:
        return np.zeros((0, len(FEATURES)), np.float32)
    columns: Columns = {}
    _places(profile, columns)
    _ties(profile, columns)
    _words(profile, columns)
    _title(profile, columns)
    _names(profile, columns)
    _form(profile, columns)
    _neighbours(columns)
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float32)


def _places(profile: Profile, columns: Columns) -> None:
    count = len(profile.candidates)
    place = np.arange(count, dtype=np.float32)
    size = np.array(profile.sizes, np.float32)
    paragraph = np.array([candidate.paragraph for candidate in profile.candidates])
    columns["place"] = np.log1p(place)
    columns["inverse_place"] = 1 / (1 + place)
    for at, name in enumerate(("is_first", "is_second", "is_third")):
        columns[name] = np.equal(place, at).astype(np.float32)
    columns["words_before"] = np.log1p((np.cumsum(size) - size) / 20)
    columns["first_paragraph"] = np.equal(paragraph, 0).astype(np.float32)
    columns["opens_paragraph"] = np.array([candidate.first for candidate in profile.candidates], np.float32)
    columns["paragraph_size"] = np.log(np.bincount(paragraph)[paragraph])
    columns["size"] = size / 25
    columns["log_size"] = np.log(size)
    columns["relative_size"] = np.log(size / statistics.median(profile.sizes))
    columns["short"] = np.clip(10 - size, 0, 10) / 10


def _ties(profile: Profile, columns: Columns) -> None:
    forward, backward = centralities(profile.vectors)
    root = math.sqrt(len(profile.vectors))
    for name, value in (("forward", forward), ("backward", backward), ("ties", forward + backward)):
        columns[name] = value / root
        columns[name + "_z"] = standard(value)
    columns["ties_rank"] = ranks(forward + backward)
    first = profile.vectors[0]
    second = profile.vectors[1] if len(profile.vectors) > 1 else {}
    like_first = np.array([_cosine(first, vector) for vector in profile.vectors], np.float32)
    like_second = np.array([_cosine(second, vector) for vector in profile.vectors], np.float32)
    like_next = [_cosine(one, other) for one, other in zip(profile.vectors, profile.vectors[1:], strict=False)]
    columns["like_two"] = (like_first + like_second) / 2
    columns["like_two"][:2] = 0
    columns["like_first"] = like_first
    columns["like_first"][0] = 0
    columns["like_next"] = np.array([*like_next, 0], np.float32)
    columns["like_before"] = np.array([0, *like_next], np.float32)


def centralities(vectors: Sequence[Mapping[str, float]]) -> tuple[Array, Array]:
    """Return for each unit vector the sums of its cosines to all later and to all earlier ones."""
    return _running(vectors[::-1])[::-1], _running(vectors)


def _running(vectors: Sequence[Mapping[str, float]]) -> Array:
    sums: defaultdict[str, float] = defaultdict(float)
    likeness = []
    for one in vectors:
        alike = 0.0
        for term, value in one.items():
            alike += value * sums[term]
            sums[term] += value
        likeness.append(alike)
    return np.array(likeness, np.float32)


def _words(profile: Profile, columns: Columns) -> None:
    weight = profile.weight
    heavy = {term: profile.counts[term] * weight[term] for term in profile.counts}
    held, common, rarity, new = [], [], [], []
    seen: set[str] = set()
    for candidate in profile.candidates:
        said = candidate.terms
        all_worth = sum([weight[term] for term in said]) or 1.0
        # In the order of the text: that of a set differs from run to run, and so would the last bits of its sum.
        once = dict.fromkeys(said)
        held.append(sum([profile.keywords[term] for term in once if term in profile.keywords]))
        common.append(sum([heavy[term] for term in said]) / all_worth)
        rarity.append(all_worth / max(1, len(said)))
        new.append(
            sum([weight[term] for term in once if term not in seen]) / (sum([weight[term] for term in once]) or 1.0)
        )
        seen.update(said)
    keywords = np.array(held, np.float32)
    columns["keywords"] = keywords
    columns["keywords_z"] = standard(keywords)
    columns["keywords_rank"] = ranks(keywords)
    columns["common"] = np.log(np.maximum(np.array(common, np.float32), 0.1))
    columns["common_z"] = standard(np.array(common, np.float32))
    columns["rarity"] = np.array(rarity, np.float32)
    columns["new"] = np.array(new, np.float32)


def _title(profile: Profile, columns: Columns) -> None:
    norm = math.hypot(*profile.asked.values()) or 1.0
    asked = {term: share / norm for term, share in profile.asked.items()}
    cosine = np.array([_cosine(asked, vector) for vector in profile.vectors], np.float32)
    recall = np.array(
        [sum([share for term, share in profile.asked.items() if term in vector]) for vector in profile.vectors],
        np.float32,
    )
    for name, value in (("title_cosine", cosine), ("title", recall)):
        columns[name] = value
        columns[name + "_z"] = standard(value)


def _names(profile: Profile, columns: Columns) -> None:
    counts = Counter(chain.from_iterable(profile.names))
    kept = {name: count for name, count in counts.items() if count > 1}
    total = sum(kept.values()) or 1
    share, fresh = [], []
    seen: set[str] = set()
    for names in profile.names:
        share.append(sum([kept[name] for name in names & kept.keys()]) / total)
        fresh.append(sum([kept[name] - 1 for name in names & kept.keys() - seen]) / total)
        seen |= names
    columns["names_kept"] = np.array(share, np.float32)
    columns["names_kept_z"] = standard(columns["names_kept"])
    columns["names_new"] = np.array(fresh, np.float32)
    columns["names"] = np.array([len(names) for names in profile.names]) / np.sqrt(np.array(profile.sizes, np.float32))


def _form(profile: Profile, columns: Columns) -> None:
    candidates, code = profile.candidates, (profile.lang or "en")[:2]
    own = FIRST_PERSON.get(code, frozenset())
    size = [max(1, len(candidate.words)) for candidate in candidates]
    told: dict[str, list[float]] = {
        "quotes": [_QUOTES.search(one.text) is not None for one in candidates],
        "opens_quoted": [_STARTS_QUOTED.match(one.text) is not None for one in candidates],
        "quoted": [sum(map(len, _QUOTED.findall(one.text))) / max(1, len(one.text)) for one in candidates],
        "figures": [_DIGIT.search(one.text) is not None for one in candidates],
        "capitals": [len(_CAPITAL.findall(one.text)) / n for one, n in zip(candidates, size, strict=True)],
        "upper_case": [
            sum(word.isupper() and len(word) > 1 for word in one.text.split()) / n
            for one, n in zip(candidates, size, strict=True)
        ],
        "pronoun_start": [one in (Lean.REFERENCE, Lean.POINTER) for one in profile.leans],
        "connective_start": [one is Lean.CONNECTIVE for one in profile.leans],
        "reports": [not REPORTING.isdisjoint(one.words) for one in candidates],
        "first_person": [not own.isdisjoint(one.words) for one in candidates],
        "asks": ["?" in one.text for one in candidates],
        "colon": [":" in one.text for one in candidates],
        "brackets": ["(" in one.text for one in candidates],
        "ellipsis": ["…" in one.text or "..." in one.text for one in candidates],
        "list_item": [one.kind is BlockKind.LIST_ITEM for one in candidates],
        "quote_block": [one.kind is BlockKind.QUOTE for one in candidates],
        "next_sound": [*[one.sound for one in candidates[1:]], False],
    }
    for name, values in told.items():
        columns[name] = np.array(values, np.float32)
    columns["first_person_more"] = columns["first_person"] - columns["first_person"].mean()
    columns["next_pronoun"] = np.append(columns["pronoun_start"][1:], 0)
    columns["next_connective"] = np.append(columns["connective_start"][1:], 0)


def _neighbours(columns: Columns) -> None:
    for name, told in (("size", "log_size"), ("keywords", "keywords_z"), ("title", "title_z")):
        columns[name + "_before"] = np.concatenate([[0], columns[told][:-1]])
        columns[name + "_after"] = np.append(columns[told][1:], 0)


def standard(values: Array) -> Array:
    """Return `values` with mean 0 and deviation 1; zeros where they do not differ."""
    away = values - values.mean()
    deviation = math.sqrt(float(away @ away) / len(values))
    return away / np.float32(deviation) if deviation > _ALIKE else np.zeros_like(values)


def ranks(values: Array) -> Array:
    """Return each value's rank, the largest 0 and the least 1."""
    if len(values) < 2:
        return np.zeros(len(values), np.float32)
    found = np.empty(len(values), np.float32)
    found[np.argsort(-values, kind="stable")] = np.arange(len(values)) / (len(values) - 1)
    return found


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum([value * other[term] for term, value in one.items() if term in other])
