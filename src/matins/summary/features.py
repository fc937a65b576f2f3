"""What is told of a sentence to the ranking: its place, length, ties, words and form, as numbers.

Position and directed centrality follow PacSum (Zheng and Lapata 2019, arXiv 1906.03508): what later sentences take up
again counts for a sentence, what earlier ones said against it.  All sums are running ones over the terms, so that the
time is linear in the text, but for one sort.
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matins.model.document import BlockKind
from matins.summary.leaning import Lean
from matins.summary.profile import Floats, Places, Profile, Said, sums
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
_STANDARD = [name for name in FEATURES if name.endswith("_z")]
_RANKED = [name for name in FEATURES if name.endswith("_rank")]
_QUOTES = re.compile(r"[\"“”«»„「」『』]")
_STARTS_QUOTED = re.compile(r"[\"“„«»「『‘'*–—-]")
_QUOTED = re.compile(r"[“\"«„「][^“”\"«»„「」]*[”\"»“」]")
_CAPITAL = re.compile(r"[^\W\d_a-zà-öø-ÿ](?<=[^\s.!?:\"“„«(–—-] .)\w+")
_DIGIT = re.compile(r"\d")


def features(profile: Profile) -> Array:
    """Return a row of FEATURES for each sentence, in the order given."""
    if not profile.candidates:
        return np.zeros((0, len(FEATURES)), np.float32)
    columns: Columns = {}
    _places(profile, columns)
    _ties(profile, columns)
    _words(profile, columns)
    _names(profile, columns)
    _form(profile, columns)
    _compare(columns)
    _neighbours(columns)
    return np.array([columns[name] for name in FEATURES], np.float32).T


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
    said, count = profile.said, len(profile.candidates)
    forward, backward = centralities(said, count)
    root = math.sqrt(count)
    for name, value in (("forward", forward), ("backward", backward), ("ties", forward + backward)):
        columns[name] = value / root
        columns[name + "_z"] = value
    columns["ties_rank"] = forward + backward
    first, second = [sums(said.sentence, said.value * _vector(profile, place)[said.term], count) for place in (0, 1)]
    columns["like_two"] = (first + second) / 2
    columns["like_two"][:2] = 0
    columns["like_first"] = first
    columns["like_first"][0] = 0
    beside = (said.term[1:] == said.term[:-1]) & (said.sentence[1:] == said.sentence[:-1] + 1)
    columns["like_next"] = sums(said.sentence[:-1], said.value[:-1] * said.value[1:] * beside, count)
    columns["like_before"] = np.append(0, columns["like_next"][:-1])


def centralities(said: Said, count: int) -> tuple[Array, Array]:
    """Return for each of `count` sentences the sums of its cosines to all later and to all earlier ones."""
    until = np.append(0, np.cumsum(said.value))
    start, end = _entries(said)
    later = until[end[said.term]] - until[1:]
    earlier = until[:-1] - until[start[said.term]]
    forward, backward = [
        sums(said.sentence, said.value * others, count).astype(np.float32) for others in (later, earlier)
    ]
    return forward, backward


def _entries(said: Said) -> tuple[Places, Places]:
    """Return where the entries of each term begin and end."""
    frequency = np.bincount(said.term)
    end = np.cumsum(frequency)
    return end - frequency, end


def _vector(profile: Profile, place: int) -> Floats:
    """Return the values of all terms in the vector of the sentence at `place`."""
    here = profile.said.sentence == place
    return sums(profile.said.term[here], profile.said.value[here], len(profile.number))


def _words(profile: Profile, columns: Columns) -> None:
    said, count = profile.said, len(profile.candidates)
    start, _ = _entries(said)
    weight = profile.weight[said.term]
    often = sums(said.term, said.times)[said.term]
    worth = _or_one(sums(said.sentence, said.times * weight, count))
    common = sums(said.sentence, said.times * often * weight, count) / worth
    columns["keywords"] = sums(said.sentence, profile.shares["keywords"][said.term], count)
    columns["keywords_z"] = columns["keywords_rank"] = columns["keywords"]
    columns["common"], columns["common_z"] = np.log(np.maximum(common, 0.1)), common
    columns["rarity"] = worth / np.array([max(1, len(candidate.terms)) for candidate in profile.candidates])
    columns["new"] = sums(said.sentence[start], profile.weight, count) / _or_one(sums(said.sentence, weight, count))
    columns["title_cosine"] = columns["title_cosine_z"] = sums(
        said.sentence, said.value * profile.asked[said.term], count
    )
    columns["title"] = columns["title_z"] = sums(said.sentence, profile.shares["title"][said.term], count)


def _or_one(values: Floats) -> Floats:
    return np.where(values > 0, values, 1)


def _names(profile: Profile, columns: Columns) -> None:
    counts = Counter(chain.from_iterable(profile.names))
    kept = {name: count for name, count in counts.items() if count > 1}
    total = sum(kept.values()) or 1
    share, fresh = [], []
    new = set(kept)
    for names in profile.names:
        share.append(sum([kept[name] for name in names if name in kept]) / total)
        fresh.append(sum([kept[name] - 1 for name in names if name in new]) / total)
        new -= names
    columns["names_kept"] = columns["names_kept_z"] = np.array(share)
    columns["names_new"] = np.array(fresh)
    columns["names"] = np.array([len(names) for names in profile.names]) / np.sqrt(profile.sizes)


def _form(profile: Profile, columns: Columns) -> None:
    candidates, code = profile.candidates, (profile.lang or "en")[:2]
    texts, spoken = [one.text for one in candidates], [one.words for one in candidates]
    own = FIRST_PERSON.get(code, frozenset())
    quotes = ['"' in text or (not text.isascii() and _QUOTES.search(text) is not None) for text in texts]
    size = np.array([max(1, len(one)) for one in spoken])
    told: dict[str, Sequence[float]] = {
        "quotes": quotes,
        "opens_quoted": [_STARTS_QUOTED.match(text) is not None for text in texts],
        "quoted": [
            sum(map(len, _QUOTED.findall(text))) / len(text) if has else 0.0
            for text, has in zip(texts, quotes, strict=True)
        ],
        "figures": [_DIGIT.search(text) is not None for text in texts],
        "capitals": [len(_CAPITAL.findall(text)) for text in texts],
        "upper_case": profile.upper_case,
        "pronoun_start": [one is Lean.REFERENCE or one is Lean.POINTER for one in profile.leans],
        "connective_start": [one is Lean.CONNECTIVE or one is Lean.ADDITION for one in profile.leans],
        "reports": [not REPORTING.isdisjoint(one) for one in spoken],
        "first_person": [not own.isdisjoint(one) for one in spoken],
        "asks": ["?" in text for text in texts],
        "colon": [":" in text for text in texts],
        "brackets": ["(" in text for text in texts],
        "ellipsis": ["…" in text or "..." in text for text in texts],
        "list_item": [one.kind is BlockKind.LIST_ITEM for one in candidates],
        "quote_block": [one.kind is BlockKind.QUOTE for one in candidates],
        "next_sound": [*[one.sound for one in candidates[1:]], False],
    }
    columns.update(zip(told, np.array(list(told.values()), np.float32), strict=True))
    columns["capitals"] /= size
    columns["upper_case"] /= size
    columns["first_person_more"] = columns["first_person"] - columns["first_person"].mean()


def _compare(columns: Columns) -> None:
    """Put in the place of values how far they are from those of the other sentences, and which place they take."""
    away = standard(np.array([columns[name] for name in _STANDARD], np.float32))
    columns.update(zip(_STANDARD, away, strict=True))
    columns.update({name: ranks(columns[name].astype(np.float32)) for name in _RANKED})


def _neighbours(columns: Columns) -> None:
    told = ("log_size", "keywords_z", "title_z", "pronoun_start", "connective_start")
    between = np.zeros((len(told), len(columns["place"]) + 2), np.float32)
    between[:, 1:-1] = [columns[name] for name in told]
    before, after = between[:, :-2], between[:, 2:]
    for at, name in enumerate(("size", "keywords", "title")):
        columns[name + "_before"], columns[name + "_after"] = before[at], after[at]
    columns["next_pronoun"], columns["next_connective"] = after[3:]


def standard(values: Array) -> Array:
    """Return each row of `values` with mean 0 and deviation 1; zeros where they do not differ."""
    away = values - values.mean(-1, keepdims=True)
    deviation = np.sqrt((away * away).mean(-1, keepdims=True))
    told: Array = np.where(deviation > _ALIKE, away / np.maximum(deviation, _ALIKE), 0)
    return told


def ranks(values: Array) -> Array:
    """Return each value's rank, the largest 0 and the least 1."""
    if len(values) < 2:
        return np.zeros(len(values), np.float32)
    found = np.empty(len(values), np.float32)
    found[np.argsort(-values, kind="stable")] = np.arange(len(values)) / (len(values) - 1)
    return found
