"""What a French sentence can do without, and what forbids it."""

import re

from matins.summary.aside_kinds import AsideKind, AsideKinds, always, may_lose_bracket, phrases, word_before
from matins.summary.aside_times import TimeGuard
from matins.summary.clauses import CAPITAL, any_of, word_set
from matins.summary.tables import DANGLING

_DAYS = phrases("lundi mardi mercredi jeudi vendredi samedi dimanche")
_DAY = any_of(_DAYS)
_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_PART = r"(?:matin|après-midi|soir)"
_TIME = (
    rf"(?:(?:ce )?{_DAY}(?: {_PART}| dernier)?(?: \d\d?(?:er)? {_MONTH})?|hier(?: {_PART})?|ce {_PART}"
    r"|la semaine dernière|le mois dernier)"
)
_ONWARD = any_of(
    phrases(
        "à au aux dans en par sur lors après que le la les un une des son sa ses leur leurs pour avec contre devant "
        "chez sous alors afin et_a et_ont mais tandis dont plusieurs deux trois"
    )
)
_AFTER = (
    rf"(?! (?:à \d|de\b|du\b|vers \d)|,? \d)(?=[.!]?$|,? {_ONWARD}\b|,? (?:d|l|qu)['’]|, (?:a|ont|selon|indique)\b)"
)
_GUARD = TimeGuard(
    dates=re.compile(rf"(?i:\b(?:{_DAY}s?|hier|aujourd['’]hui|demain|\d\d?(?:er)? {_MONTH})(?!\w))"),
    limits=re.compile(
        r"(?i:\b(?:ne|pas|jamais|aucune?|sans|seulement|si|sauf|chaque|tou(?:s|tes) les|premi[eè]re?|derni[eè]re?|plus"
        r"|moins|record|avant|depuis|dès|prévue?s?|attendue?s?|programmée?s?|prochaine?|lorsque|quand)\b"
        r"|\b(?:n['’]|s['’]il|lorsqu|jusqu)|[%°]|\b(?:19|20)\d\d\b)"
    ),
    clause=re.compile(r"[,;:–—]| - |\b(?:qui|que|dont|où|tandis|alors|après|puis)\b|\bqu['’]"),
    never_after=word_set(
        "le la les l du de d des au à depuis dès jusqu'à jusqu'au avant après pour et ou entre est sont était sera "
        "seront serait lieu commence commencera débute reprendre reprend reprendra reprendront rouvrir rouvrira "
        "rouvriront débutera débutent débute débuté commencent commencé prévu prévue prévus prévues attendu attendue "
        "né née daté datée ce cette chaque tous un une dernier prochain même seul sur vers par avec sans comme que "
        "qui encore déjà ni dans en ouvre ouvrira ferme s'ouvre s'achève termine tient tiendra ne pas plus aussi "
        "notamment ouvert ouverte fermé fermée édition mais car où dont programmé programmée prévus fixé fixée"
    ),
    participle=re.compile(r"(?!(?:samedi|midi)$).*(?:ée?s?|ies?|i|ue?s?|ise?|its?|ites?|erte?s?)"),
    auxiliaries=word_set(
        "a ont est sont avait avaient était étaient été aurait serait soit ait fut furent s'est l'a m'a c'est n'a "
        "qu'a s'était j'ai avons sera seront aura ayant étant avoir être"
    ),
)


def _marked(*words: str) -> frozenset[str]:
    """Return the words, alone and with a mark behind them."""
    return frozenset(word + mark for word in words for mark in ("", ",", ".", "!"))


