"""When an English sentence can do without saying when."""

import re

from matins.summary.aside_kinds import AsideKind, phrases
from matins.summary.aside_times import TimeGuard
from matins.summary.clauses import any_of, word_set

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
)
_MONTHS = word_set(
    "January February March April May June July August September October November December Jan. Feb. Mar. Apr. Aug. "
    "Sept. Oct. Nov. Dec."
)
_PART = r"(?:morning|afternoon|evening|night)"
_DATE = rf"(?:{_MONTH} \d\d?(?:st|nd|rd|th)?|\d\d?(?:st|nd|rd|th)? {_MONTH})"
_TIME = (
    rf"(?:(?:(?:late|early|earlier|later) )?(?:on |last |this (?:past )?)?{_DAY}(?: {_PART})?(?:,? {_DATE})?"
    rf"|on {_DATE}|(?:earlier |later )?(?:this|last) (?:week|month)|earlier today"
    rf"|yesterday(?: {_PART})?|this {_PART}|last night)"
)
_ONWARD = any_of(
    phrases(
        "after off that to in for with by from while during but over near against it he she they the a an his her "
        "their its into following amid about of as because outside inside under between through alongside when_he "
        "when_she when_they when_the when_a when_his when_her"
    )
)
_AFTER_TIME = (
    rf"(?! at \d| of (?:that|this|last)| as a\b| in [A-Z][a-z]+ \d|,? (?:\d|{_MONTH}))"
    rf"(?=[.!]?$|,? {_ONWARD}\b|, (?:police|officials|who|according|[A-Z])| [a-z]+ed (?!by)| (?:was|were|has|had|will"
    rf"|is)\b"
    r"| and (?!again|on|at|in|this|last|next|the|a|every)[a-z])"
)
_RELATIVE_DAY = re.compile(
    r",(?: (?:the|a|an|his|her|their|its)| after which)\b"
    r"(?! (?:[\w'’.-]+ ){0,8}(?:said|says|told|reported|announced|confirmed)\b)"
)
_DATES = re.compile(rf"\b(?:{_DAY}s?|yesterday|today|tonight|tomorrow|{_MONTH} \d\d?|\d\d? {_MONTH})(?!\w)")
_LIMITS = re.compile(
    rf"\b(?:(?:next|last|this) (?:week|month|year|night|{_PART})|ago|again|since|until|previous(?:ly)?)\b"
    r"|\b(?:1[89]|20)\d\d\b|\b(?:not?|never|none|neither|nor|without|only|if|unless|than|every|each|record|rate"
    r"|average|percent|per cent"
    r"|(?:high|low|bigg|larg|great|strong|long|b|old|young|fast|rich)est|worst|most|least|first|when(?:ever)?|always"
    r"|usually|often|daily|rose|due|before|scheduled|expected|planned|slated|deadline|set)\b|n['’]t\b|%"
)
_CLAUSE_MARK = re.compile(r"[,;:–—]|--|\b(?:that|who|which|because|although|while|after|as)\b")
_TELLING = word_set("said says told reporters announced confirmed reported")
_NOT_BEFORE_TIME = word_set(
    "is are was were be been being am begin begins began begun beginning start starts started starting open opens "
    "opened opening close closes closed closing end ends ended ending happen happens happened occur occurs occurred "
    "take takes took taken place come comes came held hold holds due scheduled set expected planned slated fall falls "
    "fell born dated effective available premiere premieres premiered air airs aired debut debuts debuted return "
    "returns meet meets resume resumes run runs ran last lasts lasted continue continues go goes went appear expire "
    "expires arrive play vote since by until till from between after before for than of to as at in on and or not "
    "only just even again early late later earlier the a an this that these those last next past every each any all "
    "his her its their my our your with into about during through over throughout within including especially "
    "particularly mainly both either spend spent like unlike made working work works land lands face faces but "
    "whether if when while because so until 'til around mid weekend day noon midnight am pm a.m p.m"
)
_AUXILIARIES = word_set("was were been being is are be has have had got they've he'd she'd having")
_PARTICIPLE = re.compile(
    r"(?!(?:died|resigned|arrived|escaped|crashed|collapsed|returned|appeared|testified|apologi[sz]ed|exploded|erupted"
    r"|travell?ed|retired|happened|emerged|rallied|protested|gathered)$)[\w'’-]*ed"
    r"|given|sent|made|taken|seen|shown|read|written|told|found|shot|sold|put|cut|hit|left|lost|won|built|bought"
    r"|brought|broadcast|known|drawn|struck|caught|sworn|thrown|beaten|hurt|led|paid|done|begun|broken|driven"
)

_GUARD = TimeGuard(
    dates=_DATES,
    limits=_LIMITS,
    clause=_CLAUSE_MARK,
    never_after=_NOT_BEFORE_TIME,
    participle=_PARTICIPLE,
    auxiliaries=_AUXILIARIES,
    telling=_TELLING,
    onward=_RELATIVE_DAY,
)


def _time(match: re.Match[str]) -> bool:
    """Whether the time may go and is no second half of a name ("Black Friday")."""
    text = match.string
    before = text[max(0, match.start() - 40) : match.start()].split()
    named = bool(before) and before[-1][:1].isupper() and match.group()[1].isupper()
    return not named and _GUARD.may_go(match)


TIMES = (
    AsideKind(
        "time", re.compile(rf" (?<=\w ){_TIME}{_AFTER_TIME}"), _time, cues=("day", "this ", "last "), words=_MONTHS
    ),
    AsideKind(
        "time",
        re.compile(rf"^(?:On )?(?:{_DAY}(?: {_PART})?|Yesterday), (?=[A-Z](?!['’]|\w* (?:\d|o['’]clock)))"),
        _GUARD.is_only,
        cues=("day",),
    ),
)
"""Calendar and clock phrases, in the sentence and before it."""
