"""What a Spanish sentence can do without, and what forbids it."""

import re

from matins.summary.aside_kinds import AsideKind, AsideKinds, always, may_lose_bracket, phrases, word_before
from matins.summary.aside_times import TimeGuard
from matins.summary.clauses import CAPITAL, any_of, word_set
from matins.summary.tables import DANGLING

_DAY = r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
_MONTH = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_TIME = (
    rf"(?:(?:el|este) (?:pasado )?{_DAY}(?: pasado| por la (?:mañana|tarde|noche))?(?: \d\d? de {_MONTH})?"
    r"|ayer|anoche|esta (?:mañana|tarde|noche)|la semana pasada|el mes pasado)"
)
_ONWARD = any_of(
    phrases(
        "en a al por con que la los las un una su sus para tras durante ante sobre contra desde_el desde_la cuando_el "
        "cuando_la mientras después"
    )
)
_GUARD = TimeGuard(
    dates=re.compile(rf"(?i:\b(?:{_DAY}s?|ayer|anoche|hoy|mañana|\d\d? de {_MONTH})(?!\w))"),
    limits=re.compile(
        r"(?i:\b(?:no|nunca|jamás|ningun[oa]?|ningún|sin|solo|sólo|si|salvo|cada|todos|primera?|último|última|más|menos"
        r"|récord|antes|hasta|previst[oa]s?|programad[oa]s?|próxim[oa]|cuando|media)\b|%|\b(?:19|20)\d\d\b)"
    ),
    clause=re.compile(r"[,;:–—]| - |\b(?:que|quien|quienes|donde|tras|mientras)\b"),
    never_after=word_set(
        "es son era fue fueron será serán para hasta desde por de del y o e a en entre que comienza comenzará empieza "
        "empezará celebra celebrará previsto prevista el la los las un una este cada todo todos solo sólo antes "
        "después ni no con sin como inicia iniciará abre abrirá nació nacido según sobre lugar si cuando mismo "
        "próximo pasado"
    ),
    participle=re.compile(r".*(?:ad|id)[oa]s?|.*(?:ch|rt|st)[oa]s?"),
    auxiliaries=word_set("ha han había habían fue fueron sido es son era eran está están será serán ser haber siendo"),
)
_FINITE = (
    r"(?:ha|han|había|habían|fue|fueron|es|son|era|eran|está|están|estaba|será|serán|tiene|tienen|puede|pueden|debe"
    r"|deben|murió|ganó|dijo|anunció|aseguró|afirmó|explicó|señaló|va|van|se)\b"
)
_KEPT = re.compile(
    r"[\d%€$?!…]|\.\.|(?i:\b(?:no|nunca|sin|salvo|solo|sólo|si|pero|o|y|e|excepto|presunt[oa]s?|supuest[oa]s?|unos"
    r"|unas|casi|por|con|de|para|en|sobre|desde|sic|un|una|dos|tres|cuatro|cinco|seis|ambos)\b)"
)
_TURNED = re.compile(
    r"(?i:\b(?:no|nunca|jamás|sin|salvo|solo|sólo|si|pero|presunt[oa]s?|supuest[oa]s?|acusad[oa]s?|según|así como"
    r"|incluid[oa]s?|y|e|o|podría|podrían|habría|sería)\b)"
)
_OFFICES = phrases(
    "presidente presidenta primer_ministro primera_ministra ministro ministra alcalde alcaldesa gobernador "
    "gobernadora senador senadora diputado diputada canciller actor actriz cantante director directora escritor "
    "escritora periodista entrenador delantero centrocampista portero futbolista empresario abogado abogada fiscal "
    "expresidente exministro"
)
_FULL_NAME = r"(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ][\wáéíóúñ-]+ (?:(?:de|del|de la|van|von) )?[A-ZÁÉÍÓÚÑ][\wáéíóúñ-]+)"
_BEFORE_TITLE = word_set("por con para y contra que entre según como donde pero tras ante de")


