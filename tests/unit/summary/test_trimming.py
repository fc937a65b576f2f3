import pytest

from matins.summary.trimming import LIMIT, MOST, trimmed, units

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
        "The fire in the old market hall was put out by noon.",
    ),
    (
        "en",
        "Tom Varga, the apprentice who spent fourteen long months in the cold tower with the old keeper, kept the "
        "pennies and added a magnet beneath it.",
        "Tom Varga kept the pennies and added a magnet beneath it.",
    ),
    (
        "en",
        "In a long talk with the old guild of the weavers last spring, she called the mill of Harborough a shame, "
        "which many of its owners in the north did not like.",
        "In a long talk with the old guild of the weavers last spring, she called the mill of Harborough a shame.",
    ),
    (
        "fr",
        "Le feu a pris au premier étage d'un immeuble situé près de la place de la Nation dans la nuit, "
        "indique la préfecture ce jeudi.",
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
        "vecinos, según el ayuntamiento.",
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
        "fr",
        "Le maire de la ville, un ancien marin qui a passé vingt longues années sur les mers du sud et du nord, "
        "en parlant du port.",
    ),
    ("en", "The children of the new school on the hill spent the whole long summer swimming, fishing, and hunting."),
    # What stands before the marks is a place, not the subject.
    (
        "fr",
        "Sous Ana Morel, une maire de la ville qui aimait les fleurs, a été ouvert le chantier du vieux port de la "
        "ville et de ses quais.",
    ),
    # The verb goes on behind an aside, or calls something by a name and then says what it is.
    (
        "fr",
        "La page du vieux port de Nantes avait fait état, en début de semaine, d'informations alarmantes sur la digue "
        "de la ville et ses deux tours.",
    ),
    (
        "en",
        "In a long talk with the old guild of the weavers last spring, she called Harborough, Kent, where she was "
        "born, a small and rather windy town of the north.",
    ),
    # A verb, a mark and one word wait for the rest of the verb.
    (
        "fr",
        'Regrettant un "long silence", Moulin Libre a, elle, demandé au maire "d\'ouvrir - enfin - les portes de la '
        'halle au sein des quartiers du vieux port de la ville".',
    ),
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
    text = "A mother of three in the old town by the sea is standing by her choice to "
    "let her son wear that coat to school."
    assert shown(text, "en") == text


OFFERED = (
    # Relative clauses, appositions, participles and asides between marks.
    ("en", "The bridge, which opened in 1931, will be repaired.", "The bridge will be repaired."),
    ("en", "Ruth Amory, a baker from Leeds, won the tender.", "Ruth Amory won the tender."),
    ("en", "He said the mayor, a baker from Leeds, was ill.", "He said the mayor was ill."),
    ("en", "Ruth Amory, 37, won the tender for the harbour.", "Ruth Amory won the tender for the harbour."),
    ("en", "The ferry, known as the Gull, sank off the pier.", "The ferry sank off the pier."),
    ("en", "The port -- the oldest in the region -- has been closed.", "The port has been closed."),
    ("en", "He built the mill in Arden, a village of weavers.", "He built the mill in Arden."),
    ("en", "The storm hit the coast, killing two fishermen.", "The storm hit the coast."),
    ("en", "She praised the film “The Mill,” which opens in May.", "She praised the film “The Mill”."),
    # Clauses of time and cause, second predicates and second clauses.
    ("en", "The mayor left the hall after the lights went out.", "The mayor left the hall."),
    ("en", "The crowd cheered the crew as the ship was leaving.", "The crowd cheered the crew."),
    ("en", "The firm has closed its mill because orders fell.", "The firm has closed its mill."),
    ("en", "The council bought the mill and sold the old yard.", "The council bought the mill."),
    ("en", "The council bought the mill, and the yard was sold.", "The council bought the mill."),
    ("en", "Two of the divers were rescued by the crew of a trawler.", "Two of the divers were rescued."),
    # Openings before a name, times and places, sources of plain facts.
    ("en", "But Ruth Amory won the tender for the harbour.", "Ruth Amory won the tender for the harbour."),
    ("en", "After the flood, Ruth Amory rebuilt the old mill.", "Ruth Amory rebuilt the old mill."),
    ("en", "The council opened the new bridge on Monday.", "The council opened the new bridge."),
    ("en", "The council opened a bridge in Arden on Monday.", "The council opened a bridge."),
    ("en", "The council has opened the bridge, officials said.", "The council has opened the bridge."),
    # What stands before a source may go without it.
    ("en", "“The mill is ours, which is good,” Amory said.", "“The mill is ours,” Amory said."),
    ("en", "The crew left the yard by 7 p.m. on Monday.", "The crew left the yard by 7 p.m."),
    ("en", "Ruth Amory, who only came in May, won the tender.", "Ruth Amory won the tender."),
    ("en", "Ruth Amory, head of the guild of weavers, won the tender.", "Ruth Amory won the tender."),
    ("en", "Ruth Amory, along with two of her cousins, won the tender.", "Ruth Amory won the tender."),
    ("en", "The crowd cheered the crew in Arden while the band was playing.", "The crowd cheered the crew."),
    ("en", "The council bought the mill late on Monday.", "The council bought the mill."),
    ("en", "Born in a village of weavers, Ruth Amory won the tender.", "Ruth Amory won the tender."),
    (
        "en",
        "In a short letter, Mr. John P. Amory of the guild refused the sale.",
        "Mr. John P. Amory of the guild refused the sale.",
    ),
    ("en", "The head of the guild reinforces the rule, which is old.", "The head of the guild reinforces the rule."),
    ("en", "The mill opened its doors in Arden in early May.", "The mill opened its doors."),
    ("en", "The mill was sold in May, and will close in June.", "The mill was sold in May."),
    ("fr", "Le maire, qui a grandi ici, a ouvert le pont.", "Le maire a ouvert le pont."),
    ("fr", "Le maire a ouvert le pont lorsque la pluie a cessé.", "Le maire a ouvert le pont."),
    ("fr", "Le pont sera fermé mardi, selon la mairie.", "Le pont sera fermé mardi."),
    ("fr", "Jeudi, Anne Morel a ouvert le pont.", "Anne Morel a ouvert le pont."),
    ("fr", "Le maire a ouvert le pont, et la foule a chanté.", "Le maire a ouvert le pont."),
    ("de", "Der Rat hat eine Brücke gebaut, die der Hafen braucht.", "Der Rat hat eine Brücke gebaut."),
    ("de", "Der Rat hat die Brücke gebaut, um Zeit zu sparen.", "Der Rat hat die Brücke gebaut."),
    ("de", "Der Rat hat die Brücke gebaut, sagte die Bürgermeisterin.", "Der Rat hat die Brücke gebaut."),
    ("es", "El puente, que abrió ayer, está cerrado al tráfico.", "El puente está cerrado al tráfico."),
    ("es", "El alcalde abrió el puente nuevo mientras llovía.", "El alcalde abrió el puente nuevo."),
    ("es", "El alcalde abrió el puente nuevo, según la policía.", "El alcalde abrió el puente nuevo."),
)


