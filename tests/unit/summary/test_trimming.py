import pytest

from matins.summary.trimming import trimmed

TRIMS = (
    (
        "en",
        "The U.S. has signaled a possible shift by suggesting that membership may no longer be viable, "
        "aligning in part with some very old demands.",
        "The U.S. has signaled a possible shift by suggesting that membership may no longer be viable.",
    ),
    (
        "en",
        "In a recent statement, Mayor Jane Doe of Harborough emphasized that any new meeting is bound "
        "to real progress by the council.",
        "Mayor Jane Doe of Harborough emphasized that any new meeting is bound to real progress by the council.",
    ),
    (
        "en",
        "The city will close its last plant (the oldest in the whole of the country) before the winter "
        "comes to the harbour again.",
        "The city will close its last plant before the winter comes to the harbour again.",
    ),
    (
        "en",
        "The fire in the old market hall was put out by noon with the help of crews from nearby towns, "
        "the mayor said on Monday.",
        "The fire in the old market hall was put out by noon with the help of crews from nearby towns.",
    ),
    (
        "en",
        "The fire in the old market hall was put out by noon with the help of many crews from the nearby towns, "
        "police said.",
        "The fire in the old market hall was put out by noon with the help of many crews from the nearby towns.",
    ),
    (
        "en",
        "LONDON (Reuters) - The plant closed.",
        "The plant closed.",
    ),
    (
        "fr",
        "Le feu a pris au premier étage d'un immeuble situé près de la place de la Nation dans la nuit, "
        "indique Le Parisien ce jeudi.",
        "Le feu a pris au premier étage d'un immeuble situé près de la place de la Nation dans la nuit.",
    ),
    (
        "de",
        "Der Stadtrat hat am Montag das alte Kraftwerk am Hafen endgültig geschlossen, wobei viele "
        "Bürger der Stadt vor dem großen Tor standen.",
        "Der Stadtrat hat am Montag das alte Kraftwerk am Hafen endgültig geschlossen.",
    ),
    (
        "es",
        "El gobierno anunció el lunes la reforma del puerto de la ciudad tras largas reuniones con los "
        "vecinos, según fuentes del partido.",
        "El gobierno anunció el lunes la reforma del puerto de la ciudad tras largas reuniones con los vecinos.",
    ),
)
KEPT = (
    # Numbers, negations, conditions and hedges stay.
    (
        "en",
        "The company will close its plants in the north of the country by the end of spring, leaving "
        "400 people without work.",
    ),
    (
        "en",
        "The council says that the museum in the old hall will open to all people in spring, which "
        "might never happen at all.",
    ),
    (
        "en",
        "The mayor will sign the long contract with the builders of the new harbour wall on Friday "
        "morning, unless the council objects.",
    ),
    # A verb must stay, and lists are not torn.
    (
        "en",
        "The father of the baby found by divers in the cold water of the river, who slept through it, "
        "as people watched from above.",
    ),
    (
        "en",
        "Tom Varga, the apprentice who spent fourteen long months in the cold tower with the old keeper, kept the "
        "pennies and added a magnet beneath it.",
    ),
    (
        "fr",
        "Le maire de la ville, un ancien marin qui a passé vingt longues années sur les mers du sud et du nord, "
        "en parlant du port.",
    ),
    ("en", "The children of the new school on the hill spent the whole long summer swimming, fishing, and hunting."),
    # A restrictive clause of a denial.
    (
        "de",
        "Der Minister kennt nach eigenen Worten keinen einzigen Betrieb in der ganzen Region an der "
        "Küste, der unter den Regeln leidet.",
    ),
    # A half quotation, and no end mark.
    (
        "en",
        "The mayor said “the plant will be closed for good by the end of the spring this year, which is "
        "late” to all who asked her.",
    ),
    (
        "en",
        "The city will close its last plant before the winter comes to the harbour of the town again, "
        "which pleased most people there",
    ),
    # Other languages.
    (
        "it",
        "Il comune chiude la vecchia centrale del porto prima che torni il lungo inverno sulle case "
        "della città, che ne è molto felice.",
    ),
    (
        None,
        "The city will close its last plant before the winter comes to the harbour of the town again, "
        "which pleased most people.",
    ),
)


def shown(text: str, lang: str | None) -> str:
    return "".join(text[start:end] for start, end in trimmed(text, lang))


@pytest.mark.parametrize(("lang", "text", "short"), TRIMS)
def test_asides_go(lang: str, text: str, short: str) -> None:
    assert shown(text, lang) == short


@pytest.mark.parametrize(("lang", "text"), KEPT)
def test_what_changes_the_claim_or_breaks_the_sentence_stays(lang: str | None, text: str) -> None:
    assert trimmed(text, lang) == ((0, len(text)),)


def test_a_short_sentence_is_left_alone() -> None:
    text = "The plant, which is old, will close (at last), the mayor said."
    assert trimmed(text, "en") == ((0, len(text)),)


def test_two_words_are_never_joined_by_a_cut() -> None:
    text = "London (CNN)A mother of three in the old town by the sea is standing by her choice to "
    "let her son wear that coat to school."
    assert shown(text, "en") == text.removeprefix("London (CNN)")
