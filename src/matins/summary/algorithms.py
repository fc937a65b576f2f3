"""The table of algorithms: how each ranks the sentences, and how it then chooses."""

import difflib
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from matins.errors import UsageError
from matins.summary.candidates import Candidate
from matins.summary.ranking import Ranked, rank
from matins.summary.selection import Budget, best_first, first, select

Rank = Callable[[Sequence[Candidate], str | None, str | None], tuple[Ranked, ...]]
Choose = Callable[[Sequence[Ranked], Budget], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Algorithm:
    """`rank` scores candidates given title and language; `choose` gives the places of those within a budget."""

    rank: Rank
    choose: Choose


def _by_place(candidates: Sequence[Candidate], title: str | None, lang: str | None) -> tuple[Ranked, ...]:
    del title, lang
    return tuple(Ranked(candidate, place, -float(place), 0.0, {}) for place, candidate in enumerate(candidates))


def _by_sumy(method: str, candidates: Sequence[Candidate], title: str | None, lang: str | None) -> tuple[Ranked, ...]:
    from matins.summary.sumy_ranking import sumy_scores  # sumy is loaded for those who ask for it

    if not candidates:
        return ()
    scores = sumy_scores(method, candidates, title, lang)
    middle, spread = statistics.fmean(scores), statistics.pstdev(scores) or 1.0
    return tuple(
        Ranked(candidate, place, (score - middle) / spread, 0.0, {})
        for place, (candidate, score) in enumerate(zip(candidates, scores, strict=True))
    )


ALGORITHMS: dict[str, Algorithm] = {
    "matins": Algorithm(rank, select),
    "lead": Algorithm(_by_place, first),
    "lexrank": Algorithm(partial(_by_sumy, "lex_rank.LexRankSummarizer"), best_first),
    "textrank": Algorithm(partial(_by_sumy, "text_rank.TextRankSummarizer"), best_first),
    "luhn": Algorithm(partial(_by_sumy, "luhn.LuhnSummarizer"), best_first),
    "lsa": Algorithm(partial(_by_sumy, "lsa.LsaSummarizer"), best_first),
    "edmundson": Algorithm(partial(_by_sumy, "edmundson.EdmundsonSummarizer"), best_first),
    "kl": Algorithm(partial(_by_sumy, "kl.KLSummarizer"), best_first),
    "sumbasic": Algorithm(partial(_by_sumy, "sum_basic.SumBasicSummarizer"), best_first),
    "reduction": Algorithm(partial(_by_sumy, "reduction.ReductionSummarizer"), best_first),
}
"""Every algorithm by the name that people give it."""


def algorithm_named(name: str) -> Algorithm:
    """Return the algorithm called `name`; raise UsageError that names the choices and the nearest one."""
    if name in ALGORITHMS:
        return ALGORITHMS[name]
    near = difflib.get_close_matches(name.lower(), ALGORITHMS, n=1)
    hint = f"; did you mean {near[0]}?" if near else ";"
    raise UsageError(f"no algorithm is called {name!r}{hint} there are {', '.join(ALGORITHMS)}")
