"""How near summaries come to those that people wrote: ROUGE, beside LEAD, with bootstrap intervals.

Figures are ROUGE-1, ROUGE-2 and ROUGE-Lsum F1 of rouge-score (Lin 2004), with stemming in English and by Unicode words
elsewhere, the mean over an article's references.  LEAD is made of sentencex's sentences, so that it does not hang on
what is measured.  Both are loaded when they are first needed.
"""

import importlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SETS = ("cnndm", "indonesian", "inshorts", "orangesum", "vietnews")
"""The sets that figures are told of."""

NEEDED = ("rouge_score", "sentencex")
"""The modules that scores cannot be made without."""

_KINDS = ("rouge1", "rouge2", "rougeLsum")
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_]+")
_SPACELESS = ("zh", "ja")
_ROUNDS = 1000


@dataclass(frozen=True)
class Budget:
    """At most so many sentences, or so many words, of which a lone sentence may have more; `name` as people say it."""

    name: str
    sentences: int | None = None
    words: int | None = None


W70, S3 = Budget("w70", words=70), Budget("s3", sentences=3)


@dataclass(frozen=True)
class Known:
    """An article with the summaries that people wrote of it, each a list of sentences; `highlights` may be empty."""

    lang: str
    title: str | None
    text: str
    references: Sequence[Sequence[str]]
    highlights: Sequence[str] = ()


@dataclass(frozen=True)
class Interval:
    """A mean, and where it lies in 95 % of the samples that are drawn with replacement."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.mean:+.2f} [{100 * self.low:+.2f},{100 * self.high:+.2f}]"


@dataclass
class Scores:
    """The ROUGE figures of one algorithm on the articles of one set, three for each article."""

    rouge: list[Sequence[float]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def each(self) -> Floats:
        """The mean of the three for each article."""
        means: Floats = np.asarray(self.rouge, dtype=np.float64).mean(axis=1)
        return means

    def __str__(self) -> str:
        one, two, longest = 100 * np.mean(self.rouge, axis=0)
        return f"{one:5.2f} {two:5.2f} {longest:5.2f}  {100 * self.each.mean():6.2f}"


def known_articles(path: Path) -> Iterator[Known]:
    """Give the articles of a file, a JSON object a line.

    It has lang, text and reference_summary, perhaps title, highlights, and references, which then win; a reference that
    is one text is parted into sentences.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            lang, told = row["lang"], row.get("references") or [row["reference_summary"]]
            references = [one if isinstance(one, list) else sentences(one, lang) for one in told]
            yield Known(
                lang, row.get("title"), row["text"], [one for one in references if one], row.get("highlights") or ()
            )


def sentences(text: str, lang: str) -> list[str]:
    """Return sentencex's sentences of the lines of `text`."""
    segment = importlib.import_module("sentencex").segment
    lines = filter(str.strip, text.splitlines())
    return [told for line in lines for told in map(str.strip, segment(lang, line)) if told]


def size(text: str, lang: str) -> int:
    """Return the words of `text`, split on white space; characters in Chinese and Japanese."""
    return len(_WORD.findall(text)) if lang in _SPACELESS else len(text.split())


def lead(text: str, lang: str, budget: Budget) -> list[str]:
    """Return the first sentences that `budget` holds, at least one."""
    chosen: list[str] = []
    taken = 0
    for sentence in sentences(text, lang):
        taken += size(sentence, lang)
        if len(chosen) == budget.sentences or (chosen and budget.words is not None and taken > budget.words):
            break
        chosen.append(sentence)
    return chosen


def rouge(references: Sequence[Sequence[str]], told: Sequence[str], lang: str) -> tuple[float, ...]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-Lsum F1 of the sentences `told`, the mean over `references`."""
    scorer = _scorer(english=lang == "en")
    found = [scorer.score("\n".join(reference), "\n".join(told)) for reference in references]
    return tuple(float(np.mean([one[kind].fmeasure for one in found])) for kind in _KINDS)


def interval(values: Floats, seed: int = 1) -> Interval:
    """Return the mean of `values` and its percentile bootstrap interval (Efron 1979)."""
    means = drawn_means(values, seed)
    return Interval(float(values.mean()), float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5)))


def macro(groups: Sequence[Floats]) -> Interval:
    """Return the mean of the groups' means, and its interval where each group is drawn from by itself."""
    means = np.mean([drawn_means(values, seed) for seed, values in enumerate(groups, 1)], axis=0)
    mean = float(np.mean([values.mean() for values in groups]))
    return Interval(mean, float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5)))


def drawn_means(values: Floats, seed: int) -> Floats:
    """Return the means of _ROUNDS samples of `values`, each as large, drawn with replacement."""
    places = np.random.default_rng(seed).integers(0, len(values), (_ROUNDS, len(values)))
    means: Floats = values[places].mean(axis=1)
    return means


class _UnicodeWords:
    """Stands where rouge-score expects a tokenizer; its own knows ASCII alone."""

    def tokenize(self, text: str) -> list[str]:
        return _WORD.findall(text.lower())


@cache
def _scorer(*, english: bool) -> Any:
    scorer = importlib.import_module("rouge_score.rouge_scorer").RougeScorer
    return scorer(list(_KINDS), use_stemmer=True) if english else scorer(list(_KINDS), tokenizer=_UnicodeWords())