def _bracket(match: re.Match[str]) -> bool:
    before = word_before(match)
    return may_lose_bracket(match) and before not in DANGLING["es"] and not _KEPT.search(match.group())


def _title(match: re.Match[str]) -> bool:
    return match.start() == 0 or match.string[: match.start()].split()[-1] in _BEFORE_TITLE


def _adverb(match: re.Match[str]) -> bool:
    return word_before(match) not in ("y", "e", "sino", "como", "pero", "no", "ni")


def _first_comma(match: re.Match[str]) -> bool:
    return "," not in match.string[: match.start()]


def _age(match: re.Match[str]) -> bool:
    """Whether it ends the sentence, or its second comma is its own."""
    return not match.group().endswith(",") or _first_comma(match)


def _aside(match: re.Match[str]) -> bool:
    """Whether the aside limits nothing and its commas are its own."""
    return _first_comma(match) and not _TURNED.search(match.group())


_STARTS = r"(?:Sin embargo|Además|Por su parte|Por otra parte|Asimismo|No obstante|De hecho|En tanto|Mientras tanto)"

SPANISH = AsideKinds.of(
    AsideKind(
        "time",
        re.compile(
            rf" (?<=\w ){_TIME}(?! de\b| a las\b|,? \d)(?=[.!]?$|,? {_ONWARD}\b)"
            rf"|, (?<=\w, ){_TIME},(?= (?!\d|a las|cuando|día)[a-záéíóúñ])"
        ),
        _GUARD.may_go,
        cues=(" el ", " este ", "ayer", "anoche", " esta ", " pasad"),
    ),
    AsideKind(
        "adverb",
        re.compile(
            rf" también(?= {_FINITE}| (?!en|a|por|con|de|para|al|como|el|la|los|las)[a-záéíóú]+(?:ó|aron|ieron|aba"
            rf"|ía)\b)"
        ),
        _adverb,
        words=frozenset({"también"}),
    ),
    AsideKind(
        "adverb",
        re.compile(
            r"(?<!\by), (?:sin embargo|además|por su parte|no obstante|asimismo|por otra parte),(?= [a-záéíóúñ])"
        ),
        always,
        cues=(
            ", sin embargo,",
            ", además,",
            ", por su parte,",
            ", no obstante,",
            ", asimismo,",
            ", por otra parte,",
        ),
    ),
    AsideKind(
        "opening",
        re.compile(rf"^(?:{_STARTS}, |(?:Pero|Y) ){CAPITAL}"),
        always,
        cues=("Pero ", "Y ", "Sin ", "Además", "Por ", "Asimismo", "No ", "De ", "En ", "Mientras"),
    ),
    AsideKind("bracket", re.compile(r" \((?<=\w \()[^()\"“”«»]{2,80}\)(?=[\s.,;:!])"), _bracket, cues=(" (",)),
    AsideKind(
        "title",
        re.compile(rf"\b[EeLl][la] (?:ex)?{any_of(_OFFICES)} {_FULL_NAME}"),
        _title,
        words=frozenset(office.split()[-1] for office in _OFFICES),
    ),
    AsideKind(
        "age",
        re.compile(rf", (?<=[a-záéíóúñ], )de \d\d? años(?: de edad)?(?:,(?= {_FINITE})|(?=\.$))"),
        _age,
        cues=(" años",),
    ),
    AsideKind(
        "relative",
        re.compile(rf", (?<=\w, )(?:quien|quienes|cuy[oa]s?|que) [^,;:()\"“”«»–—]{{8,110}},(?= {_FINITE})"),
        _aside,
        cues=(", quien", ", cuy", ", que "),
    ),
    AsideKind(
        "apposition",
        re.compile(rf", (?<=\w, )(?:una?|exdirector|expresidente|exjugador) [^,;:()\"“”«»–—]{{3,90}},(?= {_FINITE})"),
        _aside,
        cues=(", un", ", ex"),
    ),
)
"""The kinds of words that a Spanish sentence can do without."""
