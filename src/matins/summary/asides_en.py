"""What an English sentence can do without, and what forbids it."""

import re

from matins.summary.aside_kinds import AsideKind, AsideKinds, always, may_lose_bracket, phrases, word_before
from matins.summary.aside_names_en import TITLE
from matins.summary.aside_times_en import TIMES
from matins.summary.clauses import any_of, word_set
from matins.summary.tables import DANGLING, FINITE_VERBS

_FINITE = (
    r"(?:is|are|was|were|has|had|have|will|would|did|does|said|says|told|took|gave|went|became|began|could|can|should"
    r"|may|must|died|joined|pleaded|won|lost|made|left|met|got|came|saw|wrote|sent|led|spoke|held|remains|faces|plans"
    r"|wants|(?!need|hundred|sacred|wicked|naked)[a-z]{3,}ed(?! (?:by|in|at|on|to|from|for|as|with)\b))\b"
)
_VERBAL = (
    r"(?!known|is not|was not)(?:[a-z]{2,}ed|took|gave|went|found|lost|became|began|wrote|spoke|sent|put|led|met|left"
    r"|saw|said|told|got|came|ran|brought|held|paid|set|shot|won|made|taken|given|written|shown|seen|been|done|has"
    r"|have|had|is|are|was|were|be|will|would|could|can|may|might|should|[a-z]{3,}s|[a-z]{3,}ing)\b"
)
_MANNERS = phrases(
    "recently subsequently actually immediately repeatedly quickly publicly officially formally "
    "successfully finally famously literally really simply truly suddenly"
)
_MANNER = any_of(_MANNERS)
_ADVERB_CUES = frozenset(("also", *_MANNERS))
_PASSED = r"(?:[a-z]+ed|been|won|made|taken|become|begun|had|seen|given|lost|left|sent|found|held|paid|said|told)\b"
_NOT_BEFORE_ADVERB = word_set(
    "but and or not only very more most just so than until as too even can't don't didn't doesn't isn't wasn't won't "
    "never no how quite yet if when whether the a an nor for"
)


def _adverb(match: re.Match[str]) -> bool:
    before = word_before(match)
    return bool(before) and before not in _NOT_BEFORE_ADVERB and not before.endswith("n't")


_NEGATION = re.compile(r"\b(?:not?|never|nor|hardly|too|so)\b|n['’]t\b")


def _between(match: re.Match[str]) -> bool:
    """Whether the commas are its own, neither of them that of an opening phrase."""
    return not match.group().endswith(",") or _OPENER.match(match.string) is None


def _degree(match: re.Match[str]) -> bool:
    """Whether what is left has the right article and no negation that the word softened."""
    return _NEGATION.search(match.string, 0, match.start()) is None and _has_article(match)


def _has_article(match: re.Match[str]) -> bool:
    """Whether "a" or "an" before the match fits the word after it."""
    before, after = word_before(match), match.string[match.end() :].lstrip()[:2].lower()
    if before == "a":
        return after[:1] not in "aeiou" and after != "ho"
    return before != "an" or after[:1] in "aeio"


_KEPT_IN_BRACKETS = re.compile(
    r"[\d?!…%$£€]|\.\.|\b(?:not?|never|if|unless|except|only|alleged(?:ly)?|but|or|excluding|without|and|per|who"
    r"|which|even|though|well|anyway|er|um|perhaps|maybe|sort|kind|almost|nearly|sic|with|excl|until|since|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|half|all|both|when|as of|based|adjusted|including|plus|minus|depending"
    r"|mostly"
    r"|about|around|approximately|united|secular|marxist|maoist|usa|west|east|north|south)\b",
    re.IGNORECASE,
)


_INSERTED = re.compile(
    r" \((?:the|his|her|their|its|for|in|on|at|of|to|from|by|during|since|after|before|under|over)\b"
)


