"""Whether a German, French or Spanish sentence has no finite verb ("Une première depuis 1998."), by word forms alone.

A word counts as a verb unless something speaks against it: its ending, the word before it, a capital.  So a fragment
may be taken for a sentence, hardly ever a sentence for a fragment.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matins.summary.clauses import word_set
from matins.summary.tables import DANGLING, FINITE_VERBS

MOST_WORDS = 20
"""Longer sentences have a verb."""

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*['’]?|[,;:()–—]")
_QUOTED = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True)
class _Forms:
    """What tells the finite verbs of a language.

    Beside a word of `sure`, or one that begins with `clitics`, stands a verb.  Verbs end with `endings`, but nouns and
    adjectives with `nominal`, which all verbs but `despite` do not; `never` are other words that look like verbs.  No
    verb follows a word of `leading`; nor one of `articles`, unless a noun stands before it ("la ville le sait").
    """

    sure: frozenset[str]
    clitics: tuple[str, ...]
    endings: tuple[str, ...]
    nominal: tuple[str, ...]
    despite: frozenset[str]
    never: frozenset[str]
    leading: frozenset[str]
    articles: frozenset[str]


_FRENCH = _Forms(
    sure=word_set(
        "je tu il elle on nous vous ils elles qui que se ne y lui me te si où comment pourquoi combien voici voilà "
        "vive gare place merci bravo bienvenue"
    ),
    clitics=("s'", "n'", "c'", "j'", "qu'", "m'", "t'", "lorsqu'", "puisqu'", "y'"),
    endings=("e", "t", "d", "a", "c"),
    nominal=("ement", "amment", "emment", "ant", "isme", "able", "ible", "ique", "ance", "ence", "ée", "euse", "toire"),
    despite=word_set(
        "explique indique implique complique applique critique revendique communique fabrique pratique abdique "
        "duplique réplique publique accable cible creuse avance lance finance balance devance relance élance nuance "
        "distance menace commence recommence influence crée recrée agrée pique trafique diagnostique pronostique "
        "panique crible"
    ),
    never=word_set(
        "la le surtout comme même quatre encore outre presque lorsque quelque autre ensuite être et tout petit quand "
        "grand second seconde nord abord d'abord mort haut haute souvent bientôt tôt plutôt aussitôt tard dont sept "
        "huit vingt trente quarante cinquante soixante cent onze douze treize quatorze quinze seize mille juillet "
        "août septembre octobre novembre décembre dimanche là ça cela déjà jeune deuxième troisième président "
        "présidente gouvernement parlement ministre maire ville guerre année semaine journée histoire "
        "victoire défaite crise accident résultat absent récent présent différent"
    ),
    leading=word_set(
        "de du des d' d'après à au aux par pour sur dans avec sans chez sous contre depuis vers dès après "
        "avant pendant durant malgré selon un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre "
        "vos leurs quelques chaque très trop aussi plus moins hors quel quelle quels quelles tel telle toute toutes "
        "tous première dernière nouvelle grande petite"
    ),
    articles=word_set("le la les l' leur"),
)

_SPANISH = _Forms(
    sure=word_set(
        "yo tú él ella ellos ellas usted ustedes nosotros nosotras se me te nos le les lo que quien quienes si cómo "
        "dónde cuándo qué cuánto gracias"
    ),
    clitics=(),
    endings=("a", "e", "n", "ó", "á", "é", "í", "mos"),
    nominal=("ción", "sión", "gión", "zón", "mente", "ble", "encia", "ista", "ica", "osa", "tura", "eza", "nte"),
    despite=word_set(
        "explica indica publica critica aplica dedica implica practica comunica ubica fabrica significa justifica "
        "ratifica verifica modifica identifica califica complica duplica unifica edifica multiplica clasifica "
        "certifica conquista dista siente miente intente aumente presente cuente enfrente afronte consiente lamente "
        "posa acosa reposa rebosa osa captura tortura factura estructura empieza reza tropieza bosteza agencia "
        "evidencia sentencia presencia diferencia potencia influencia licencia silencia predica radica sacrifica "
        "simplifica diversifica clarifica intensifica replica suplica"
    ),
    never=word_set(
        "la e este esta ese esa durante ante donde siempre tarde noche once doce trece catorce quince veinte "
        "treinta cuarenta mil siete nueve enero septiembre octubre noviembre diciembre segunda tercera buena bien "
        "también aún fin año vez millón ya nada toda otra misma semana vida historia victoria derrota guerra noticia "
        "ciudad empresa policía alcaldesa presidenta"
    ),
    leading=word_set(
        "de del a al por para con sin sobre en entre hacia desde hasta según tras contra bajo un una su sus mi mis tu "
        "tus nuestro nuestra nuestros nuestras cada muy más menos tan primera última nueva gran"
    ),
    articles=word_set("el la los las"),
)
_LANGUAGES = {"fr": _FRENCH, "es": _SPANISH}

_GERMAN_SUBJECTS = word_set("ich er sie es wir ihr man wer dies jeder niemand du")
"""German words beside which a verb stands."""

_VERBS = {
    "de": FINITE_VERBS["de"] | _GERMAN_SUBJECTS,
    "fr": FINITE_VERBS["fr"] | _FRENCH.sure,
    "es": FINITE_VERBS["es"] | _SPANISH.sure,
}
"""Words that are verbs or stand beside one."""

_GERMAN_ENDINGS = ("e", "t", "st", "te", "en", "eln", "ern")

GERMAN_PASTS = tuple(
    word_set(
        "kam kamen gab nahm sprach brach traf starb warf half fand stand stieg schwieg wies schien lieh trieb rieb "
        "griff riss biss fiel ließ rief lief stieß hieß ging hing fing begann gewann sang sank trank lag saß aß las "
        "maß fuhr trug schlug lud wuchs hob bog flog zog schob schoss schloss floss goss verlor fror log blieb "
        "schrieb sah fahl schwand schied sei darf kann soll will muss weiß mag bin war hat wird ist"
    )
)
"""German past forms without an ending, as they are or behind a prefix, and the verbs that have none."""

_GERMAN_NEVER = DANGLING["de"] | word_set(
    "mit seit statt samt erst jetzt sonst fast selbst meist zuerst zuletzt zunächst oft weit gut laut spät direkt "
    "komplett insgesamt überhaupt heute ohne beide alle viele einige gegen neben zwischen wegen inmitten außen innen "
    "oben unten hinten vorne morgen gestern sondern eben sieben dagegen hingegen deswegen dazwischen zugunsten daneben "
    "unterdessen indessen"
)
"""German words that look like verbs."""

_GERMAN_LEADING = word_set(
    "den dem des im in ins am an ans vom von zum zur mit nach für fürs über unter gegen ohne um seit bis aus bei "
    "beim vor hinter zwischen neben auf aufs durch trotz wegen zu ein eine einen einem einer eines kein keine keinen "
    "keinem keiner mein meine seinen seinem seiner ihren ihrem ihrer unsere unseren unserem unserer diese diesen "
    "diesem dieser allen aller vielen vieler einigen einiger mehrere mehreren beiden als wie"
)
"""German words that no finite verb follows if a noun stands behind it."""

_GERMAN_ADJECTIVES = ("sten", "ische", "ischen", "liche", "lichen", "ige", "ale", "alen")
"""How adjectives end, of the words behind an article."""


def lacks_verb(text: str, spoken: Sequence[str], lang: str) -> bool:
    """Whether `text` is a short sentence, no word of which may be a finite verb; False in other languages.

    `spoken` are its words.
    """
    verbs = _VERBS.get(lang)
    if verbs is None or len(spoken) > MOST_WORDS or not verbs.isdisjoint(spoken):
        return False
    tokens = _tokens(text)
    if len(tokens) > MOST_WORDS:
        return False
    if lang == "de":
        words = [token.lower() for token in tokens]
        return not any(_may_be_german_verb(tokens, words, place) for place in range(len(tokens)))
    forms = _LANGUAGES[lang]
    return not _QUOTED.search(text) and not any(_may_be_verb(tokens, place, forms) for place in range(len(tokens)))


def _tokens(text: str) -> list[str]:
    """Return the words and the marks between them; one more than MOST_WORDS where there are more."""
    found: list[str] = []
    for match in _TOKEN.finditer(text.replace("’", "'")):
        if len(found) > MOST_WORDS:
            break
        found.append(match[0])
    return found


def _may_be_verb(tokens: list[str], place: int, forms: _Forms) -> bool:
    """Whether the token at `place` may be a verb, or tells that one follows."""
    word = tokens[place].lower()
    before = tokens[place - 1].lower() if place else ""
    if word.startswith(forms.clitics):
        return True
    article = word[:2] if word[1:2] == "'" else word
    if article in forms.articles and place and _is_noun(tokens[place - 1], forms):
        return True
    if not place:
        return word.endswith(("ez", "ons", "mos"))
    if article != word or before in forms.leading or before in forms.articles or before.endswith("'"):
        return False
    if word in forms.never or word in forms.leading or tokens[place][0].isupper() or not word.endswith(forms.endings):
        return False
    return word in forms.despite or not word.endswith(forms.nominal)


def _is_noun(token: str, forms: _Forms) -> bool:
    """Whether a clitic pronoun may follow `token`, rather than an article."""
    word = token.lower()
    return (
        word[0].isalpha()
        and word not in forms.leading
        and word not in DANGLING["fr"]
        and word not in DANGLING["es"]
        and not word.endswith(("ant", "er", "ir", "ar", "ando", "endo", "tout", "tous", "toute", "toutes", "todo"))
    )


def _may_be_german_verb(tokens: list[str], words: list[str], place: int) -> bool:
    """Whether the word at `place` may be a finite verb, which is written with a capital at the beginning alone."""
    word = words[place]
    if place and tokens[place][0].isupper():
        return False
    if word.endswith(GERMAN_PASTS):
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    if not place:
        return word.endswith("t") and word not in _GERMAN_NEVER and following != ":"
    if not word.endswith(_GERMAN_ENDINGS) or word in _GERMAN_NEVER:
        return False
    before = words[place - 1]
    adjective = (before in _GERMAN_LEADING and word.endswith(("e", "en"))) or (
        before in ("der", "die", "das") and word.endswith(_GERMAN_ADJECTIVES)
    )
    return not (adjective and following[:1].isupper())
