"""The guard of the clause cutter for French, German and Spanish: it knows fewer verbs, and doubts more."""

import re
from collections.abc import Collection, Sequence

from matins.summary.clauses import DASH, Clauses, word_set
from matins.summary.cuts import Cut
from matins.summary.form import is_balanced
from matins.summary.guard import DATED, FIGURE, is_in_quotation
from matins.summary.reading import Reading
from matins.summary.standing import FEWEST, STRAY
from matins.summary.tables import DANGLING, FINITE_ENDINGS, FINITE_VERBS

_DASHED = re.compile(f" {DASH} ")
_CONJUNCTIONS = frozenset({"et", "ou", "und", "oder", "y", "e", "o"})
_LINKED = frozenset({"when", "time", "predicate"})
_RESUMING = word_set("à de d que qu sur a sobre para dass zu")
_MEASURES = word_set(
    "peu juste jour jours heure heures mois an ans année années semaine semaines minutes longtemps poco días "
    "horas meses años semanas minutos año mes día hora justo"
)
_THAT = ("que", "qu'")
_DETERMINERS = word_set(
    "le la les un une des son sa ses leur leurs cet cette ces el los las una su sus der die das ein eine"
)
_ADVERBIAL = word_set("a lundi mardi mercredi jeudi vendredi samedi dimanche hier début fin selon")
_INDEFINITE = word_set("ein eine einen einem einer sein seine seinen ihr ihre ihren")
_GERMAN_RELATIVES = word_set("die der das den dem deren dessen denen welche welcher welches")
_FEWEST_AFTER_VERB = 2
_WAITING = word_set(
    "her zeit art weise moment augenblick tag fall situation lage phase genug eu été tôt tard habido sido tarde"
)
"""Words that wait for what comes after them."""

_SET_APART = frozenset({"relative", "participle", "apposition", "clause"})


def may_go(whole: Reading, cut: Cut, clauses: Clauses, lang: str) -> bool:
    """Whether the clause itself may go, whatever else is cut: nothing in it turns, limits or goes on with the rest."""
    gone = whole.between(cut.start, cut.end)
    text = "".join(whole.text[start:end] for start, end in cut.spans)
    if not gone.words or not is_balanced(text) or not clauses.turns.isdisjoint(_parts(gone.words)):
        return False
    if cut.kind == "opening":
        return DATED.search(text) is None
    if cut.kind == "bracket" and FIGURE.search(text):
        return False
    head = whole.between(0, cut.start)
    if not head.words or not _may_end(whole, cut, head, clauses, lang):
        return False
    rest = whole.between(len(whole.text) if cut.last else cut.end, len(whole.text))
    if cut.kind in _SET_APART:
        return _is_apart(head, gone, rest, cut.kind, clauses, lang)
    return _is_second(head, gone, rest, cut.kind, clauses, lang)


def may_resume(word: str, lang: str) -> bool:
    """Whether the clause around an aside may go on with `word`."""
    return _is_finite(word, lang) and "-t-" not in word


def _may_end(whole: Reading, cut: Cut, head: Reading, clauses: Clauses, lang: str) -> bool:
    """Whether the words before the cut can be left as they are: complete, unlimited, in no quotation."""
    last = head.words[-1]
    if is_in_quotation(whole.text, cut.start) or ((cut.last or cut.kind == "bracket") and last in DANGLING[lang]):
        return False
    if cut.last and lang != "de" and _is_finite(last, lang):
        return False
    verb = finite_verb(head.words, head.marked, clauses, lang)
    if cut.last and (last in _WAITING or verb < 0 or (verb + 2 == len(head.words) and head.marked[verb])):
        return False
    if cut.kind in ("clause", *_LINKED) and lang != "de" and _is_bare(head, clauses, lang):
        return False
    free = cut.kind not in _LINKED and (lang != "de" or cut.kind == "bracket")
    return free or clauses.limits.isdisjoint(_parts(head.words))


def _is_bare(head: Reading, clauses: Clauses, lang: str) -> bool:
    """Whether there is no verb before the clause, or one that may still wait for its object."""
    verb = finite_verb(head.words, head.marked, clauses, lang)
    return verb < 0 or len(head.words) - verb <= _FEWEST_AFTER_VERB


def _is_second(head: Reading, gone: Reading, rest: Reading, kind: str, clauses: Clauses, lang: str) -> bool:
    """Whether what goes is a clause or phrase of its own after the main clause."""
    if kind == "when":
        last = head.words[-1]
        return last not in _MEASURES and not last.endswith("ment") and not any(gone.marked[:-1])
    if kind in ("sentence", "clauses"):
        verb = finite_verb(gone.words[1:], gone.marked[1:], clauses, lang)
        if lang == "de":
            return verb == 0 and clauses.subordinators.isdisjoint(head.words[1:])
        return verb >= 0 and not any(gone.marked[: verb + 1])
    if kind != "dash" or rest.words:
        return True
    return len(_DASHED.findall(gone.text, 0, gone.end)) <= 1


