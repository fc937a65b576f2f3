"""How many terminal cells a text takes, and how to cut it to a number of them."""

import re
import unicodedata

from matins.text.clean import Clean

ELLIPSIS = "…"

_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
# A base character with what belongs to it: marks, variation selectors, skin tones, joined emoji; or a flag of two
# regional indicators.  Close enough to UAX 29 for cutting: what it keeps together is never torn.
_EXTENDERS = "[̀-ͯ҃-҉֑-ׇؐ-ًؚ-ٰٟۖ-ۭऀ-ःऺ-ॏॢॣ"
_EXTENDERS += "ঁ-ঃ়-্ஂா-்ัิ-ฺ็-๎ັິ-ຼ່-ໍ᪰-᫿᷀-᷿"
_EXTENDERS += "‌⃐-⃿〪-゙゚〯︀-️︠-︯🏻-🏿󠄀-󠇯]"
# Latin, Greek and Cyrillic letters and common marks: a cell each.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027€]*"
)
_CLUSTER = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{2}}|.{_EXTENDERS}*(?:{_JOINER}.{_EXTENDERS}*)*", re.DOTALL)


def width(text: str) -> int:
    """Return the number of terminal cells that `text` takes (Unicode East Asian Width, UAX 11)."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(map(_cluster_width, _CLUSTER.findall(text)))


def cut(text: Clean, cells: int) -> Clean:
    """Return `text` where it fits into `cells`, else its beginning with an ellipsis, no character torn.

    The cut falls between words where that loses less than half.
    """
    if width(text) <= cells:
        return text
    end = _fitting(text, cells - width(ELLIPSIS))
    blank = text.rfind(" ", 0, end + 1)
    if blank * 2 >= end:
        end = blank
    return Clean(text[:end].rstrip(" ,;:–—-") + ELLIPSIS) if cells > 0 else Clean("")


def _fitting(text: str, cells: int) -> int:
    """Return how many characters of `text` fit into `cells`."""
    if text.isascii() and text.isprintable():
        return min(len(text), max(0, cells))
    end = 0
    for match in _CLUSTER.finditer(text):
        cells -= _cluster_width(match[0])
        if cells < 0:
            break
        end = match.end()
    return end


def _cluster_width(cluster: str) -> int:
    base = cluster[0]
    if len(cluster) > 1 and (_EMOJI_STYLE in cluster or "\U0001f1e6" <= base <= "\U0001f1ff"):
        return 2
    if unicodedata.category(base) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(base) in "WF" else 1