def _bracket(match: re.Match[str]) -> bool:
    """Whether the bracket follows a word that needs nothing, and neither limits it nor begins the news of an agency."""
    text = match.string
    if (
        _KEPT_IN_BRACKETS.search(match.group())
        or _INSERTED.match(match.group())
        or text[match.end() :].lstrip()[:1] in "-–—:"
    ):
        return False
    before = word_before(match)
    return may_lose_bracket(match) and before not in DANGLING["en"] and " " in text[: match.start()].strip()


def _age(match: re.Match[str]) -> bool:
    """Whether a person's name or noun stands before it, in no aside whose end its second comma is."""
    if word_before(match).capitalize() in _CALENDAR_NAMES:
        return False
    return not match.group().endswith(",") or "," not in match.string[: match.start()]


_CALENDAR_NAMES = word_set(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul "
    "Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)

_KEPT_IN_ASIDE = re.compile(
    r"\b(?:not?|never|if|unless|alleged(?:ly)?|reportedly|but|except|only|accused|suspected|including|such as|said|says"
    r"|told|neither|until|without|could|would|might|may)\b|n['’]t\b"
)
_AND = re.compile(r"\b(?:and|or)\b")
_LISTED = re.compile(r", (?:and|or)\b|;")
_CLAUSE_VERBS = FINITE_VERBS["en"] - word_set("plans set lives works cut hit let read put shows aims offers leaves")
_CLAUSE_PAST = re.compile(
    r"(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\bthe )\b[a-z]{3,}ed\b(?! (?:by|in|at|on|to|from|for|as|with|of|after)\b)"
)
_OPENER = re.compile(
    r"^(?:In|On|At|For|With|By|From|After|Before|When|While|As|If|Since|Although|Though|During|Under|To|According"
    r"|Despite|Following|Yesterday|Today|Meanwhile|However)\b"
)


def _apposition(match: re.Match[str]) -> bool:
    """Whether the aside says again who stands before it, and is no item of a list and no clause."""
    inside = match.group()
    if _KEPT_IN_ASIDE.search(inside) or _AND.search(inside) or _CLAUSE_PAST.search(inside):
        return False
    return _is_closed(match) and _CLAUSE_VERBS.isdisjoint(inside.lower().strip(", ").split())


def _object_apposition(match: re.Match[str]) -> bool:
    """Whether it also follows a name that its clause's verb stands before."""
    head = match.string[: match.start()]
    named = head.split()[-1][:1].isupper()
    told = not _CLAUSE_VERBS.isdisjoint(head.lower().split()) or re.search(r"[a-z]ed\b", head) is not None
    return named and told and "," not in head and _LISTED.search(match.string) is None and _apposition(match)


def _is_closed(match: re.Match[str]) -> bool:
    """Whether the aside is the only one, so that its commas are its own: one more may close an opening phrase."""
    head = match.string[: match.start()]
    return head.count(",") == (_OPENER.match(head) is not None)


def _relative(match: re.Match[str]) -> bool:
    """Whether the clause ends where its comma stands, and limits nothing."""
    inside, text = match.group(), match.string
    if _KEPT_IN_ASIDE.search(inside) or _LISTED.search(text, match.end()) or inside.count(" ") < 3:
        return False
    if not _is_closed(match):
        return False
    verb = text[match.end() :].split(None, 1)[0]
    if verb in _SURE:
        return True
    head = text[: match.start()].lower().split()
    return len(head) <= 8 and _CLAUSE_VERBS.isdisjoint(head) and f" {verb} " not in inside


_SURE = word_set("is are was were has had have will would said says told can could may must should")


_SAYING = word_set("said says told believe believes added hopes hope thinks think announced confirmed warned argued")
_NOMINATIVES = word_set("he she they we there")


def _conjunction(match: re.Match[str]) -> bool:
    """Whether "that" begins what is said, and what follows is not taken for an object without it."""
    before, after = word_before(match), match.string[match.end() :].split(None, 1)[0]
    if "told" in (word_before(match, 2), word_before(match, 3)):
        return before not in DANGLING["en"] and after in _NOMINATIVES
    return before in ("said", "says") or (before in _SAYING and after in _NOMINATIVES)


_CLEFT = re.compile(r"\b[Ii]t(?:['’]s| is| was| were)\b|\b(?:not|only|all|first|last|one of)\b")
_PEOPLE_WHO = word_set(
    "man men woman women people person those residents officers soldiers students children patients victims boy boys "
    "girl girls teenager teenagers suspect suspects workers fans passengers protesters migrants refugees drivers "
    "families members couple mother father doctor doctors players fighters troops others anyone someone everyone "
    "pilot passenger"
)
_GOES_ON = re.compile(r"[^,;:.]*\b(?:and|or|but)\b")
_ARTICLES = word_set("a an the his her their its two three four five several some many")


def _reduced(match: re.Match[str]) -> bool:
    """Whether the participle after it goes with a common noun as well, and nothing is set apart by the clause."""
    before = word_before(match)
    text = match.string
    if text[match.start() - 1] == "," or _CLEFT.search(text, 0, match.start()) or _GOES_ON.match(text, match.end()):
        return False
    if match.group().startswith(" who"):
        return before in _PEOPLE_WHO
    return word_before(match, 2) in _ARTICLES and before not in DANGLING["en"] and not before.endswith("ly")


def _dash(match: re.Match[str]) -> bool:
    """Whether the two dashes are the only ones and nothing between them turns what stands around."""
    inside, text = match.group(), match.string
    mark = inside.split()[0]
    return text.count(f" {mark} ") == 2 and not (
        _KEPT_IN_ASIDE.search(inside) or inside.split()[1] in ("and", "or", "as")
    )


_PEOPLE = any_of(
    phrases(
        "man woman boy girl student teenager mother father son daughter brother sister grandmother grandfather "
        "girlfriend boyfriend wife husband niece nephew victim suspect driver pensioner widow teacher nurse soldier "
        "singer player"
    )
)
_DETERMINERS = r"(?:the|his|her|their|its|this|these|those|our|my)"

ENGLISH = AsideKinds.of(
    *TIMES,
    AsideKind("adverb", re.compile(rf" (?:also|{_MANNER})(?= {_VERBAL})"), _adverb, words=_ADVERB_CUES),
    AsideKind(
        "adverb",
        re.compile(
            r" (?:(?:(?<= is )|(?<= are )|(?<= was )|(?<= were ))(?:now(?= [a-z]+(?:ing|ed)\b)|(?:still"
            r"|currently)(?! to\b)(?= [a-z]))"
            rf"|(?:(?<= has )|(?<= have )|(?<= had ))(?:just|already|now|previously)(?= {_PASSED}))"
        ),
        always,
        words=word_set("now still currently just already previously"),
    ),
    AsideKind(
        "degree",
        re.compile(
            r"(?<=[a-z])(?<!\b[Tt]he) (?:very|extremely|incredibly|hugely)"
            r"(?= (?!few\b|own|little|much|many|well|same|least|end|soon|near|far|long|close|first|last"
            r"|good at)[a-z]{3,})"
        ),
        _degree,
        words=word_set("very extremely incredibly hugely"),
    ),
    AsideKind(
        "adverb",
        re.compile(
            r", (?:however|meanwhile|of course|in fact|for (?:his|her|their|its) part|for example|for instance"
            r"|in addition),(?= (?!(?:the|an?|his|her|their|its|it|they|he|she|we|this|that|these|there)\b)[a-z])"
            r"|, (?:too|as well|however|for example|for instance)(?=\.$)"
        ),
        _between,
        words=word_set(
            "however, meanwhile, course, fact, part, example, instance, addition, too. well. however. example. "
            "instance."
        ),
    ),
    AsideKind(
        "opening",
        re.compile(
            r"^(?:(?:However|Meanwhile|In addition|In fact|Of course|Moreover|Furthermore|Additionally|Now),|But|And"
            r"|So|Yet)"
            r" (?=[A-Z](?!['’]))"
        ),
        always,
        words=word_set("However, Meanwhile, Moreover, Furthermore, Additionally, Now, In Of But And So Yet"),
    ),
    AsideKind("bracket", re.compile(r" \((?<=\w \()[^()\"“”]{2,80}\)(?=[\s.,;:!])"), _bracket, cues=(" (",)),
    TITLE,
    AsideKind(
        "age",
        re.compile(
            r"(?:(?<=\b[Aa])|(?<= his)|(?<= her)|(?<= the)|(?<=^The)|(?<=^His)|(?<=^Her)) \d\d?-year-old"
            rf"(?= {_PEOPLE}\b)"
        ),
        _has_article,
        cues=("-year-old ",),
    ),
    AsideKind(
        "age",
        re.compile(rf", (?<=[a-z], )(?:aged )?[1-9]\d(?:(?=\.$|, (?:of|from|who|whose|a|an|the)\b)|,(?= {_FINITE}))"),
        _age,
        cues=(", ",),
    ),
    AsideKind(
        "apposition",
        re.compile(rf", (?<=\w, )(?:an?|the|his|her|their|its|former) [^,;:()\"“”–—]{{3,90}},(?= {_FINITE})"),
        _apposition,
        cues=(", a", ", t", ", h", ", f", ", i"),
    ),
    AsideKind(
        "apposition",
        re.compile(
            r", (?<=\w, )(?:an?|his|her|the former|former) [^,;:()\"“”–—]{3,90},(?= (?:in|at|on|for|during|after|before"
            r"|to|by|with|from|of) )"
        ),
        _object_apposition,
        cues=(", a", ", t", ", h", ", f"),
    ),
    AsideKind(
        "relative",
        re.compile(rf", (?<=\w, )(?:who|which|whose|where) [^,;:()\"“”–—]{{5,110}},(?= {_FINITE})"),
        _relative,
        cues=(", wh",),
    ),
    AsideKind(
        "dash",
        re.compile(
            r" (?<=[^\W\d] )(--|–|—) [^;:()\"“”–—]{5,110} \1"
            r"(?= (?!(?:the|an?|his|her|their|its|it|they|he|she|we)\b)[a-z])"
        ),
        _dash,
        cues=(" -- ", " – ", " — "),
    ),
    AsideKind(
        "wordy",
        re.compile(
            rf" (?:in order(?= to [a-z])|a total of(?= \d))|(?:(?<=[Aa]ll)|(?<=[Bb]oth)) of(?= {_DETERMINERS} )"
        ),
        always,
        cues=("in order to ", " a total of ", "ll of ", "oth of "),
    ),
    AsideKind(
        "wordy",
        re.compile(
            rf" that(?= (?:he|she|they|we|there|it|an?|{_DETERMINERS}) )(?!.* and that\b)",
        ),
        _conjunction,
        words=_SAYING,
    ),
    AsideKind(
        "relative",
        re.compile(
            r" (?:who|which|that) (?:is|are|was|were)(?= (?:(?!supposed|used|being|going|opposed"
            r"|need)[a-z]{3,}(?:ed|ing)|built"
            r"|found|shot|held|made|seen|sent|taken|given|written|known|left|stolen|thrown|driven|run|hit|hurt|caught)"
            r" (?:by|in|on|at|from|for|with|near|during|after|under|outside|inside|into)\b)"
        ),
        _reduced,
        cues=(
            "who is ",
            "who are ",
            "who was ",
            "who were ",
            "which is ",
            "which was ",
            "that was ",
            "that were ",
            "that is ",
        ),
    ),
)
"""The kinds of words that an English sentence can do without."""
