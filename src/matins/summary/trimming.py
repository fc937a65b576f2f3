"""Cutting clauses from a sentence without changing what it claims, in English, French, German and Spanish.

Only whole asides go: an opening connective, parentheses, and one clause at the end.  A cut stands only when a finite
verb stays, nothing dangles, and no number, negation, condition or hedge went with it; else the sentence stays whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matins.model.document import Span
from matins.summary.form import has_finite_verb, is_balanced
from matins.summary.tables import DANGLING, NEVER_CUT
from matins.text.words import words

LIMIT = 20
"""Words that a point should have at most."""

_FEWEST = 6


@dataclass(frozen=True, slots=True)
class _Cuts:
    """What may go in a language: `opening` at the start before a capital, `tail` from a comma to the end."""

    opening: re.Pattern[str]
    tail: re.Pattern[str]
    restrictive: bool = False


_END = re.compile(r"[.!?…]+[\"'”’“‘»›«‹]*$")
_ASIDE = re.compile(r"\s\([^()]{1,120}\)(?=[\s.,;:!?])")
_DATELINE = re.compile(
    r"(?:[^\W\d_][^().!?]{0,40}\s)?\((?:[A-Z]{2,5}|Reuters|Xinhua|Bloomberg|dpa"
    r"|ANTARA)[^()]{0,20}\)\s*(?:[-–—]+\s*)?(?=[^\W\d_a-zà-ÿ])"
)

# A verb inside a relative clause says nothing of the main one ("Ann, who ran the mill").
_RELATIVE = {
    "en": re.compile(r"\b(?:who|whom|whose|which|where)\b[^,;:]*"),
    "fr": re.compile(r"\b(?:qui|dont|où|lequel|laquelle|lesquel(?:le)?s)\b[^,;:]*"),
    "de": re.compile(r", (?:die|der|das|den|dem|deren|dessen|denen|welche[rsmn]?|wo)\b[^,;:]*"),
    "es": re.compile(r"\b(?:que|quien(?:es)?|cuy[oa]s?|donde)\b[^,;:]*"),
}

_LANGUAGES: dict[str, _Cuts] = {
    "en": _Cuts(
        re.compile(
            r"(?:However|Meanwhile|Additionally|Moreover|Furthermore|Also|Still|Instead|Finally|In addition"
            r"|In (?:a|an)(?: \w+)? (?:statement|interview"
            r"|report|post|tweet|speech|letter)|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur"
            r"|Sun)day), (?=[^\W\d_a-zà-ÿ])"
        ),
        re.compile(
            r",[\"”]? (?:which|who|whose|where|whereas|as(?! (?:well|if|though|long|soon|of)\b)|while|when"
            r"|after|saying|according to"
            r"|(?!during|including|excluding|pending|barring|king|nothing|something|anything"
            r"|everything)[a-z]{2,}ing"
            r"|(?:he|she|they|it|(?:[a-z]+ )?(?:police|officials|authorities|prosecutors|ministers|analysts"
            r"|experts|sources|witnesses|researchers|scientists|lawyers|doctors|organi[sz]ers)"
            r"|(?:the|an?|its|his|her|their) (?:(?!and )[\w.’'-]+ ){1,5}?|[A-Z][\w.’'-]* (?:(?!and )[\w.’'-]+ ){0,4}?)"
            r"\s?(?:said|says|told|added|reported|announced|wrote))\b[^,;:–—]*$"
        ),
    ),
    "fr": _Cuts(
        re.compile(
            r"(?:Cependant|Toutefois|Pourtant|Par ailleurs|En outre|De plus|Enfin|Ainsi"
            r"|Par conséquent), (?=[^\W\d_a-zà-ÿ])"
        ),
        re.compile(
            r",[\"”»]? (?:qui|dont|où|lequel|laquelle|lesquels|lesquelles|ce qui|alors que|tandis que|lorsque"
            r"|après|selon|d['’]après|rapporte|indique|explique"
            r"|précise|en [a-zà-ÿ]+ant|(?:a|ont)(?:-t-(?:il|elle))? (?:déclaré|annoncé|indiqué|précisé|expliqué"
            r"|affirmé|ajouté|assuré|estimé|confié))\b[^,;:–—]*$"
        ),
    ),
    "de": _Cuts(
        re.compile(r"(?!)"),
        re.compile(
            r",[\"“]? (?:die|der|das|den|dem|deren|dessen|denen|welche[rsmn]?|wo|wobei|während|nachdem|sagte"
            r"|sagt|teilte|erklärte|berichtete|so die|so der"
            r"|hieß es|wie)\b[^,;:–—]*$"
        ),
        restrictive=True,
    ),
    "es": _Cuts(
        re.compile(
            r"(?:Sin embargo|No obstante|Además|Asimismo|Por otra parte|Finalmente"
            r"|Mientras tanto), (?=[^\W\d_a-zà-ÿ])"
        ),
        re.compile(
            r",[\"”»]? (?:que|quien|quienes|cuy[oa]s?|donde|lo que|el cual|la cual|los cuales|las cuales"
            r"|mientras|cuando|después de|tras|según|dijo|señaló|afirmó"
            r"|explicó|indicó|informó|anunció|aseguró|añadió|[a-zà-ÿ]{2,}[ae]ndo)\b[^,;:–—]*$"
        ),
    ),
}


def trimmed(text: str, lang: str | None, *, limit: int = LIMIT) -> tuple[Span, ...]:
    """Return the ranges of `text` that stay: all of it where it has at most `limit` words or no cut is safe.

    The least that brings it to `limit` words is cut, or else the most that is safe.  A dateline goes in any case.
    """
    found = _DATELINE.match(text) if "(" in text else None
    dateline = (found.span(),) if found else ()
    best = _kept(text, dateline)
    fewest = sum(len(text[start:end].split()) for start, end in best)
    cuts = _LANGUAGES.get((lang or "")[:2])
    if cuts is None or fewest <= limit:
        return best
    for removed in _options(text, cuts, dateline[0][1] if dateline else 0):
        kept = _kept(text, dateline + removed)
        short = "".join(text[start:end] for start, end in kept)
        size = len(short.split())
        if size < fewest and _stands(text, short, removed, (lang or "")[:2], cuts):
            best, fewest = kept, size
            if size <= limit:
                break
    return best


def _options(text: str, cuts: _Cuts, at: int) -> Iterator[tuple[Span, ...]]:
    """Yield what might be cut from `text` after `at`, the smallest loss first."""
    asides = tuple(match.span() for match in _ASIDE.finditer(text, at)) if "(" in text else ()
    found = cuts.opening.match(text, at)
    opening = (found.span(),) if found else ()
    if opening:
        yield opening
    if asides:
        yield asides
        yield opening + asides
    end = _END.search(text)
    if end is None:
        return
    comma = text.rfind(",", at)
    while comma >= 0:
        if cuts.tail.match(text, comma, end.start()):
            tail = ((comma, end.start()),)
            yield tail
            yield opening + tuple(aside for aside in asides if aside[1] <= comma) + tail
        comma = text.rfind(",", at, comma)


def _kept(text: str, removed: tuple[Span, ...]) -> tuple[Span, ...]:
    kept, at = [], 0
    for start, end in removed:
        if at < start:
            kept.append((at, start))
        at = end
    if at < len(text):
        kept.append((at, len(text)))
    return tuple(kept)


def _stands(text: str, short: str, removed: tuple[Span, ...], lang: str, cuts: _Cuts) -> bool:
    """Whether what is left is a sentence that claims the same."""
    left = words(short)
    if len(left) < _FEWEST or left[-1] in DANGLING[lang] or not is_balanced(short):
        return False
    if not has_finite_verb(words(_RELATIVE[lang].sub("", short)), lang):
        return False
    guarded = NEVER_CUT[lang]
    for start, end in removed:
        gone = text[start:end]
        if (
            any(character.isdigit() for character in gone)
            or not guarded.isdisjoint(words(gone))
            or not is_balanced(gone)
        ):
            return False
        if start > 0 and gone.startswith(","):
            head = text[:start].rsplit(maxsplit=1)[-1]
            gerunds = gone.split()[1].endswith("ing") and head.endswith("ing")
            if gerunds or (cuts.restrictive and not guarded.isdisjoint(left)):
                return False
    return True
