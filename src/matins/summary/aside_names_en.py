"""The titles before English names that a sentence can do without."""

import re

from matins.summary.aside_kinds import AsideKind, phrases
from matins.summary.clauses import any_of, word_set

_NATION = any_of(
    phrases(
        "American British French German Italian Spanish Russian Chinese Japanese Indian Iraqi Iranian Israeli "
        "Palestinian Egyptian Turkish Greek Ukrainian Polish Dutch Swedish Norwegian Danish Finnish Irish Scottish "
        "Welsh English Canadian Mexican Brazilian Australian Pakistani Afghan Saudi Syrian Libyan Nigerian Kenyan "
        "South_African South_Korean North_Korean Portuguese Belgian Swiss Austrian Hungarian Czech Cuban Venezuelan "
        "Argentine Colombian Chilean Thai Indonesian Malaysian Philippine Filipino Vietnamese Yemeni Tunisian "
        "Moroccan Lebanese Jordanian U.S. US UK European Democratic Republican Conservative Labour Liberal_Democrat "
        "Tory"
    )
)
_OFFICES = phrases(
    "Prime_Minister Deputy_Prime_Minister Vice_President President President-elect Chancellor Foreign_Minister "
    "Foreign_Secretary Home_Secretary Defence_Secretary Defense_Secretary Defence_Minister Defense_Minister "
    "Finance_Minister Interior_Minister Health_Minister Health_Secretary Education_Secretary Secretary_of_State "
    "Senator Sen. Representative Rep. Congressman Congresswoman Governor Gov. Mayor Attorney_General Justice_Minister "
    "House_Speaker Senate_Majority_Leader Senate_Minority_Leader House_Minority_Leader House_Majority_Leader "
    "Secretary-General Chief_Minister Police_Chief Sheriff Ambassador Judge Chief_Justice"
)
_ROLES = phrases(
    "president prime_minister chancellor foreign_minister mayor governor senator actor actress singer rapper comedian "
    "director filmmaker author novelist journalist captain striker midfielder defender goalkeeper winger manager "
    "coach boss quarterback lawyer attorney prosecutor spokesman spokeswoman spokesperson analyst businessman "
    "businesswoman billionaire designer model presenter broadcaster footballer golfer boxer swimmer sprinter jockey "
    "cricketer champion coroner professor historian economist detective officer"
)
_OFFICE, _ROLE = any_of(_OFFICES), any_of(_ROLES)
_TITLE_ENDS = frozenset(title.split()[-1] for title in (*_OFFICES, *_ROLES))
_GIVEN = r"[A-Z][a-zà-ÿ'’-]+[A-Za-zà-ÿ-]*|[A-Z]\."
_NAME = (
    rf"(?=(?:{_GIVEN})(?: [A-Z]\.)? (?:(?:van|von|de|der|bin|al|el|la|Mc|Mac|O['’]) ?)?(?:al-|el-)?[A-Z][a-zà-ÿ'’-]+)"
)
_PERSONS = re.compile(r"(?:[A-Z][\w.'’-]*|van|von|de|der|bin|la)(?: (?:[A-Z][\w.'’-]*|van|von|de|der|bin|la))*")
_NO_NAME = word_set(
    "Museum Center Centre School University Library Airport House Street Award Prize Cup Foundation Hospital Park "
    "Stadium Council Court Office Administration Party Institute College Station Memorial Building Highway Tuesday "
    "Monday Wednesday Thursday Friday Saturday Sunday The"
)
_BEFORE_TITLE = word_set(
    "by with to from for as and said says told that between against over when while after before including but where "
    "because on of about under saw met since if or like joined without than at into alongside"
)


def _title(match: re.Match[str]) -> bool:
    """Whether a full name follows that needs nothing before it, and no word before belongs to the title."""
    text, start = match.string, match.start()
    name = _PERSONS.match(text, match.end())
    words = name.group().split() if name else []
    if not 2 <= len(words) <= 4 or not _NO_NAME.isdisjoint(word.removesuffix("'s") for word in words):
        return False
    before = text[:start].split()
    if not before or _DATELINE_END.search(text, 0, start):
        return True
    return not before[-1].endswith(",") and before[-1].lower() in _BEFORE_TITLE


_DATELINE_END = re.compile(r"^(?:[A-Z][\w., -]{0,40})?\((?:CNN|AP|Reuters|AFP)\)(?: --? | - )?$")


TITLE = AsideKind(
    "title",
    re.compile(
        rf"\b(?:(?=\w)|(?<=year-old))(?:[Tt]he )?(?:(?:[1-9]\d-year-old|[Ff]ormer) ){{0,2}}(?:{_NATION} )?"
        rf"(?:{_OFFICE}|{_ROLE}|(?<=year-old)) {_NAME}"
    ),
    _title,
    cues=("-year-old ",),
    words=_TITLE_ENDS,
)
"""A title or description before a full name: a closed list, nationality and age included."""
