import pytest

from matins.summary.datelines import undated

NEWS = "The council bought the mill."


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON (Reuters) - ",
        "LA CROSSE, Wis. (AP) — ",
        "CLEVELAND, Ohio – ",
        "SEOUL, Aug. 20 -- ",
        "London (CNN)",
        "(CNN) ",
        "NEW DELHI, Jul 26 (PTI) ",
    ],
)
def test_a_sentence_begins_behind_its_dateline(dateline: str) -> None:
    assert undated(dateline + NEWS, 0, len(dateline + NEWS)) == (len(dateline), len(dateline + NEWS))
    later = f"It rained. {dateline}{NEWS}"
    assert undated(later, 11, len(later)) == (11 + len(dateline), len(later))


def test_a_speech_begins_behind_its_dateline() -> None:
    assert undated('(CNN)"We stay," he said.', 0, 24) == (5, 24)


@pytest.mark.parametrize(
    "text", ["", NEWS, "Wenn der Fonds (IWF) Kürzungen fordert, gehorcht er.", "NASA – it flies.", "(CNN) said so."]
)
def test_other_sentences_have_none(text: str) -> None:
    assert undated(text, 0, len(text)) == (0, len(text))


def test_a_dateline_is_looked_for_in_the_sentence_alone() -> None:
    text = f"{NEWS} LONDON (Reuters) - It rained."
    assert undated(text, 0, len(NEWS)) == (0, len(NEWS))
