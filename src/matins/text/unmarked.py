"""Where text that has no end marks may be parted: windows of words, and the blanks of Thai and Lao."""

import re
from collections.abc import Iterator

from matins.text.marks import ENDS

Span = tuple[int, int]

WINDOW = 40
"""Words in a window of a text that has no marks to split at."""

WINDOW_LENGTH = 280
"""The characters of the longest one; what is shorter is never parted, but Thai."""

_LONGEST_WORDS, _LONGEST = 80, 600
_GAP = re.compile(r"\s+")
_END_MARKS = re.compile(f"[{ENDS}]")
_MARKS_ON_BASE = re.compile(r"[\u0300-\u036f\u0e31-\u0e4e\u093a-\u094d\u200d\ufe0f]")

_THAI = re.compile(r"[\u0e01-\u0eff]")
_THAI_NEAR = 24
# A blank in Thai parts sentences, clauses and items alike; what stands beside it tells which.
_THAI_GAP = re.compile(r"(?<=[\u0e01-\u0eff])\s+(?=[\u0e01-\u0eff])")
_THAI_POLITE = re.compile(r"(?:ครับ|ค่ะ|นะคะ|จ้ะ|จ้า)$")
_THAI_OPENER = re.compile(
    r"ทั้งนี้|นอกจากนี้|นอกจากนั้น|อย่างไรก็ตาม|อย่างไรก็ดี|ขณะเดียวกัน|ต่อมา|ล่าสุด|ด้าน(?:นาย|นาง|พล)|สำหรับ|ก่อนหน้านี้|ดังนั้น|จากนั้น|เมื่อวันที่"
)
_THAI_GOES_ON = re.compile(r"และ|หรือ|ซึ่ง|โดย|ที่|เพื่อ|แต่|ว่า|กับ|จาก|ของ|ใน|เป็น|ให้|จึง|แล้ว|ก็|รวม|พร้อม|ๆ")
_THAI_LEAST, _THAI_LONG = 30, 120


def is_thai(text: str, lang: str) -> bool:
    """Whether `text` is Thai or Lao, going by its beginning where `lang` does not tell."""
    return not text.isascii() and (lang in ("th", "lo") or _THAI.search(text, 0, _THAI_NEAR) is not None)


def parted(text: str, start: int, end: int, *, thai: bool) -> Iterator[Span]:
    """Yield `text[start:end]`, which begins and ends without blanks, in parts where it is long and has no marks."""
    for begin, stop in _thai(text, start, end) if thai else ((start, end),):
        if stop - begin > WINDOW_LENGTH and _lacks_marks(text, begin, stop):
            yield from _windows(text, begin, stop)
        else:
            yield begin, stop


def _lacks_marks(text: str, start: int, end: int) -> bool:
    if _END_MARKS.search(text, start, end - 1):
        return end - start > 20 * _LONGEST
    times = 3 if _END_MARKS.match(text, end - 1) else 1
    return end - start > times * _LONGEST or len(text[start:end].split()) > times * _LONGEST_WORDS


def _windows(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield windows of at most WINDOW words and 280 characters, cut between words where there are any."""
    while start < end:
        limit = min(end, start + WINDOW_LENGTH)
        stop, count = start, 0
        for gap in _GAP.finditer(text, start, limit):
            stop, count = gap.start(), count + 1
            if count == WINDOW:
                break
        if count < WINDOW and limit == end:
            stop = end
        elif stop == start:
            stop = limit
            while stop < end and _MARKS_ON_BASE.match(text, stop):
                stop += 1
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1


def _thai(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what lies between the blanks that end a sentence: after a polite word, before an opener, late enough."""
    for gap in _THAI_GAP.finditer(text, start, end):
        size = gap.start() - start
        if _THAI_POLITE.search(text, max(start, gap.start() - 4), gap.start()) or (
            end - gap.end() >= _THAI_LEAST
            and size >= _THAI_LEAST
            and (
                _THAI_OPENER.match(text, gap.end()) or (size >= _THAI_LONG and not _THAI_GOES_ON.match(text, gap.end()))
            )
        ):
            yield start, gap.start()
            start = gap.end()
    yield start, end
