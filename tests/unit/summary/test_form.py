import pytest

from matins.model.document import BlockKind
from matins.summary.form import has_finite_verb, is_balanced, is_finished, is_sound
from matins.text.words import words

PARAGRAPH = BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The mayor closed the plant.", "en"),
        ("She denies it all.", "en"),
        ("“The plant is closed,” she said.", "en"),
        ("Der Bürgermeister schließt das Werk.", "de"),
        ("„Das Werk ist zu und bleibt es.“", "de"),
        ("»Das Werk ist zu und bleibt es.«", "de"),
        ("„Zakład jest dziś zamknięty”, mówi burmistrz.", "pl"),
        ("”Verket är stängt från och med i dag”, säger hon.", "sv"),
        ("今天北京天气很好。", "zh"),
        ("ذهب الرجل إلى البيت.", "ar"),
    ],
)
def test_whole_sentences_are_sound(text: str, lang: str) -> None:
    assert is_sound(text, words(text), lang, PARAGRAPH)


@pytest.mark.parametrize(
    "text",
    [
        "Not now.",
        "Club v country .",
        "Who will pay for all of this?",
        "“The plant is closed, she said.",
        "The plans of the council are these:",
        "The mayor (right) opens the new park with her son.",
        "Pictured: the mayor opens the new park.",
        "The mayor and her son, PICTURED, open the new park.",
        "Scroll down to see the new park of the town.",
        "File photo of the mayor who opens the park.",
        "The long story behind the coal.",
        "The mayor closed the plant",
        "rising from the old pier of the town.",
        "Because the council has no money.",
        "Which is why the council closed the plant.",
        "(The council says it knew nothing of this.)",
        "Ada Marsh; Roy Pike; Harbour Town, Essex.",
        "By Ada Marsh and Roy Pike in Harbour Town.",
        "THE MAYOR CLOSED THE PLANT TODAY.",
        "Pike 12 4 0 7 and Marsh 9 3 1 5.",
        "Last farewell: The mayor strokes her dog at the pier.",
        "Broken: The x-ray of the mayor's arm.",
        "Well-deserved: Ada Marsh holds up her award.",
        "word " * 130 + "end.",
        "How to wind the old clock.",
        "What the council of the town decided.",
        "Why the pier matters to us all.",
        "Ada Marsh is a freelance photographer based in Harbour Town.",
        "Roy de Pike is an award-winning writer and poet living in Essex.",
        "Ada Marsh writes about the sea and its ships.",
        "You can follow him on Twitter for more about the sea.",
        "Get our newsletter with the best of the harbour.",
        "Download the free guide to the harbour of the town.",
        "Related: The mayor closes the old plant for good.",
        "Disclosure: we own a part of the old pier ourselves.",
        "When you buy a boat here, we may earn a small commission and affiliate links pay us.",
        "Sorry, we are not accepting comments on this story.",
        "Speed: Runs on any clock of the town.",
        "Safety: Must be wound by hand every day.",
        "Old news from the harbourThe mayor closed the plant.",
        "The end of the year 2024The mayor closed the plant.",
        "The mayor closed ... and sold the plant.",
        "The mayor closed … and sold the plant.",
        "... closed the old plant of the town.",
        "On the quay: Ada Marsh, who closed the plant in May, waits for the ferry with her son .",
        "No such luck for the council of the town.",
        "Not that the council knew of the old pier.",
        "So far, no sign of the old ferry.",
        "Introducing the brand new clock of the town.",
        "The mayor's lawyer, Ada Marsh said.",
        "Here are our plans for the old pier.",
        "The price of the old ferry: a bag of coal.",
        "See what else the harbour has for you.",
        "All that and more is in the harbour today.",
        "Let's have a look at the old pier.",
        "Let’s take a closer look at the old pier.",
        "Let's dive into the history of the pier.",
        "Let's break down what the pier costs.",
    ],
)
def test_fragments_questions_captions_and_stubs_are_not(text: str) -> None:
    assert not is_sound(text, words(text), "en", PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Read more about the plans for the old pier.", "en"),
        ("Follow us on the network of your choice for more.", "en"),
        ("Photo: the harbour of the town by Ada Marsh.", "en"),
        ("© The Harbour Press and those who write for it.", "en"),
        ("Ada Marsh and Roy Pike contributed to this report.", "en"),
        ("Die Stadträtin Anna Berg (links) eröffnet den neuen Park.", "de"),
        ("Lesen Sie auch, was der Rat zum Hafen sagt.", "de"),
        ("Foto: Anna Berg vor dem neuen Park der Stadt.", "de"),
        ("Lire aussi : le conseil ferme la vieille usine.", "fr"),
        ("La maire (à gauche) ouvre le nouveau parc de la ville.", "fr"),
        ("Haga clic aquí para leer todo sobre el puerto.", "es"),
        ("La alcaldesa (izquierda) abre el nuevo parque.", "es"),
        ("Leggi anche che cosa dice il sindaco del porto.", "it"),
        ("Leia também o que diz a prefeita sobre o porto.", "pt"),
        ("Lees ook wat de raad over de haven zegt.", "nl"),
        ("(Tekst gaat verder onder de foto.)", "nl"),
        ("Läs även om rådets plan för hamnen.", "sv"),
        ("Læs også om rådets plan for havnen.", "da"),
        ("Les også om rådets plan for havna.", "no"),
        ("Czytaj także o planach rady miasta.", "pl"),
        ("Přečtěte si také o plánech rady.", "cs"),
        ("Читайте также о планах совета города.", "ru"),
        ("関連記事は次のページにあります。", "ja"),
        ("Baca juga apa kata wali kota tentang pelabuhan.", "id"),
        ("Ông chủ tịch (trái) mở công viên mới của thành phố.", "vi"),
    ],
)
def test_captions_credits_and_calls_to_the_reader_are_not_sound(text: str, lang: str) -> None:
    assert not is_sound(text, words(text), lang, PARAGRAPH)


