"""What language a text is in, asked of py3langid's model, which stays in a file: a text touches little of it.

py3langid itself takes 75 MB for the model and 60 more to load it, in each worker that meets a text to guess at.
"""

import lzma
import shutil
import struct
import tempfile
from functools import cache
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

_STEP = 1 << 16
_LENGTHS = struct.Struct("<HH")
_LENGTHS_AT, _NAME_AT = 26, 30
"""Where the head of a file in a zip archive says how long its name and extra field are, and where these begin."""

_Array = np.ndarray[Any, Any]


def language_by_model(text: str) -> str:
    """Return the ISO 639 code of the most likely of 140 languages (Lui and Baldwin 2012, "langid.py").

    Raises OSError where there is no room to unpack the model.
    """
    code: str = _identifier().classify(text)[0]
    return code


@cache
def _identifier() -> LanguageIdentifier:
    with tempfile.TemporaryFile() as file:
        with lzma.open(MODEL_DIR / MODEL_FILE) as model:
            shutil.copyfileobj(model, file, _STEP)
        with ZipFile(file) as archive:
            arrays = {info.filename: _mapped(file, archive, info) for info in archive.infolist()}
    return LanguageIdentifier(
        arrays["ptc.npy"],
        arrays["pc.npy"],
        arrays["classes.npy"].tolist(),
        _numbers(arrays["nextmove.npy"]),
        _numbers(arrays["out_feat.npy"]),
        tk_row=arrays["nextmove_row.npy"].tolist(),
    )


def _mapped(file: IO[bytes], archive: ZipFile, info: ZipInfo) -> _Array:
    """Return an array that lies in `file`, uncompressed as numpy's savez leaves it; only what is used gets read."""
    with archive.open(info) as member:
        np.lib.format.read_magic(member)
        shape, _, kind = np.lib.format.read_array_header_1_0(member)
        head = member.tell()
    file.seek(info.header_offset + _LENGTHS_AT)
    start = info.header_offset + _NAME_AT + sum(_LENGTHS.unpack(file.read(_LENGTHS.size))) + head
    return np.memmap(file, kind, "r", start, shape)


def _numbers(array: _Array) -> memoryview:
    """Return `array`, which may lie at any address, as a sequence of Python's own numbers: they come faster."""
    return array.view(np.uint8).data.cast(array.dtype.char)
