"""Which language a document is in: what it says of itself, unless its words say otherwise, else a guess."""

import re
from collections import Counter
from collections.abc import Sequence

from matins.model.document import Document
from matins.text.boilerplate import is_boilerplate
from matins.text.notices import is_notice
from matins.text.words import CJK, words

FEWEST_CHARACTERS = 200
"""Shorter texts are not guessed at."""

_ENOUGH = 3000
_KANA = re.compile("[\u3041-\u30fa]")
_KANA_SHARE = 0.05
"""Chinese has names with a の or two; Japanese prose is half Kana."""
_HAN_OR_KANA = re.compile(f"[{CJK}]")
_UNLIKE_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2d00-\u2dff\uac00-\ud7a3]")
"""Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of South and East Asia and of Ethiopia, Hangul."""
_LISTED = {
    "en": "the of and to is that was for with are his from this by it not but have which they has were been their",
    "de": "der und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es wird werden bei sind",
    "fr": "le les des et est du une dans que qui pour pas sur au plus par avec sont ce cette ont aux ses été nous",
    "es": "el los las del y una con por para más pero como está sus lo fue este ha son entre también desde según",
    "it": "il di che della per un non del con sono gli alla nel anche delle dei più ha questo è dal nella suo ma",
    "pt": "os do da em um uma para com não mais dos como foi das ao pelo pela são também ele tem à já está no na",
    "nl": "het een voor zijn niet met aan ook bij wordt worden naar heeft maar uit deze nog hij ze zij door over tot",
    "vi": "và của là các không được một có người trong những đã với để này khi đến về từ ông như cũng sẽ bị tại ra",
}
_EVERYDAY = {code: frozenset(listed.split()) for code, listed in _LISTED.items()}
_CODES = {
    word: tuple(code for code, everyday in _EVERYDAY.items() if word in everyday)
    for word in frozenset().union(*_EVERYDAY.values())
}
"""Which of these languages each of their everyday words is one of."""
_WORDS = 0.4
"""The least share of characters in words of letters that prose has."""
_SHARE, _LEAD = 0.14, 2.5
"""The least share of everyday words in a text of their language, and how many times the next language's they must be:
both are kept so high that a relative of these languages is left to the model."""
_SHARING = frozenset(
    {"af", "an", "ast", "ca", "eo", "fy", "gl", "gsw", "ia", "lb", "li", "lmo", "nds", "oc", "pap", "rm", "sc"}
    | {"scn", "sco", "vec", "ja", "ko", "yue", "zh"}
)
"""Languages that share everyday words with one of these, or a script with Chinese; nobody names them by mistake."""
_NORWEGIAN = {"nb": "no", "nn": "no"}


def language_of(document: Document) -> str | None:
    """Return the language as a lower-case ISO 639 code, None where neither the document nor its words tell it.

    Templates say "en" whatever is written in them, so that a text whose script or everyday words clearly name a
    language overrules what the document says, unless that is a language which shares them.
    """
    said = primary_subtag(document.lang or "")
    if said in _SHARING:
        return said
    text = _beginning(document)
    if said and len(text) < FEWEST_CHARACTERS:
        return said
    characters = 0 if text.isascii() else len(_HAN_OR_KANA.findall(text))
    if characters > len(text) / 3:
        return "ja" if len(_KANA.findall(text)) > _KANA_SHARE * characters else "zh"
    if len(text) < FEWEST_CHARACTERS:
        return None
    if said in _EVERYDAY and not text.isascii() and len(_UNLIKE_LATIN.findall(text)) > len(text) / 3:
        said = None
    spoken = words(text)
    return by_everyday_words(spoken) or said or (_by_model(text) if _is_prose(text, spoken) else None)


def _beginning(document: Document) -> str:
    """Return what tells the language: the beginning of the visible text, without a page's furniture."""
    told: list[str] = []
    room = _ENOUGH
    for block in document.blocks:
        if room <= 0:
            break
        if not block.hidden and not (is_boilerplate(block.text) or is_notice(block.text)):
            told.append(block.text[:room])
            room -= len(block.text) + 1
    return "\n".join(told)


def primary_subtag(tag: str) -> str | None:
    """Return the language in a tag such as "pt-BR" (BCP 47), None where it has none; both kinds of Norwegian are no."""
    code = tag.replace("_", "-").split("-")[0].lower()
    return _NORWEGIAN.get(code, code) or None


def by_everyday_words(spoken: Sequence[str]) -> str | None:
    """Return the language whose everyday words are too frequent in a text of these words for any other, or None."""
    counts = dict.fromkeys(_EVERYDAY, 0)
    for codes, count in Counter(map(_CODES.get, spoken)).items():
        for code in codes or ():
            counts[code] += count
    best, next_best = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    enough = max(_SHARE * len(spoken), _LEAD * counts[next_best])
    return best if counts[best] > enough else None


def _is_prose(text: str, spoken: Sequence[str]) -> bool:
    """Whether most of `text` is words, of which it has those `spoken`: the model has a guess for codes, too."""
    # Where blanks part no words, characters stand alone.
    told = (word for word in spoken if len(word) > 1 or not word.isascii())
    letters = sum(len(word) for word in told if word.isalpha() or not any(map(str.isdigit, word)))
    return letters > _WORDS * len(text)


def _by_model(text: str) -> str | None:
    from matins.summary.language_model import language_by_model  # it unpacks itself for 0.3 s, so that it is asked last

    try:
        return primary_subtag(language_by_model(text))
    except OSError:  # a full disk must not cost the article
        return None