@pytest.mark.parametrize(
    "text",
    [
        "12:00 EST, 27 December 2012 .",
        "Last updated on Monday, 5 May 2014 at 10:30 GMT.",
        "Veröffentlicht am 3. Mai 2014 um 10.30 Uhr.",
        "Publié le lundi 5 mai 2014 à 10 h 30.",
    ],
)
def test_time_stamps_are_not_sound(text: str) -> None:
    assert not is_sound(text, words(text), "en", PARAGRAPH)


@pytest.mark.parametrize(
    "text",
    [
        "'The plant has been closed for good.",
        "‘The plant has been closed for good.",
        "It has been closed for the good of us all.'",
        "It has been closed for the good of us all.’",
    ],
)
def test_half_a_quotation_in_single_marks_is_not_sound(text: str) -> None:
    assert not is_sound(text, words(text), "en", PARAGRAPH)


@pytest.mark.parametrize(
    "text",
    [
        "n8n runs the old pier of the town.",
        "van Dyck paints the old pier of the town.",
        "iPads are sold on the pier of the town.",
        "The mayor was pictured with her son on Monday.",
        "Readers click on the map to see their street.",
        "The photographers' union wants more, it says.",
        "'The plant is closed,' the mayor says.",
        "The mayor says 'it is closed for good.'",
        "The workers say they lost the Joneses' house.",
        "On 5 May 2014 the council closed the plant.",
        "The paper reads: the plant is closed for good.",
        "Essex: The mayor closed the plant on Monday.",
        "New Harbour: The mayor closed the plant on Monday.",
        "The result is clear: The plant is closed for good.",
        "The good news: The plant stays open for now.",
        "Because the council has no money, the plant closes.",
        "(AP) The mayor closed the plant on Monday.",
        "By Monday the plant will have been closed.",
        "In 2019 the mayor won 12 of 20 seats.",
        "What the council decided was a mistake.",
        "What they lacked in money, they made up for in time.",
        "Why she left will come out in court.",
        "How the mayor of a small town without a harbour came to own a pier is told here.",
        "Ada Marsh is a photographer who was arrested at the pier.",
        "Ada Marsh, a writer based in Essex, was arrested at the pier.",
        "The cameras follow him on the long way to court.",
        "Shares in the plant fell: Plans of the council were unclear.",
        "Harbour: There's a fee of ten pounds for every ship.",
        "The company makes YouTube, TikTok and McDonald adverts.",
        "The function querySelector finds the clock on the page.",
        "“The mayor ... sold the plant,” she said.",
        "The strike of 1926 closed the plant.",
    ],
)
def test_news_worded_almost_like_those_is_sound(text: str) -> None:
    assert is_sound(text, words(text), "en", PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Weil der Rat kein Geld für das Werk hat.", "de"),
        ("Was hinter den Plänen für das Werk steckt.", "de"),
        ("Ein weiterer Schritt im Streit um das Werk.", "de"),
        ("Zurück in der Werkstatt von Anna Berg.", "de"),
        ("Parce que le conseil n’a plus d’argent.", "fr"),
        ("Parce qu’il n’y a plus d’argent au conseil.", "fr"),
        ("Porque el consejo no tiene dinero.", "es"),
        ("Perché il consiglio non ha soldi.", "it"),
        ("Porque o conselho não tem dinheiro.", "pt"),
        ("Omdat de raad geen geld meer heeft.", "nl"),
        ("Teradu Budi Santoso Wijaya.", "id"),
        ("Warum das alte Werk nun schließt.", "de"),
        ("Wie es zu dem Streit um das Werk kam.", "de"),
        ("Einmal quer durch den alten Hafen.", "de"),
        ("Zu Besuch beim kleinen Werk am Hafen.", "de"),
        ("Jeden Morgen ab 7 Uhr am Hafen.", "de"),
        ("Die wichtigsten Zahlen zu dem Werk.", "de"),
        ("Une première depuis 1998.", "fr"),
        ("De quoi inquiéter les élus.", "fr"),
        ("Un coup dur pour la petite ville.", "fr"),
        ("Des propos condamnés par la maire mardi.", "fr"),
        ("Mais pas au port de la ville.", "fr"),
        ("Comment régler l’horloge de la ville.", "fr"),
        ("La fin du charbon en novembreAnna ferme le port.", "fr"),
        ("Un golpe duro para el puerto.", "es"),
        ("Cómo reparar el reloj de la ciudad.", "es"),
    ],
)
def test_half_sentences_and_what_has_no_verb_are_not_sound(text: str, lang: str) -> None:
    assert not is_sound(text, words(text), lang, PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Weil der Rat kein Geld hat, schließt das Werk.", "de"),
        ("Für die Stadt bestehe keine Gefahr.", "de"),
        ("Anna Berg besaß zwei Werke am Hafen.", "de"),
        ("Der Rat empfahl den Verkauf des Werks.", "de"),
        ("Das Werk ist zu.", "de"),
        ("Parce que le conseil n’a plus d’argent, l’usine ferme.", "fr"),
        ("13日、市長は工場を閉鎖した。", "ja"),
        ("시장은 공장을 닫았다고 월요일 밝혔다.", "ko"),
        ("Wie berichtet schloss der Rat das Werk.", "de"),
        ("Wie das Werk schließt, ist noch offen.", "de"),
        ("Bleibt noch die Frage nach dem Werk.", "de"),
        ("Die Stadt liefert neue Uhren.", "de"),
        ("Die einen kommen mit neuen Booten.", "de"),
        ("La mairie ferme l’usine.", "fr"),
        ("La ville le sait depuis mardi.", "fr"),
        ("Deux restent au port de la ville.", "fr"),
        ("Le prix du pain augmente de deux euros.", "fr"),
        ("Le maire dément la vente du port.", "fr"),
        ("L’usine du port ferme mardi.", "fr"),
        ("Quand l’usine ferme, la ville souffre.", "fr"),
        ("Le site franceinfo parle de l’usine.", "fr"),
        ("La alcaldesa cierra la fábrica.", "es"),
        ("Dos consiguieron salir del puerto.", "es"),
        ("Esta podría ser la causa del cierre.", "es"),
        ("El puerto abre el lunes por la tarde.", "es"),
    ],
)
def test_whole_sentences_in_other_languages_are_sound(text: str, lang: str) -> None:
    assert is_sound(text, words(text), lang, PARAGRAPH)


