"""The model of languages: it says what py3langid says, and takes little memory."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from matins.summary import language_model
from matins.summary.language_model import language_by_model

TEXTS = {
    "no": "Byrådet stemte tirsdag for å reparere den gamle broen før vinteren, sier ingeniørene. ",
    "pl": "Rada miasta zagłosowała we wtorek za naprawą starego mostu przed zimą, mówią inżynierowie. ",
    "tr": "Belediye meclisi salı günü eski köprünün kıştan önce onarılması için oy kullandı. ",
    "el": "Το δημοτικό συμβούλιο ψήφισε την Τρίτη για την επισκευή της παλιάς γέφυρας πριν τον χειμώνα. ",
    "ru": "Городской совет проголосовал за ремонт старого моста до наступления зимы, сообщили инженеры. ",
    "th": "สภาเทศบาลลงมติเมื่อวันอังคารให้ซ่อมแซมสะพานเก่าก่อนฤดูหนาว ",
}
MEMORY = """
from pathlib import Path
def held():
    told = Path("/proc/self/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
import py3langid, matins.summary.language_model as model
before = held()
model.language_by_model({text!r} * 30)
print(held() - before)
"""


@pytest.fixture
def anew() -> Iterator[None]:
    """Unpack the model anew, within the test and after it."""
    language_model._identifier.cache_clear()
    yield
    language_model._identifier.cache_clear()


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_a_language_is_told(code: str, text: str) -> None:
    assert language_by_model(text * 4) == code


def test_py3langid_itself_says_the_same() -> None:
    script = f"import py3langid; print(*(py3langid.classify(text)[0] for text in {list(TEXTS.values())!r}))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60).stdout
    assert told.split() == [language_by_model(text) for text in TEXTS.values()]


@pytest.mark.parametrize("text", ["", "\ud800", "\0" * 300, "1 2 3 " * 100])
def test_what_is_no_text_gets_some_answer(text: str) -> None:
    assert language_by_model(text)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell who uses memory")
def test_the_model_stays_in_its_file() -> None:
    script = MEMORY.format(text=TEXTS["pl"])
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60).stdout
    assert int(told) < 40 << 10, "the model itself has 75 MB"


@pytest.mark.usefixtures("anew")
def test_without_room_for_the_model_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(OSError, match="no space"):
        language_by_model("text")