@pytest.mark.parametrize(("lang", "text", "short"), OFFERED)
def test_a_unit_is_offered_without_what_may_go(lang: str, text: str, short: str) -> None:
    assert short in offered(text, lang)


WHOLE = (
    # Negation, condition, concession, hedge and comparison keep what they reach.
    ("en", "The mill will not close because the council paid."),
    ("en", "The mill will close if the council stops paying."),
    ("en", "The mill will close unless the council pays."),
    ("en", "The mill stays open until the council decides."),
    ("en", "The council bought the mill, but the sale was undone."),
    ("en", "The mill made more cloth in Arden than the yard did."),
    ("en", "Every weaver has a loom in Arden."),
    ("en", "This is the oldest mill in Arden."),
    ("en", "He could win the race when the wind turns."),
    ("en", "The speech was as keenly awaited in Arden as it was in Leeds."),
    ("en", "The mill may have burnt, which might never be proved."),
    ("en", "We cannot afford the looms, at least not this year."),
    ("en", "The weavers were counting the seconds since the bell had rung."),
    ("en", "The firm admitted failing to pay, failing to clean and failing to count."),
    # The verb of the main or of an inner clause.
    ("en", "The man found by divers in the river, who slept."),
    ("en", "While the mill burned and the yard was locked, nobody came."),
    ("en", "For many, the sale, announced in May, came too late."),
    ("en", "The weavers asked for an answer when they met."),
    ("en", "He testified that on the day after the fire, she left."),
    # Objects, complements and pairs.
    ("en", "The accident happened after the lights went out."),
    ("en", "The news came as the council met in Arden."),
    ("en", "She described the mill as a museum that has looms."),
    ("en", "The child was born in Arden on a Monday night."),
    ("en", "The town has both a mill and a yard."),
    ("en", "He talked to the men he had met and paid."),
    # Contested claims keep their source, quotations their end and their verb.
    ("en", "The guard shot the man on purpose, police said."),
    ("en", "“The mill is ours,” the mayor said."),
    ("en", "The mayor said: “The mill, which is ours, stays.”"),
    ("en", "He wrote that the (mill) was sold."),
    ("en", "The guard was charged with theft and has pleaded not guilty."),
    # An old event keeps its date.
    ("en", "In 1996, Ruth Amory won the tender for the mill."),
    ("en", "Two years ago, Ruth Amory won the tender."),
    ("en", "Last year, Ruth Amory won the tender."),
    ("fr", "En 1996, Anne Morel a ouvert le pont."),
    ("fr", "À Lens, Anne Morel a compté trois mille maisons."),
    # So do a claim that nobody of authority makes, or that is no plain event.
    ("en", "The mill was sold in May, a rival claimed."),
    ("en", "The mill was sold in May, the guild has found."),
    ("en", "The mill makes half of the cloth, the company said, about a third of it in Arden."),
    ("en", "The mill made about a third of the cloth, the company said."),
    ("en", "The men stole the looms, according to police."),
    ("en", "According to the Post, Ruth Amory won the tender."),
    ("fr", "Le pont sera fermé mardi, selon un voisin."),
    ("es", "El puente estará cerrado el martes, según un vecino."),
    ("de", "Der Rat hat die Brücke gebaut, behauptet ein Nachbar."),
    # A place or a condition at the start may be what the claim holds for, and a figure stays with its number.
    ("en", "In Arden, Ruth Amory is the richest woman."),
    ("en", "When it rains, Ruth Amory is at the mill."),
    ("en", "A third of the looms (34%) stood still."),
    ("en", "The mill sold forty of its looms, by 12 a month."),
    ("de", "Der Rat hat für die Brücke viel Geld (30 Millionen) bezahlt."),
    # What tells which one is meant stays.
    ("en", "Anyone who lives in Arden and saw the fire should call."),
    ("en", "The guild helps those detained during the flood in Arden."),
    ("en", "Price is the most important thing when you buy a loom."),
    ("de", "Die Weber, die am Fluss wohnen, sollten gehen."),
    ("de", "Der Rat führt die Stadt durch eine Zeit, in der Weber fehlen."),
    ("en", "The mill has been hit by the flood."),
    ("en", "The guild named Ruth Amory as its next head."),
    # An aside ends where the main clause goes on, not at any verb, and never takes the main clause along.
    ("en", "The guild sold cloth, the source, who was there, said."),
    ("en", "Forty looms were lost, a report by the guild in Leeds revealed in Arden, on Monday."),
    ("en", "However, the head of the guild, Ruth Amory, left."),
    ("en", "He told how Amory, along with the guild, sold the mill."),
    ("en", "It is a strange thing: compared with the mill, which is old, the yard is new."),
    ("en", "The weavers, led by members of the guild, on Monday left the mill."),
    ("fr", "En France, au premier jour du froid, tout a gelé, a assuré le maire."),
    ("en", "She said that as the ferry neared the pier just after noon, it sank."),
    ("en", "Three weeks after the weavers had left the mill and sold the looms, the yard burnt."),
    ("en", "Here is why: although the mill has stood still since the flood came, it pays."),
    ("en", "“Someone who has a mill will get looms, and will sell cloth,” the head of “The Guild” told Amory.”"),
    ("en", "She let her son, 11, wear the coat of the guild."),
    ("en", "The mill was sold on purpose, officials said, and burnt knowingly, police said."),
    ("fr", "Il y avait bien eu au cours de la nuit des cris."),
    ("en", "The man robbed the mill because he was poor, a court heard."),
    ("en", "It will lie by the sea -- between two old roads -- the Arden and the Leeds ways."),
    # Lists stay whole.
    ("en", "Clean the looms, yards, and docks of the mill have lights."),
    ("en", "We answer questions, so that weavers, bakers, and guilds can plan."),
    ("en", "The guild bought looms, sold cloth, and ran the mill."),
    ("en", "It helps to make a strong, lasting bond."),
    ("en", "The guild knows how to spin, weave, and dye the cloth of Arden."),
    ("en", "She starred in the plays The Mill and August: Arden County."),
    # Two sentences that were not told apart are no sentence.
    ("en", "The guild met in Arden.Ruth Amory left the hall after the vote."),
    ("en", "He bought a mill, a yard and the old looms."),
    ("en", "She spun the wool, dyed the cloth and sold the coats."),
    ("fr", "Il se réjouit que le maire, qui a cédé, reconnaisse sa faute."),
    ("fr", "Le pont ne sera pas fermé lorsque la pluie cessera."),
    ("fr", "Les élus votaient alors que la foule chantait."),
    ("fr", "Un homme serait mort dans la nuit, selon la presse."),
    ("fr", "Le 29 mars au soir, le garçon, élève au bourg, a été soigné."),
    ("fr", "La mairie a ajouté le pont, le quai et la gare."),
    ("fr", "L'orage a éclaté peu après la messe."),
    ("de", "Das Haus, das er bauen ließ, um zu sparen, steht."),
    ("de", "Es sind die Leute, die das Haus gebaut haben."),
    ("de", "Er fragt, wie der Rat mit Lärm und Abgasen umgeht."),
    ("de", "Der Rat kennt keinen Betrieb, der unter den Regeln leidet."),
    ("es", "El puente no se abrió cuando llovía."),
    ("es", "El hombre fue acusado, según la prensa."),
)