@pytest.mark.parametrize(
    "text",
    [
        "The council of the town closed the old plant by the harbour in the month of May .",
        "Not that long ago, the plant burned coal.",
        "So far, no boats have left the harbour.",
        "Introducing the plan, the mayor praised the plant.",
        "The rule is simple: a boat pays for itself.",
        "The trick: Stir the soup with a spoon.",
        "The catch: the old boats need new sails.",
        "The result: a boat that nobody wants.",
        "Let's hope the plant stays open.",
    ],
)
def test_sentences_that_look_like_fragments_and_calls_are_sound(text: str) -> None:
    assert is_sound(text, words(text), "en", PARAGRAPH)


def test_an_ellipsis_leaves_a_sentence_open_but_in_vietnamese() -> None:
    assert not is_sound(
        "The mayor closed the plant and then…", words("The mayor closed the plant and then…"), "en", PARAGRAPH
    )
    text = "Người dân mua bánh, sữa, trái cây…"
    assert is_sound(text, words(text), "vi", PARAGRAPH)


@pytest.mark.parametrize(
    "text", ["Police arrest three men in London", "Pay the fee with your card", "Wind the clock of Group A"]
)
def test_a_list_item_needs_no_end_mark(text: str) -> None:
    assert is_sound(text, words(text), "en", BlockKind.LIST_ITEM)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("How to reset the clock", "en"),
        ("What the council of the town decided", "en"),
        ("Where the money comes from", "en"),
        ("Set the clock of the town and", "en"),
        ("Warum das alte Werk schließt", "de"),
        ("Comment régler l’horloge de la ville", "fr"),
        ("Cómo reparar el reloj de la ciudad", "es"),
        ("Come riparare il vecchio orologio", "it"),
        ("Hoe de klok van de stad werkt", "nl"),
        ("Bagaimana memperbaiki jam kota lama", "id"),
    ],
)
def test_items_of_contents_and_unended_ones_are_not_sound(text: str, lang: str) -> None:
    assert not is_sound(text, words(text), lang, BlockKind.LIST_ITEM)