def _is_apart(head: Reading, gone: Reading, rest: Reading, kind: str, clauses: Clauses, lang: str) -> bool:
    """Whether the clause begins and ends where it seems to, and is no item of a list."""
    inside = bool(rest.words)
    if inside and not may_resume(rest.words[0], lang):
        return False
    for place, mark in enumerate(gone.marked[:-1]):
        after = gone.words[place + 1 : place + 3]
        if mark and (_resumes(after[0]) or any(_is_finite(word, lang) for word in after)):
            return False
    if kind == "relative":
        return lang != "de" or _is_added(head, gone, inside)
    marked = any(head.marked[:-1])
    if inside and (marked or finite_verb(head.words, head.marked, clauses, lang) >= 0):
        return False
    listed = not _CONJUNCTIONS.isdisjoint(gone.words)
    if kind != "apposition":
        return not (marked and listed)
    fits = _is_subject(head, lang) if inside else not marked
    return fits and not listed and finite_verb(gone.words, gone.marked, clauses, lang) < 0


def _resumes(word: str) -> bool:
    """Whether the clause around an aside goes on with `word` where the aside itself does not ("d'informations")."""
    return word in _RESUMING or (word.startswith("d'") and word != "d'après")


def _is_subject(head: Reading, lang: str) -> bool:
    """Whether the sentence begins with a noun or a name, not with a day or a place."""
    first = head.words[0]
    if any(word[:1].isdigit() for word in head.words):
        return False
    if first in _DETERMINERS or first.startswith("l'"):
        return True
    named = len(head.cased) > 1 and all(word[:1].isupper() for word in head.cased)
    return named and first not in _ADVERBIAL and first not in DANGLING[lang]


def _is_added(head: Reading, gone: Reading, inside: bool) -> bool:
    """Whether a German relative clause is whole, and its main clause tells something without it."""
    verb = gone.words[-1]
    whole = verb in FINITE_VERBS["de"] or verb.endswith(("te", "ten", "t", "en"))
    names = len(head.cased) > 1 and head.cased[-1][:1].isupper() and head.cased[-2][:1].isupper()
    if head.words[0] in ("es", "klar") or not whole or (inside and any(gone.marked[:-1])):
        return False
    return names or not _INDEFINITE.isdisjoint(head.words[:1] if inside else head.words[-8:])


def _parts(words: Sequence[str]) -> Collection[str]:
    """Return the words, and the parts that apostrophes and hyphens join."""
    return {*words, *" ".join(words).replace("'", " ").replace("-", " ").split()}


def _is_finite(word: str, lang: str) -> bool:
    start, _, last = word.rpartition("'")
    if start in ("l", "d"):
        return False
    return (
        word in FINITE_VERBS[lang]
        or last in FINITE_VERBS[lang]
        or (len(last) > 4 and last.endswith(FINITE_ENDINGS[lang]))
    )


def finite_verb(words: Sequence[str], marked: Sequence[bool], clauses: Clauses, lang: str) -> int:
    """Return the place of the main clause's finite verb, -1 where none is certain."""
    inner = 0
    opened = bool(words) and words[0] in clauses.subordinators
    for place, word in enumerate(words):
        if (
            place and (word in clauses.relatives or (lang == "de" and marked[place - 1] and word in _GERMAN_RELATIVES))
        ) or (place and marked[place - 1] and word in clauses.subordinators):
            inner += 1
        elif _is_finite(word, lang) and not (place and _is_finite(words[place - 1], lang)) and (place or word != "a"):
            if not inner and not opened:
                return place
            inner, opened = max(inner - 1, 0), opened and not inner
        elif lang == "de" and marked[place] and inner:
            inner -= 1
    return -1


def stands(left: Reading, text: str, clauses: Clauses, lang: str, *, begins: bool) -> bool:
    """Whether what is left, `text`, is a sentence; `begins` tells that the opening is gone."""
    words = left.words
    if len(words) < FEWEST or words[-1] in DANGLING[lang] or not is_balanced(text) or STRAY.search(text):
        return False
    if lang != "de" and (
        words[-1].endswith("'") or _is_finite(words[-1], lang) or not _has_clause_after_that(words, lang)
    ):
        return False
    if words[-2] in _CONJUNCTIONS and _is_finite(words[-1], lang):
        return False
    verb = finite_verb(words, left.marked, clauses, lang)
    return verb >= 0 and not (begins and any(left.marked[: verb + 1]))


def _has_clause_after_that(words: Sequence[str], lang: str) -> bool:
    """Whether the last clause that "que" begins has its verb."""
    places = [place for place, word in enumerate(words) if word.startswith(_THAT) and place]
    return not places or any(_is_finite(word, lang) for word in words[places[-1] + 1 :])
