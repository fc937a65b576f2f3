"""What a German sentence can do without, and what forbids it."""

import re

from matins.summary.aside_kinds import AsideKind, AsideKinds, always, may_lose_bracket, phrases, word_before
from matins.summary.aside_times import TimeGuard
from matins.summary.clauses import CAPITAL, any_of, word_set
from matins.summary.tables import DANGLING

_DAY = r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend"
_PART = r"(?:morgen|vormittag|mittag|nachmittag|abend)"
_MONTH = r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_TIME = (
    rf"(?:(?:erst )?am (?:(?:vergangenen|späten|frühen) )?(?:(?:{_DAY}){_PART}?|Wochenende|{_PART.title()})"
    rf"|am \d\d?\. {_MONTH}|gestern(?: Abend)?|vergangene Woche)"
)
_GUARD = TimeGuard(
    dates=re.compile(rf"\b(?:(?:{_DAY}){_PART}?s?|[Gg]estern|[Hh]eute|[Mm]orgen|Wochenende|\d\d?\. {_MONTH})(?!\w)"),
    limits=re.compile(
        r"(?i:\b(?:nicht|kein\w*|nie|niemals|ohne|nur|erst|wenn|falls|jede[nrsm]?|immer|als|mehr|weniger|rekord\w*"
        r"|seit|bis|vor|ab|geplant|soll(?:en|te)?|will|wollen|wird|werden|zum ersten mal|erneut|wieder|zuletzt"
        r"|Prozent)\b|%|\b(?:19|20)\d\d\b)"
    ),
    clause=re.compile(r"[,;:–—]| - "),
    never_after=word_set(
        "früh spät der die das den dem des ein eine einen einem einer eines ist sind war waren findet fand finden "
        "fanden beginnt begann beginnen startet startete endet endete bis von vom vor nach seit ab wie als und oder "
        "aber erst noch nur schon auch sowie bereits spätestens frühestens zuletzt dass ob wenn weil da denn wo kommt "
        "kam steht stand geht ging öffnet schließt erscheint erschien tagt läuft lief folgt folgte zwischen für in im "
        "an am zu mit bei gegen über"
    ),
    participle=re.compile(r"(?!)"),
    auxiliaries=frozenset(),
)
_FINITE = (
    r"(?:ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|konnte|muss|müssen|musste|soll"
    r"|sollen|sollte|will|wollen|wollte|darf|sagte|sagt|erklärte|kündigte|starb|kam|ging|bleibt|blieb|steht|gilt)\b"
)
_KEPT = re.compile(
    r"[\d%€$?!…]|\.\.|(?i:\b(?:nicht|kein\w*|nie|ohne|nur|wenn|falls|außer|oder|und|aber|mutmaßlich\w*|angeblich\w*"
    r"|etwa|rund|knapp|mit|von|auf|in|für|zu|hinter|anders|inklusive|bis|sic|ein|eine|zwei|drei|vier|fünf|beide"
    r"|alle)\b)"
)
_TURNED = re.compile(
    r"(?i:\b(?:nicht|kein\w*|nie|niemals|ohne|nur|wenn|falls|außer|aber|mutmaßlich\w*|angeblich\w*|laut|sagt|sagte"
    r"|sowie|und|oder|verdächtig\w*|soll|sollen|dürfte|könnte|sei|seien|habe)\b)"
)
_OFFICES = phrases(
    "Bundeskanzler Bundeskanzlerin Kanzler Kanzlerin Bundespräsident Präsident Präsidentin US-Präsident "
    "Ministerpräsident Ministerpräsidentin Premierminister Premierministerin Außenminister Außenministerin "
    "Innenminister Innenministerin Finanzminister Verteidigungsminister Verteidigungsministerin Gesundheitsminister "
    "Wirtschaftsminister Justizminister Verkehrsminister Bürgermeister Bürgermeisterin Oberbürgermeister "
    "Landeshauptmann Parteichef Parteichefin Trainer Bundestrainer Schauspieler Schauspielerin Sänger Sängerin "
    "Regisseur Autor Autorin Kremlchef Generalsekretär Bundesaußenministerin Bundesinnenministerin "
    "Bundesfinanzminister Vizekanzler Staatschef Regierungschef"
)
_FULL_NAME = r"(?=[A-ZÄÖÜ][a-zäöüß][\wäöüß-]+ (?:(?:von|van|der|de|zu) )?[A-ZÄÖÜ][\wäöüß-]+)"
_BEFORE_TITLE = word_set(
    "von mit durch für gegen und dass hat sagte sagt erklärte über bei wie ist war wird um laut auch"
)