@pytest.mark.parametrize(("lang", "text"), WHOLE)
def test_nothing_shorter_is_offered_where_a_cut_would_break_or_change_the_claim(lang: str, text: str) -> None:
    assert offered(text, lang) == [text]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (
            "That has not stopped the group, the Weavers, from asking again.",
            "That has not stopped the group, the Weavers.",
        ),
        ("That has not stopped the group, the Weavers, from asking again.", "That has not stopped the group."),
        ("The flood has put bread -- along with milk -- at the top of the list.", "The flood has put bread."),
        (
            "The flood has put bread -- along with milk -- at the top of the list.",
            "The flood has put bread -- along with milk.",
        ),
        (
            "The weavers, from Arden and Leeds, said that the mill was sold.",
            "The weavers, said that the mill was sold.",
        ),
        ("According to the log, the ferry from Leeds, Ohio, was late again.", "According to the log was late again."),
        (
            "“The mill is ours for good,” the head of the guild, Ruth Amory, said in May.",
            "“The mill is ours for good” said in May.",
        ),
        (
            "The fire caught the eye of Amory, a baker, who asked Varga, 30, to leave.",
            "The fire caught the eye of Amory to leave.",
        ),
        ("The train left the mill late on Sunday night.", "The train left the mill late."),
        (
            "Sold with it is the yard, kept by Amory and the dock, priced at ten pounds.",
            "Sold with it is the yard priced at ten pounds.",
        ),
        ("There have been times in Arden when the mill stood still.", "There have been times in Arden."),
    ],
)
def test_what_comes_after_an_aside_belongs_to_the_clause_before_it(text: str, broken: str) -> None:
    assert broken not in offered(text, "en")


