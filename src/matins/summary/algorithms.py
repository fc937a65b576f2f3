"""The table of algorithms: each makes a ranking of the sentences, which then chooses within a budget."""

import difflib
import statistics
from collections.abc import Callable, Sequence
from functools import partial

from matins.errors import UsageError
from matins.summary.candidates import Candidate
from matins.summary.ranking import ByPlace, ByScore, Ranking, worth_showing

Rank = Callable[[Sequence[Candidate], str | None, str | None], Ranking]
"""Ranks candidates, given a title and a language."""


def _learned(candidates: Sequence[Candidate], title: str | None, lang: str | None) -> Ranking:
    from matins.summary.learned import rank  # loads numpy

    return rank(candidates, title, lang)


def _by_place(candidates: Sequence[Candidate], title: str | None, lang: str | None) -> Ranking:
    del title, lang
    return ByPlace(tuple(candidates))


def _by_sumy(method: str, candidates: Sequence[Candidate], title: str | None, lang: str | None) -> Ranking:
    from matins.summary.sumy_ranking import sumy_scores  # sumy is loaded for those who ask for it

    pool = tuple(candidates[place] for place in worth_showing(candidates))
    if not pool:
        return ByScore((), ())
    scores = sumy_scores(method, pool, title, lang)
    middle, spread = statistics.fmean(scores), statistics.pstdev(scores) or 1.0
    return ByScore(pool, tuple((score - middle) / spread for score in scores))


ALGORITHMS: dict[str, Rank] = {
    "matins": _learned,
    "lead": _by_place,
    "lexrank": partial(_by_sumy, "lex_rank.LexRankSummarizer"),
    "textrank": partial(_by_sumy, "text_rank.TextRankSummarizer"),
    "luhn": partial(_by_sumy, "luhn.LuhnSummarizer"),
    "lsa": partial(_by_sumy, "lsa.LsaSummarizer"),
    "edmundson": partial(_by_sumy, "edmundson.EdmundsonSummarizer"),
    "kl": partial(_by_sumy, "kl.KLSummarizer"),
    "sumbasic": partial(_by_sumy, "sum_basic.SumBasicSummarizer"),
    "reduction": partial(_by_sumy, "reduction.ReductionSummarizer"),
}
"""Every algorithm by the name that people give it."""


def algorithm_named(name: str) -> Rank:
    """Return the algorithm called `name`; raise UsageError that names the choices and the nearest one."""
    if name in ALGORITHMS:
        return ALGORITHMS[name]
    near = difflib.get_close_matches(name.lower(), ALGORITHMS, n=1)
    hint = f"; did you mean {near[0]}?" if near else ";"
    raise UsageError(f"no algorithm is called {name!r}{hint} there are {', '.join(ALGORITHMS)}")