def _bracket(match: re.Match[str]) -> bool:
    before = word_before(match)
    return may_lose_bracket(match) and before not in DANGLING["de"] and not _KEPT.search(match.group())


def _title(match: re.Match[str]) -> bool:
    return match.start() == 0 or match.string[: match.start()].split()[-1] in _BEFORE_TITLE


def _adverb(match: re.Match[str]) -> bool:
    """Whether the adverb is not what the finite verb follows ("und zudem hat")."""
    before = word_before(match)
    return (
        before not in ("und", "aber", "oder", "denn", "doch", "nicht", "sondern")
        and match.string[match.start() - 1] != ","
    )


def _age(match: re.Match[str]) -> bool:
    """Whether a name stands before it."""
    return match.string[: match.start()].split()[-1][:1].isupper()


def _aside(match: re.Match[str]) -> bool:
    """Whether the aside follows a name, which needs no clause to tell which one, and limits nothing."""
    text = match.string
    head = text[: match.start()]
    named = len(head.split()) > 1 and all(word[0].isupper() for word in head.split()[-2:])
    return named and "," not in head and not _TURNED.search(match.group())


GERMAN = AsideKinds.of(
    AsideKind(
        "time",
        re.compile(
            rf" (?<=\w ){_TIME}(?= [a-zäöüA-ZÄÖÜ](?!hr\b)|\.$)(?! (?:um|gegen|ab|von|vor|in einer Woche|mit \d|und"
            rf"|oder|bis)\b)"
        ),
        _GUARD.may_go,
        cues=(" am ", " gestern", " vergangene Woche"),
    ),
    AsideKind(
        "adverb",
        re.compile(
            r"(?:(?<=hat)|(?<=haben)|(?<=ist)|(?<=sind)|(?<=war)|(?<=waren)|(?<=wird)|(?<=werden)|(?<=wurde)"
            r"|(?<=wurden)|(?<=soll)|(?<=sollen)|(?<=will)|(?<=kann)|(?<=können)|(?<=muss)|(?<=hatte)|(?<=hatten))"
            r" (?:zudem|außerdem|jedoch|allerdings|derzeit|unterdessen)(?= (?!nicht|noch|nur|erst|kein)[a-zäöüA-ZÄÖÜ])"
        ),
        _adverb,
        words=word_set("zudem außerdem jedoch allerdings derzeit unterdessen"),
    ),
    AsideKind("opening", re.compile(rf"^(?:Und|Aber) {CAPITAL}"), always, words=word_set("Und Aber")),
    AsideKind("bracket", re.compile(r" \((?<=\w \()[^()\"“”„«»]{2,80}\)(?=[\s.,;:!])"), _bracket, cues=(" (",)),
    AsideKind("title", re.compile(rf"\b{any_of(_OFFICES)} {_FULL_NAME}"), _title, words=frozenset(_OFFICES)),
    AsideKind("age", re.compile(r" \((?<=[a-zäöüß] \()[1-9]\d\)(?=[\s.,])"), _age, cues=(" (",)),
    AsideKind(
        "relative",
        re.compile(
            rf", (?<=\w, )(?:in |an |auf |für |mit )?(?:der|die|das|dem|den|deren"
            rf"|dessen) [^,;:()\"“”„«»–—]{{8,110}},(?= {_FINITE})"
        ),
        _aside,
        cues=(", d", ", i"),
    ),
    AsideKind(
        "apposition",
        re.compile(rf", (?<=\w, )(?:eine?|ehemaliger?) [^,;:()\"“”„«»–—]{{3,90}},(?= {_FINITE})"),
        _aside,
        cues=(", ein", ", ehemal"),
    ),
)
"""The kinds of words that a German sentence can do without."""