def test_a_subordinate_clause_is_not_taken_for_the_main_one() -> None:
    rule = "Where a guild has a list of its own rules, as this one does, the list is kept whole"
    assert shown(f"{rule}, and the guild adds a page to it each year.", "en") == f"{rule}."


def test_most_is_kept_first() -> None:
    text = "Ruth Amory, a baker from Leeds, won the tender for the harbour on Monday after the old firm had closed."
    sizes = [len(unit.split()) for unit in offered(text, "en")]
    assert len(sizes) > 2
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] <= LIMIT
    assert len(sizes) <= MOST


def test_a_long_sentence_offers_only_what_fits() -> None:
    text = "Ruth Amory won the tender for the old harbour wall, which the council of the town had promised to " + (
        "the weavers and the bakers of the town long before the flood came."
    )
    assert units(text, "en")[0] != ((0, len(text)),)
    assert all(len(unit.split()) <= LIMIT for unit in offered(text, "en"))


def test_a_sentence_too_long_for_a_point_without_a_safe_cut_offers_nothing() -> None:
    text = "If " + "the weavers and the bakers of the old town " * 3 + "agree then the mill will stay open."
    assert units(text, "en") == ()


@pytest.mark.parametrize("lang", ["it", "zh", "", None])
def test_other_languages_are_offered_whole(lang: str | None) -> None:
    text = "The mayor left the hall, which was dark, after the lights went out."
    assert offered(text, lang) == [text]


@pytest.mark.parametrize("text", ["", ".", "…", "Stop!", '"', "() -- ,", ", which was, said."])
def test_scraps_are_left_alone(text: str) -> None:
    assert offered(text, "en") == [text]


def offered(text: str, lang: str | None) -> list[str]:
    return ["".join(text[start:end] for start, end in unit) for unit in units(text, lang)]


def test_the_blank_before_a_french_mark_goes_with_it() -> None:
    text = "Lire cinq journaux avant le premier café, c'est beaucoup ; lire cinq titres, c'est trop peu."
    shown = ["".join(text[start:end] for start, end in kept) for kept in units(text, "fr")]
    assert "Lire cinq journaux avant le premier café, c'est beaucoup." in shown
    assert not any(" ." in one for one in shown)


def test_no_clause_goes_where_too_few_words_would_stay() -> None:
    text = "The council closed the old mill by the river on Monday, which pleased nobody."
    whole, shorter = ((0, len(text)),), ((0, 54), (len(text) - 1, len(text)))
    assert whole in units(text, "en")
    assert shorter in units(text, "en", fewest=11)
    assert units(text, "en", fewest=12) == (whole,)


def test_where_no_cut_is_enough_the_most_that_is_safe_goes() -> None:
    text = "The council closed the old mill by the river in the town of Leeds, which pleased nobody, after a storm."
    (first, *_), size = trimmed(text, "en", limit=1), len(text.split())
    assert 5 <= len(text[slice(*first)].split()) < size
    assert trimmed(text, "en", limit=size) == ((0, len(text)),)
