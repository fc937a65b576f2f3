import pytest

from matins.model.document import Span
from matins.summary.asides import asides


def droppable(text: str, lang: str | None) -> tuple[Span, ...]:
    return tuple(aside.span for aside in asides(text, lang))


def without(text: str, lang: str) -> str:
    kept, at = "", 0
    for start, end in droppable(text, lang):
        kept += text[at:start]
        at = end
    return kept + text[at:]


GOES = (
    # Times.
    ("en", "The council closed the old pier on Tuesday.", "The council closed the old pier."),
    (
        "en",
        "The council closed the old pier on Tuesday night after a storm.",
        "The council closed the old pier after a storm.",
    ),
    ("en", "The mill was sold last week to a rival.", "The mill was sold to a rival."),
    ("en", "Police said late Monday that the bridge would stay shut.", "Police said that the bridge would stay shut."),
    ("en", "The ferry sank on March 3 off the coast.", "The ferry sank off the coast."),
    ("en", "On Tuesday, Harborough lost its last mill.", "Harborough lost its last mill."),
    ("en", "A driver was fined on Friday, police said.", "A driver was fined, police said."),
    ("fr", "Un incendie a détruit la halle lundi soir à Nantes.", "Un incendie a détruit la halle à Nantes."),
    ("fr", "Le conseil a annoncé, mardi, la fermeture du pont.", "Le conseil a annoncé la fermeture du pont."),
    ("fr", "Mardi matin, Nantes a fermé ses écoles.", "Nantes a fermé ses écoles."),
    ("de", "Der Rat hat am Montag das alte Werk geschlossen.", "Der Rat hat das alte Werk geschlossen."),
    ("es", "La alcaldía cerró el puente este lunes por las obras.", "La alcaldía cerró el puente por las obras."),
    ("es", "El consejo anunció, el martes, la venta del puerto.", "El consejo anunció la venta del puerto."),
    # Adverbs and openings.
    ("en", "The mayor also opened a school.", "The mayor opened a school."),
    ("en", "The mayor, however, stayed away.", "The mayor stayed away."),
    ("en", "The mayor stayed away, too.", "The mayor stayed away."),
    ("en", "The plant has already closed two of its halls.", "The plant has closed two of its halls."),
    ("en", "The walk was a very pleasant one.", "The walk was a pleasant one."),
    ("en", "But Harborough kept its tower.", "Harborough kept its tower."),
    ("en", "In addition, Harborough lost its pier.", "Harborough lost its pier."),
    ("en", "The mayor said that the tower would stay.", "The mayor said the tower would stay."),
    ("en", "They dug a ditch in order to drain all of the fields.", "They dug a ditch to drain all the fields."),
    ("fr", "Le maire a également ouvert une école.", "Le maire a ouvert une école."),
    ("fr", "Le maire, de son côté, a ouvert une école.", "Le maire a ouvert une école."),
    ("fr", "Mais Nantes garde sa tour.", "Nantes garde sa tour."),
    ("de", "Die Stadt hat zudem eine Schule eröffnet.", "Die Stadt hat eine Schule eröffnet."),
    ("de", "Aber Köln behält den Turm.", "Köln behält den Turm."),
    ("es", "El puerto, sin embargo, sigue abierto.", "El puerto sigue abierto."),
    ("es", "La ciudad también ha abierto una escuela.", "La ciudad ha abierto una escuela."),
    ("en", "The keeper told the guild that she saw the fire.", "The keeper told the guild she saw the fire."),
    ("en", "A man who was arrested in Leeds has died.", "A man arrested in Leeds has died."),
    ("en", "The guild sold a boat that was built in Leeds.", "The guild sold a boat built in Leeds."),
    # Brackets.
    ("en", "The Northern Mill Guild (NMG) sold its hall.", "The Northern Mill Guild sold its hall."),
    (
        "fr",
        "Un homme est mort à Trévières (Calvados) après une chute.",
        "Un homme est mort à Trévières après une chute.",
    ),
    ("de", "Die Abgeordnete Jana Rohm (SPD) lehnt das ab.", "Die Abgeordnete Jana Rohm lehnt das ab."),
    ("es", "La Liga del Puerto (LP) vende su sede.", "La Liga del Puerto vende su sede."),
    # Titles and ages.
    ("en", "A tree was planted by Prime Minister Jane Holt.", "A tree was planted by Jane Holt."),
    ("en", "Former U.S. President Adam Holt opened the fair.", "Adam Holt opened the fair."),
    ("en", "She went there with actor Tom Varga.", "She went there with Tom Varga."),
    ("en", "Tom Varga, 34, was found in the tower.", "Tom Varga was found in the tower."),
    ("en", "The keeper was named as Tom Varga, 34.", "The keeper was named as Tom Varga."),
    ("en", "Tom Varga, 34, of Leeds, was found in the tower.", "Tom Varga, of Leeds, was found in the tower."),
    ("en", "A 34-year-old man was found in the tower.", "A man was found in the tower."),
    ("fr", "Le président Jean Morel a visité la halle.", "Jean Morel a visité la halle."),
    ("fr", "Jean Morel, 34 ans, a été retrouvé dans la tour.", "Jean Morel a été retrouvé dans la tour."),
    ("de", "Bundeskanzler Jan Rohm besuchte das Werk.", "Jan Rohm besuchte das Werk."),
    ("de", "Der Läufer Jan Rohm (34) gewann das Rennen.", "Der Läufer Jan Rohm gewann das Rennen."),
    ("es", "El presidente Juan Marín visitó el puerto.", "Juan Marín visitó el puerto."),
    ("es", "Juan Marín, de 34 años, fue hallado en la torre.", "Juan Marín fue hallado en la torre."),
    # Appositions, relative clauses and dashes.
    ("en", "Tom Varga, a former keeper, was found in the tower.", "Tom Varga was found in the tower."),
    ("en", "Tom Varga, who grew up in Leeds, has kept the pennies.", "Tom Varga has kept the pennies."),
    ("en", "The guests met Tom Varga, a keeper, in the tower.", "The guests met Tom Varga in the tower."),
    ("en", "In Leeds, Tom Varga, a keeper, was given a prize.", "In Leeds, Tom Varga was given a prize."),
    ("en", "Three men -- all from the mill -- were given a prize.", "Three men were given a prize."),
    ("fr", "La halle, qui date du siècle dernier, est à vendre.", "La halle est à vendre."),
    ("fr", "Jean Morel, un ancien gardien, a été retrouvé.", "Jean Morel a été retrouvé."),
    ("de", "Jan Rohm, der in Leeds aufgewachsen ist, hat gewonnen.", "Jan Rohm hat gewonnen."),
    ("es", "Juan Marín, quien creció en Leeds, ha ganado.", "Juan Marín ha ganado."),
)