_SAYING = (
    r"(?:déclaré|indiqué|annoncé|précisé|expliqué|affirmé|ajouté|assuré|rapporté|raconté|confié|dit|estimé|jugé|écrit"
    r"|appris|révélé|souligné|rappelé|confirmé|fait savoir|réagi|lancé|commenté|dénoncé|conclu|tweeté|plaidé|regretté)"
)
_FINITE = (
    rf"(?:(?:a|ont|avait|avaient)(?! {_SAYING}| (?:\w+ )?{_SAYING} (?:le|la|les|l['’]|un|une|[A-ZÀ-Þ]))"
    r"|est|sont|était|étaient|sera|seront|fut|aura|auront|doit|doivent|devait|va|vont|allait|s['’]est|se sont|n['’]a"
    r"|n['’]est|reste|vient|peut|fait)\b(?! -|-t-)"
)
_KEPT = re.compile(
    r"[\d%€$?!…]|\.\.|(?i:\b(?:ne|n['’]|pas|jamais|sans|sauf|seulement|si|mais|ou|et|hors|présumée?s?|soupçonnée?s?"
    r"|accusée?s?|selon|plus|moins|pour|en|sur|lors|depuis|à|dont|environ|soit|voire|qui|par|avec|dans|sic|un|une|deux"
    r"|trois|quatre|cinq|six|sept|huit|neuf|dix)\b)"
)
_TURNED = re.compile(
    r"(?i:\b(?:ne|n['’]|pas|jamais|sans|sauf|seulement|si|s['’]il|mais|présumée?s?|soupçonnée?s?|accusée?s?|aurait"
    r"|serait|auraient|seraient|notamment|ainsi que|selon|dit|affirme|explique|assure)\b)"
)
_OFFICES = phrases(
    "président présidente Premier_ministre ministre maire député députée sénateur sénatrice préfet procureur "
    "chancelier chancelière acteur actrice chanteur chanteuse comédien comédienne humoriste réalisateur réalisatrice "
    "écrivain romancier romancière journaliste animateur animatrice entraîneur sélectionneur attaquant milieu "
    "défenseur gardien rappeur rappeuse champion championne patron PDG milliardaire avocat avocate historien "
    "historienne économiste"
)
_NATION = any_of(
    phrases(
        "français française américain américaine russe allemand allemande britannique italien italienne espagnol "
        "espagnole turc turque brésilien brésilienne chinois chinoise israélien israélienne ukrainien ukrainienne "
        "belge suisse"
    )
)
_FULL_NAME = r"(?=[A-ZÀ-Þ][a-zà-ÿ][\w'’-]+ (?:(?:de|d['’]|van|von|al|Le|La|Mc) ?)?[A-ZÀ-Þ][\w'’-]+)"
_BEFORE_TITLE = word_set("par avec pour et contre sur chez entre dont où que selon mais de à sous devant après avant")
_FIRST_WORD = re.compile(r"\w+")
_NO_SUBJECT = DANGLING["fr"] - word_set("le la les l un une des son sa ses leur leurs ce cette ces")
"""Words that no subject begins with."""

_VOWEL = re.compile(r"[AEIOUYHÀÉÈÊÎÔÙ]")


def _bracket(match: re.Match[str]) -> bool:
    before = word_before(match)
    return may_lose_bracket(match) and before not in DANGLING["fr"] and not _KEPT.search(match.group())


def _title(match: re.Match[str]) -> bool:
    """Whether the name may stand where the title did: no "de" or "que" before a vowel, no other words of a title."""
    text, start = match.string, match.start()
    if start == 0:
        return True
    before = text[:start].split()[-1]
    return before in _BEFORE_TITLE and not (before[-1] in "e" and _VOWEL.match(text, match.end()))


def _first_comma(match: re.Match[str]) -> bool:
    return "," not in match.string[: match.start()]


def _age(match: re.Match[str]) -> bool:
    """Whether it ends the sentence, or its second comma is its own."""
    return not match.group().endswith(",") or _first_comma(match)


def _aside(match: re.Match[str]) -> bool:
    """Whether the aside follows the subject, limits nothing, and its commas are its own."""
    inside = match.group()
    return _first_comma(match) and not _TURNED.search(inside) and not re.search(r"\b(?:et|ou)\b", inside)


def _apposition(match: re.Match[str]) -> bool:
    """Whether it stands beside the subject, not beside a place ("Sur la côte, une ville, Nantes, a été primée")."""
    first = _FIRST_WORD.search(match.string)
    return first is not None and first[0].lower() not in _NO_SUBJECT and _aside(match)