@pytest.mark.parametrize(
    ("text", "finished"),
    [("Introduction", False), ("Yes.", True), ("one two three four five six seven eight", True), ("北京天气", False)],
)
def test_headings_are_unfinished(text: str, finished: bool) -> None:
    assert is_finished(text) is finished


def test_thai_is_finished_by_its_length_alone() -> None:
    assert is_finished("ประชาชนจำนวนมากเดินทางกลับบ้านในช่วงวันหยุดยาว")
    assert not is_finished("ข่าววันนี้")


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("", True),
        ('"a" (b)', True),
        ('a"', False),
        ("(a", False),
        ("“(a”", False),
        ("»a«", True),
        ("«a", False),
        ("„a“", True),
        ("„a", False),
        ("a“", False),
    ],
)
def test_quotation_marks_and_brackets_come_in_pairs(text: str, balanced: bool) -> None:
    assert is_balanced(text) is balanced


@pytest.mark.parametrize(
    ("text", "lang", "verb"),
    [
        ("The mayor announced it", "en", True),
        ("The mayor of the town", "en", False),
        ("Der Rat beschloss und machte es", "de", True),
        ("Le conseil a voté", "fr", True),
        ("El consejo decidió ayer", "es", True),
    ],
)
def test_finite_verbs_are_known(text: str, lang: str, verb: bool) -> None:
    assert has_finite_verb(words(text), lang) is verb


@pytest.mark.parametrize(
    "text", ["&& ln -s the old folder to the new one.", "| sort the names of the streets by hand."]
)
def test_what_begins_as_commands_do_is_not_sound(text: str) -> None:
    assert not is_sound(text, words(text), "en", BlockKind.PARAGRAPH)