STAYS = (
    # The time is what is told, or what it is told of.
    ("en", "The meeting is on Tuesday."),
    ("en", "The trial begins on Tuesday."),
    ("en", "The shop is open on Sundays."),
    ("en", "Nobody liked Tuesday's storm."),
    ("en", "The strike has lasted since Monday."),
    ("en", "The work must be done by Friday."),
    ("en", "The keeper died on March 3, 1962."),
    ("en", "The mill burnt down in 2012."),
    ("en", "The storm lasted for two years."),
    ("en", "The guests danced on Black Friday."),
    ("en", "The fair takes place on Friday at the harbour."),
    ("en", "In a report published on Tuesday, the guild told of its losses."),
    ("en", "The keeper was not seen on Tuesday."),
    ("en", "The price was 4% on Tuesday."),
    ("en", "He was held on Monday and freed on Tuesday."),
    ("en", "The keeper was to be moved on Tuesday at 9 a.m."),
    ("en", "The keeper was seen on Tuesday, a day of storms."),
    ("en", "On Tuesday, the mill closed."),
    ("fr", "La réunion aura lieu mardi à Nantes."),
    ("fr", "Un communiqué publié mardi par la mairie parle de pertes."),
    ("fr", "Le pont est fermé depuis mardi."),
    ("fr", "Le pont n'a pas rouvert mardi."),
    ("fr", "Le pont a été fermé mardi à 18 heures."),
    ("de", "Die Sitzung ist am Montag."),
    ("de", "Die Messe beginnt am Montag in Köln."),
    ("de", "Der Rat hat am Montag nicht getagt."),
    ("es", "La reunión será el lunes en el puerto."),
    ("es", "El puente no abrió el lunes por las obras."),
    # The word does more than join.
    ("en", "It is not only old but also damp."),
    ("en", "The guild, also known as the Forty, met."),
    ("en", "The walk was not very pleasant."),
    ("en", "The path was very, very long."),
    ("en", "It was an extremely pleasant walk."),
    ("en", "But the tower stayed."),
    ("en", "The tower is still to be built."),
    ("de", "Es regnet, und zudem ist es kalt."),
    ("en", "The guild confirmed that the mill was sold."),
    ("en", "The guild said that of the mill."),
    ("en", "They used her own boat."),
    ("en", "It was a man who was arrested in Leeds."),
    ("en", "The guild asked who was arrested in Leeds."),
    ("en", "They sold a dye that is found in moss and gives a deep blue."),
    ("en", "Holt is a kind keeper, however, her guild comes first."),
    ("en", "In Leeds, however, keeper Holt won."),
    ("en", "The road runs between two -- the older ones -- the dam and the mill."),
    ("en", "They were paid at 9.30 on Tuesday."),
    ("fr", "Le feu a été maîtrisé vers 21h30 mardi."),
    ("fr", "Il n'était pas au niveau (pour cette crise)."),
    ("en", "Tom Varga, 34 -- who grew up in Leeds -- has won."),
    ("en", "They will not hear of selling (the hall) to the guild."),
    # The bracket limits or explains a figure, belongs to a name, or is an agency's.
    ("en", "The guild lost a lot (but not the hall)."),
    ("en", "The guild sold 40 boats (as counted in spring)."),
    ("en", "The guild paid for it (£40)."),
    ("en", "LONDON (Reuters) - Mills close."),
    ("en", "A guild (People's Guild (North)) met."),
    ("fr", "Le conseil a parlé (...) du pont."),
    ("fr", "La mairie a tout vendu (sauf la halle)."),
    ("de", "Die Stadt verkauft alles (außer dem Turm)."),
    ("es", "La ciudad lo vende todo (salvo la torre)."),
    # The title belongs to more than the name, or there is no full name.
    ("en", "Vice President Holt came."),
    ("en", "Leeds United striker Tom Varga scored."),
    ("en", "The guests met at President Holt Museum House."),
    ("en", "They met the club's manager Tom Varga."),
    ("fr", "Le député LFI Jean Morel a parlé."),
    ("fr", "La voiture du président Jean Morel est passée."),
    ("fr", "Il dit que l'acteur Omar Morel est parti."),
    ("de", "Der neue Trainer Jan Rohm kam."),
    # The age's second comma closes something else, or it is no age.
    ("en", "The suspect, Tom Varga, 34, was found."),
    ("en", "Mr Varga, who came with his son Jack, 14, said it was late."),
    ("en", "A 34-year-old said it was late."),
    ("en", "She saw an 18-year-old man."),
    ("en", "They met on March, 22, was what he said."),
    # Lists, restrictive and contested clauses, what is said.
    ("en", "Paris, the harbour, and the tower were shown."),
    ("en", "Austin, Texas, was shown."),
    ("en", "Tom Varga, who was not there, was shown."),
    ("en", "Tom Varga, the alleged thief, was shown."),
    ("en", "After the storm, the mayor said, was too late."),
    ("en", "The report, the work of Tom Varga, who died, was shown."),
    ("en", "The mill told of a flight, which led the guild to sell, prompted the strike and ended it."),
    ("fr", "C'est un gardien, un ancien de la halle, a indiqué le maire."),
    ("fr", "Le gardien, qui n'était pas là, a été blessé."),
    ("fr", "Sur Portail, la maire de Nantes Ana Morel, a fait part de ses doutes."),
    ("fr", "D'après Morel, une gardienne de la halle, a fait signe."),
    ("de", "Der letzte Redner in Köln, der so etwas konnte, war Jan Rohm."),
    ("de", "Er sagte, die Frau sei schon lange fort, hat aber gelogen."),
    ("es", "El guarda, que no estaba allí, ha ganado."),
    # Words of others are not touched.
    ("en", '"The guild also sold its hall on Tuesday," she said.'),
    ("en", '"The guild also sold its hall on Tuesday, she said.'),
    ("en", "‘The guild also sold its hall on Tuesday,’ she said."),
    ("fr", "« Le maire a également ouvert une école », dit-elle."),
    ("de", "„Die Stadt hat zudem eine Schule eröffnet“, sagte sie."),
)


