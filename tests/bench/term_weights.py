"""Make the tables of `matins.summary.term_weights` from the word frequencies of wordfreq.

    python tests/bench/term_weights.py [--write [FOLDER]]

Needs wordfreq (`pip install wordfreq==3.1.1`), which matins itself does without.  A term is as frequent as the words
that have it are together.  It weighs nothing at a Zipf value of COMMON (the logarithm of its occurrences in a billion
words, van Heuven et al. 2014, doi 10.1080/17470218.2013.850521), everything at RARE, and rarer ones are left out.  The
same frequencies make the same bytes.
"""

import argparse
import gzip
import importlib
import importlib.util
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from heapq import nlargest
from itertools import product
from pathlib import Path

import matins.summary
from matins.summary.term_weights import LANGUAGES
from matins.summary.terms import is_spaceless, terms
from matins.text.words import CJK

COMMON, RARE = 7.7, 4.7
"""Zipf values: one word in 20, as "the" is of English, and one in 20,000."""
_PAIRS_ARE_RARER = 0.25
"""By how much these are lower for pairs of characters, of which there are more than words."""
_STEPS = 100
_BILLION = 1e9
_EDGES = 1500
"""How many of the commonest first and last characters of words are paired."""
_HAN_OR_KANA = re.compile(f"[{CJK}]+")
_FOLDER = Path(matins.summary.__file__).parent / "data" / "terms"
_NAMES = {"no": "nb"}
"""What wordfreq calls a language for which we have another name."""

Frequencies = Mapping[str, float]
"""Word -> its share of all words."""


Characters = Mapping[str, str]
"""Simplified Chinese character -> the traditional ones that it stands for."""


def table(lang: str, frequencies: Frequencies, traditional: Characters | None = None) -> str:
    """Return the text of a table: a line for each weight, in hundredths, with its terms in alphabetical order.

    Terms of full weight are left out, as unknown ones have it.
    """
    lines: defaultdict[int, list[str]] = defaultdict(list)
    common = COMMON - _PAIRS_ARE_RARER * is_spaceless(lang)
    for term, share in term_frequencies(lang, frequencies, traditional).items():
        zipf = math.log10(share * _BILLION)
        steps = max(0, round(_STEPS * (common - zipf) / (COMMON - RARE)))
        if steps < _STEPS:
            lines[steps].append(term)
    return "".join(f"{steps} {' '.join(sorted(listed))}\n" for steps, listed in sorted(lines.items()))


def term_frequencies(lang: str, frequencies: Frequencies, traditional: Characters | None = None) -> dict[str, float]:
    """Return term -> occurrences a word of text; numbers, whose digits wordfreq makes zeros, are left out."""
    found: defaultdict[str, float] = defaultdict(float)
    spellings = _SPELLINGS.get(lang, (str,))
    for word, share in frequencies.items():
        for term in {term for spelling in spellings for term in terms(spelling(word))}:
            if not any(character.isdigit() for character in term):
                found[term] += share
    if is_spaceless(lang):
        for pair, share in _met_between(frequencies):
            found[pair] += share
    if traditional:
        for term, share in list(found.items()):
            for spelling in _in_traditional(term, traditional):
                found.setdefault(spelling, share)
    return dict(found)


def _met_between(frequencies: Frequencies) -> Iterator[tuple[str, float]]:
    """Give the pairs of characters where two words meet, as often as chance brings them together."""
    last: defaultdict[str, float] = defaultdict(float)
    first: defaultdict[str, float] = defaultdict(float)
    for word, share in frequencies.items():
        if _HAN_OR_KANA.fullmatch(word):
            last[word[-1]] += share
            first[word[0]] += share
    for end, start in product(nlargest(_EDGES, last, last.__getitem__), nlargest(_EDGES, first, first.__getitem__)):
        yield end + start, last[end] * first[start]


def _with_final_sigma(word: str) -> str:
    return f"{word[:-1]}ς" if word.endswith("σ") else word


def _with_cedillas(word: str) -> str:
    return word.translate(_CEDILLAS)


def _in_cyrillic(word: str) -> str:
    for latin, cyrillic in _TWO_FOR_ONE:
        word = word.replace(latin, cyrillic)
    return word.translate(_CYRILLIC)


def _in_traditional(term: str, traditional: Characters) -> Iterator[str]:
    # Some simplified characters are traditional ones, too: Big5 has no others.
    return map("".join, product(*(filter(_is_in_big5, sign + traditional.get(sign, "")) for sign in term)))


def _is_in_big5(character: str) -> bool:
    return bool(character.encode("big5", "ignore"))


_CEDILLAS = str.maketrans("șț", "şţ")
_TWO_FOR_ONE = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"))
_CYRILLIC = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
_SPELLINGS: Mapping[str, tuple[Callable[[str], str], ...]] = {
    "el": (_with_final_sigma,),
    "ro": (str, _with_cedillas),
    "sh": (str, _in_cyrillic),
}
"""The ways in which texts write a language that wordfreq writes in one way of its own."""


def frequencies_of(lang: str) -> dict[str, float]:
    """Return wordfreq's best list for a language."""
    wordfreq = importlib.import_module("wordfreq")
    found: dict[str, float] = wordfreq.get_frequency_dict(_NAMES.get(lang, lang), "best")
    return found


def traditional_characters() -> dict[str, str]:
    """Return the traditional characters that wordfreq makes into each simplified one."""
    msgpack, util = importlib.import_module("msgpack"), importlib.import_module("wordfreq.util")
    with gzip.open(util.data_path("_chinese_mapping.msgpack.gz")) as file:
        simplified: dict[int, str] = msgpack.load(file, strict_map_key=False)
    found: defaultdict[str, str] = defaultdict(str)
    for code, character in sorted(simplified.items()):
        found[character] += chr(code)
    return dict(found)


def made(lang: str) -> str:
    """Return the text of the table that wordfreq's data make for a language."""
    return table(lang, frequencies_of(lang), traditional_characters() if lang == "zh" else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, nargs="?", const=_FOLDER, help="write the tables")
    options = parser.parse_args()
    if importlib.util.find_spec("wordfreq") is None:
        print("wordfreq is not installed")
        return
    whole = 0
    for lang in sorted(LANGUAGES):
        text = made(lang)
        data = text.encode()
        whole += len(data)
        print(f"{lang:3} {len(text.split()) - len(text.splitlines()):6,} terms {len(data):7,} bytes")
        if options.write:
            options.write.mkdir(parents=True, exist_ok=True)
            (options.write / f"{lang}.txt").write_bytes(data)
    print(f"{len(LANGUAGES)} languages, {whole:,} bytes")


if __name__ == "__main__":
    main()
