"""What a term weighs in a language: little where everybody uses it, all where it is rare, as shipped tables tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_CODES = (
    "ar bg bn ca cs da de el en es fa fi fil fr he hi hu id is it ja lt lv mk ms nl no pl pt ro ru sh sk sl sv ta tr uk"
    " ur vi zh"
)
LANGUAGES = frozenset(_CODES.split())
"""The languages that have a table, by their ISO 639 codes."""

_SAME = {
    "bs": "sh", "cnr": "sh", "hr": "sh", "sr": "sh",
    "nb": "no", "nn": "no",
    "in": "id", "iw": "he", "mo": "ro", "tl": "fil",
}  # fmt: skip
"""Other codes of these languages, and of those that share their words."""

UNKNOWN = 1.0
"""The weight of a term that is in no table: a rare word, most names."""
NUMBER = 0.5
"""The weight of a term that begins with a digit, which no table has: such a term is rare, and says little by itself."""
_STEPS = 100
_KEPT = 4


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The weights of the terms of a language: `known` has those from 0, for the commonest, to less than UNKNOWN."""

    known: Mapping[str, float]

    def weight(self, term: str) -> float:
        """Return what `term`, as `terms()` makes it, weighs."""
        weight = self.known.get(term)
        return weight if weight is not None else NUMBER if term[:1].isdigit() else UNKNOWN


def term_weights(lang: str | None) -> TermWeights | None:
    """Return the weights of a language (an ISO 639 code, or a BCP 47 tag), None for one that has no table.

    Its table is read when it is first asked for; the last few are kept.  They are made from the word frequencies of
    wordfreq (Speer 2022, doi 10.5281/zenodo.7199437), as data/README.md tells.
    """
    code = (lang or "").replace("_", "-").partition("-")[0].lower()
    code = _SAME.get(code, code)
    return _table(code) if code in LANGUAGES else None


@lru_cache(_KEPT)
def _table(code: str) -> TermWeights:
    known: dict[str, float] = {}
    text = files(__package__).joinpath("data", "terms", f"{code}.txt").read_text("utf-8")
    for line in text.splitlines():
        steps, *listed = line.split(" ")
        known.update(dict.fromkeys(listed, int(steps) / _STEPS))
    return TermWeights(known)