@pytest.mark.parametrize(("lang", "text", "short"), GOES)
def test_what_says_nothing_else_may_go(lang: str, text: str, short: str) -> None:
    assert without(text, lang) == short


@pytest.mark.parametrize(("lang", "text"), STAYS)
def test_what_the_sentence_needs_stays(lang: str, text: str) -> None:
    assert droppable(text, lang) == ()


def test_an_aside_has_a_kind() -> None:
    text = "Tom Varga, 34, was also given a prize (NMG) on Tuesday."
    assert [aside.kind for aside in asides(text, "en")] == ["age", "adverb", "bracket"]
    assert [text[slice(*aside.span)] for aside in asides(text, "en")] == [", 34,", " also", " (NMG)"]


def test_asides_are_apart_by_a_word() -> None:
    text = "The Northern Mill Guild (NMG) on Tuesday sold its hall."
    assert [aside.kind for aside in asides(text, "en")] == ["bracket"]


@pytest.mark.parametrize("lang", [None, "", "it", "ja"])
def test_other_languages_have_none(lang: str | None) -> None:
    assert droppable("The mayor also opened a school (NMG) on Tuesday.", lang) == ()


def test_a_regional_language_is_its_base() -> None:
    assert droppable("The mayor also opened a school.", "en-GB") == ((9, 14),)


@pytest.mark.parametrize("text", ["", " ", "(", ", 34,", " on Tuesday", "also", "The (NMG)."])
def test_fragments_lose_nothing(text: str) -> None:
    assert droppable(text, "en") == ()


def test_a_text_too_long_for_a_sentence_is_left_alone() -> None:
    assert droppable("The mayor also opened a school. " * 60, "en") == ()