_STARTS = (
    "Cependant",
    "Toutefois",
    "En effet",
    "Par ailleurs",
    "De plus",
    "D'ailleurs",
    "D’ailleurs",
    "Enfin",
    "En outre",
)

FRENCH = AsideKinds.of(
    AsideKind(
        "time",
        re.compile(
            rf" (?<=\w ){_TIME}{_AFTER}|, (?<=\w, ){_TIME}(?:,(?= (?!\d|le \d|vers|à \d|peu|aux alentours|jour)[a-zé])"
            rf"|(?=\.$))"
        ),
        _GUARD.may_go,
        words=_marked(*_DAYS, "hier", "matin", "soir", "après-midi", "dernière", "dernier"),
    ),
    AsideKind(
        "time",
        re.compile(rf"^(?:(?:Ce )?(?i:{_DAY})(?: {_PART})?(?: \d\d?(?:er)? {_MONTH})?|Hier(?: {_PART})?), {CAPITAL}"),
        _GUARD.is_only,
        words=_marked(*(form for day in _DAYS for form in (day, day.title(), day.upper())), "Hier"),
    ),
    AsideKind(
        "adverb",
        re.compile(
            r" (?:(?<= a )|(?<= ont )|(?<= est )|(?<= sont )|(?<= avait )|(?<= était )|(?<= avaient )|(?<= étaient ))"
            r"(?:également|aussi|désormais|actuellement|récemment|ainsi)(?= [a-zéè]{2,}(?:é|ée|és|ées|i|is|ie|u|us"
            r"|ue|ues|t|ts|te)\b)"
        ),
        always,
        words=word_set("également aussi désormais actuellement récemment ainsi"),
    ),
    AsideKind(
        "adverb",
        re.compile(
            r", (?:en effet|toutefois|cependant|par ailleurs|de (?:son|leur) côté|pour (?:sa|leur) part|d['’]ailleurs"
            r"|quant à (?:lui|elle|eux|elles)),(?= [a-zé])"
        ),
        always,
        cues=(
            ", en effet,",
            ", toutefois,",
            ", cependant,",
            ", par ailleurs,",
            " côté,",
            " part,",
            ", d'ailleurs,",
            ", d’ailleurs,",
        ),
    ),
    AsideKind(
        "opening",
        re.compile(rf"^(?:(?:{'|'.join(_STARTS)}|Or), |(?:Mais|Et|Or) ){CAPITAL}"),
        always,
        cues=("Mais ", "Et ", "Or ", *_STARTS),
    ),
    AsideKind("bracket", re.compile(r" \((?<=\w \()[^()\"“”«»]{2,80}\)(?=[\s.,;:!])"), _bracket, cues=(" (",)),
    AsideKind(
        "title",
        re.compile(
            rf"(?:\b(?:[Ll]e|[Ll]a) |(?<![\w'’])[Ll]['’])(?:ancien |ancienne "
            rf"|ex-)?{any_of(_OFFICES)}(?: {_NATION})? {_FULL_NAME}"
        ),
        _title,
        words=frozenset(
            form
            for office in _OFFICES
            for form in (
                office.split()[-1],
                f"l'{office}",
                f"l’{office}",
                f"L'{office}",
                f"L’{office}",
                f"ex-{office}",
            )
        )
        | frozenset(_NATION[3:-1].split("|")),
    ),
    AsideKind(
        "age",
        re.compile(rf", (?<=[a-zé], )(?:âgée? de )?\d\d? ans(?:,(?= {_FINITE})|(?=\.$))"),
        _age,
        cues=(" ans",),
    ),
    AsideKind(
        "relative",
        re.compile(rf", (?<=\w, )(?:qui|dont|où) [^,;:()\"“”«»–—]{{8,110}},(?= {_FINITE})"),
        _aside,
        cues=(", qui ", ", dont ", ", où "),
    ),
    AsideKind(
        "apposition",
        re.compile(rf", (?<=\w, )(?:une?|ancien|ancienne|le|la) [^,;:()\"“”«»–—]{{3,90}},(?= {_FINITE})"),
        _apposition,
        cues=(", u", ", a", ", l"),
    ),
)
"""The kinds of words that a French sentence can do without."""
