"""The marks that end, open and close sentences in all scripts: sets for use inside a character class, and patterns."""

import re

WIDE = "。！？｡．"
"""End marks of Chinese and Japanese."""

CASELESS = "؟۔।॥։።။"
"""End marks of other scripts without capitals: Arabic, Urdu, Hindi, Armenian, Amharic, Burmese, Khmer."""

CASED = ".!?…‽"
"""End marks of the scripts that have capitals."""

ENDS = CASED + CASELESS + WIDE + "។"

PAUSES = ":;,；：，、،؛"
"""Marks after which a sentence goes on."""

QUESTIONS = "?？؟‽"
"""Marks that end a question; in Greek a semicolon does too."""

SURE_CLOSERS = "\"'”’»›)\\]}」』）】〉》"
"""What closes a quotation or bracket, or is upright."""

CLOSERS = SURE_CLOSERS + "«‹“‘"
"""What may close one: in German and Danish what opens it elsewhere."""

OPENERS = "\"'“‘„«»‹›([{¿¡「『（【〈《–—-•*"

FINISHED = re.compile(rf"[{ENDS}][{CLOSERS}]*(?:\[\d+\])*$")
"""The end of a text that ends a sentence: its mark, what closes after it, and marks of footnotes."""

# Behind a full stop a question mark stands for a character that was lost.
QUESTION = re.compile(rf"(?:(?<![.,;])[{QUESTIONS}][!…]*|(?<=[\u0370-\u03ff\u1f00-\u1fff]);|\u037e)[{CLOSERS}]*$")
"""The end of a text that asks."""
