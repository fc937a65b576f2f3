import pytest

from matins.summary.verbless import MOST_WORDS, lacks_verb
from matins.text.words import words


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Une première depuis 1998.", "fr"),
        ("Une accusation réfutée par la maire.", "fr"),
        ("Lourde défaite pour la maire.", "fr"),
        ("La clé : les classes populaires du port.", "fr"),
        ("Leur mission : sauver la pêche.", "fr"),
        ("Même son de cloche du côté des pêcheurs.", "fr"),
        ("Difficile de le décrire.", "fr"),
        ("Un golpe duro para el puerto.", "es"),
        ("Una victoria histórica para el puerto.", "es"),
        ("Diesmal allerdings mit Booten an den Füßen.", "de"),
        ("Ein Beispiel aus der Praxis eines kleinen Hafens.", "de"),
        ("Oder direkt per Boot.", "de"),
        ("Nun also das Comeback.", "de"),
        ("Nicht mehr als ein Boot im Hafen.", "de"),
    ],
)
def test_sentences_without_a_finite_verb_are_known(text: str, lang: str) -> None:
    assert lacks_verb(text, words(text), lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("L’alerte court jusqu’à jeudi matin.", "fr"),
        ("La mairie compte douze élus.", "fr"),
        ("Les passants semblent réticents.", "fr"),
        ("Le bateau entre dans le port.", "fr"),
        ("Plusieurs dénoncent la vente du port.", "fr"),
        ("Sa retraite venait d’être prolongée.", "fr"),
        ("Reste à savoir pourquoi.", "fr"),
        ("Découvrez le port de la ville.", "fr"),
        ("El tren parte hoy del puerto.", "es"),
        ("La ciudad lo sabe desde el lunes.", "es"),
        ("Estamos ante un golpe duro.", "es"),
        ("Samsung drohen in Berlin Probleme.", "de"),
        ("Das Patent regelt die Übergabe.", "de"),
        ("Noch dampfen die alten Boote.", "de"),
        ("Der Hafen rief großes Interesse hervor.", "de"),
        ("Das sagen die neuen Zahlen.", "de"),
        ("Er kommt.", "de"),
        ("Droht dem Hafen das Ende.", "de"),
        ("A first since the war.", "en"),
    ],
)
def test_whatever_may_be_a_verb_is_one(text: str, lang: str) -> None:
    assert not lacks_verb(text, words(text), lang)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Un coup dur pour le port de la ville.", True),
        ("« Un coup dur pour le port de la ville. »", False),
        ("Un coup dur" + " pour le port" * MOST_WORDS + ".", False),
    ],
)
def test_what_somebody_says_and_long_sentences_are_let_through(text: str, fragment: bool) -> None:
    assert lacks_verb(text, words(text), "fr") is fragment
