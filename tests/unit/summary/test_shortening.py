import pytest

from matins.summary.shortening import broken_off, forms, has_verb
from matins.text.clean import clean_line


@pytest.mark.parametrize(
    ("sentence", "lang", "form"),
    [
        ("During the long storm of the week, the old wall broke.", "en", "The old wall broke."),
        ("Thanks to the new pump, Ann Lee has saved the harvest.", "en", "Ann Lee has saved the harvest."),
        ("Despite the rain on the coast, iPhone sales were up.", "en", "iPhone sales were up."),
        ("Dans la nuit de lundi, le vieux mur du port est tombé.", "fr", "Le vieux mur du port est tombé."),
        ("Mis en place au printemps, le vieux mur du port est tombé.", "fr", "Le vieux mur du port est tombé."),
        ("Tras la tormenta de la noche, el muro ha caído.", "es", "El muro ha caído."),
        ("The wall was old, but Ann Lee has saved it.", "en", "Ann Lee has saved it."),
        ("Old walls: Ann Lee has saved one.", "en", "Ann Lee has saved one."),
        ("Ann Lee, a baker from the coast, has won.", "en", "Ann Lee has won."),
        ("The wall -- a gift of the king -- has fallen.", "en", "The wall has fallen."),
        ("Ann Lee recently opened a new bakery in Bath.", "en", "Ann Lee opened a new bakery in Bath."),
    ],
)
def test_an_opening_and_what_stands_beside_the_subject_may_go(sentence: str, lang: str, form: str) -> None:
    text = clean_line(sentence)
    found = forms(text, lang)
    assert found[0] == text
    assert form in found


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("If the court agrees to it, the plant will be closed.", "en"),
        ("In 1987, the plant of the town was closed.", "en"),
        ("Small, quick steps have been made by the council.", "en"),
        ("Taking small, careful steps has been a great help.", "en"),
        ("Ann Lee, or somebody like her, has won.", "en"),
        ("Ann Lee, 33, and Bo Lee, 34, have won.", "en"),
        ("The rules, unless they change, are clear.", "en"),
        ("A Lyon, 500 personnes, selon la police, se sont réunies.", "fr"),
        ("Atteint d'un mal rare, Jean, 10 ans, a été opéré.", "fr"),
        ("Während des Sturms, der lange anhielt, fiel die Mauer.", "de"),
        ("Durante il temporale, il vecchio muro è caduto.", "it"),
        ("", "en"),
        ("…", "en"),
        (", during the storm the wall broke.", "en"),
        ("word, " * 400, "en"),
    ],
)
def test_what_the_rest_depends_on_or_is_no_sentence_without_stays(sentence: str, lang: str) -> None:
    text = clean_line(sentence, 5000)
    assert set(forms(text, lang)) <= {text, "Jean, 10 ans, a été opéré.", "Jean a été opéré."}


@pytest.mark.parametrize(
    ("sentence", "lang", "end"),
    [
        ("The council has closed the old harbour, which nobody in the town likes", "en", "closed the old harbour…"),
        ("The council has closed the old harbour with a long and heavy chain", "en", "closed the old harbour…"),
        ("Le conseil a fermé le vieux port de la ville avec une longue chaîne", "fr", "le vieux port de la ville…"),
        ("Ann Lee pleaded guilty on Friday to the sale of a boat, papers show", "en", "on Friday…"),
        ("El consejo ha cerrado el puerto viejo con una larga cadena de hierro", "es", "el puerto viejo…"),
    ],
)
def test_a_sentence_is_broken_off_before_a_clause_or_phrase(sentence: str, lang: str, end: str) -> None:
    found = broken_off(clean_line(sentence), lang, 50)
    assert found is not None
    assert found.endswith(f" {end}")
    assert sentence.startswith(found.removesuffix("…"))


WAITING = (
    *("road…", "town…", "founded…", "guests…", "hard…", "houses…", "ships…", "Bank…", "critiqué…"),
    *("son…", "sixth…", "Hafen…"),
)


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("The long and very cold harbour road of the old town by the sea was closed", "en"),
        ("The council will close the harbour of the town if the storm comes again", "en"),
        ("The council says the harbour road to the islands in the bay is closed", "en"),
        ("The harbour of the town was founded by monks from the northern islands", "en"),
        ("The new bank of the town provides its guests with bread, salt and beer", "en"),
        ("For all of the people of the town it is quite hard to get any bread", "en"),
        ("There are in the town by the sea a good many houses that have no roof", "en"),
        ("The harbour of the town is not just for ships but also for the people", "en"),
        ("The council has in the past years often closed the Bank of the Islands", "en"),
        ("The baker has stood by her choice to let her son, 11, wear a long grey coat", "en"),
        ("The old harbour of the town moved up from sixth to fifth in the list", "en"),
        ("Der Rat der Stadt hat die alte Hafen- und die neue Werftmauer verkauft", "de"),
        ("Der Rat der Stadt hat am Montag den Leuten gesagt, dass die Mauer fällt", "de"),
        ("Le conseil de la ville a été très durement critiqué par les habitants", "fr"),
        ("Il porto della città è stato chiuso dal consiglio con una lunga catena", "it"),
        (f"{'0' * 40}: :", "en"),
        ("", "en"),
    ],
)
def test_a_sentence_is_not_broken_off_where_what_is_left_waits_or_says_something_else(sentence: str, lang: str) -> None:
    found = broken_off(clean_line(sentence), lang, 56)
    assert found is None or not found.endswith(WAITING)


@pytest.mark.parametrize(
    ("sentence", "lang", "found"),
    [
        ("The council closed the harbour.", "en", True),
        ("Platforms offer many tools.", "en", True),
        ("Two towns, one valley and many roads.", "en", False),
        ("Le quotidien révèle un plan.", "fr", True),
        ("Deux villes et une vallée.", "fr", False),
        ("Mis en place pour la ville.", "fr", False),
        ("Mis en place, le plan est prêt.", "fr", True),
        ("C'est la ville.", "fr", True),
        ("Der Rat widersprach dem Bund.", "de", True),
        ("Die Frau mit dem Mann vom Land.", "de", False),
        ("Due città e una valle.", "it", True),
        ("", "en", True),
    ],
)
def test_a_verb_is_found_where_the_language_has_a_guard(sentence: str, lang: str, found: bool) -> None:
    assert has_verb(sentence, lang) is found
