"""What a reader sees of pages in the manner of the engines that most of the web is made with."""

from pathlib import Path

import pytest

from matins.extract import extract_document
from matins.model.document import BlockKind, Document, Status
from matins.summary import summarise

DATA = Path(__file__).parents[2] / "data" / "pages"
SHOWN = {
    "magazine": (
        "The harbour clock weighs eleven tonnes",
        "Why it had to move",
        "Take the clock apart and keep it in a shed.",
        "We had a window of forty minutes",
        "New foundation: 61,000",
        "The bill came to 167,000",
    ),
    "letter": (
        "Why sleeper carriages are back",
        "At ten past nine in the evening",
        "Freight moved to the early evening",
        "Who rides",
        "There are perhaps ninety in usable condition",
    ),
    "paywall": ("In zehn Jahren kamen 40.000 Menschen.", "Als Karin Voss", "Seither ist alles andere zu klein"),
    "recipe": (
        "This is the cake I make when plums are cheap",
        "The plums sink on purpose",
        "180 g sugar",
        "Bake at 180 °C for 45 minutes",
    ),
    "mailing-list": (
        "The chapter says that a huge page always saves memory.",
        "where a program touches one byte in each two megabytes",
        "give the number for a sparse heap;",
        "I can send a patch for the whole section",
    ),
    "encyclopedia": (
        "wrought-iron arch bridge over the River Ane",
        "one of two whose arches were cast on site.",
        "Work began in 1881",
        "Middle | 71 | 14",
        "The railings are copies of 1998.",
    ),
    "amp": (
        "Trescientos vecinos reunieron dos millones",
        "Los vecinos de Peñarrubia firmaron ayer",
        "Abrir tres senderos señalizados.",
        "los socios recuperarán su dinero",
    ),
    "journal": (
        "La tourbière de Lanvern",
        "compter les grains de pollen au microscope",
        "Une tourbière pousse d'environ un millimètre par an.",
        "Le fond de la tourbière n'a pas encore été atteint.",
    ),
}
NOT_SHOWN = {
    "magazine": (
        "Skip to content",
        "6 min read",
        "Share this",
        "Also read",
        "affiliate",
        "Tagged",
        "chandlery",
        "Related",
        "Tide tables",
        "Leave a Reply",
        "thermos",
        "Recent Posts",
    ),
    "letter": ("Subscribe", "reader-supported", "Leave a comment", "Thanks for reading", "Ready for more", "slept"),
    "paywall": (
        "Lesezeit",
        "Von Jule",
        "Weiterlesen",
        "1 Euro",
        "Monatlich",
        "Abonnent",
        "Mehr zum Thema",
        "Mietpreise",
    ),
    "recipe": ("Jump to Recipe", "votes", "Plum crumble", "Did you make", "@flourdrawer", "neighbours", "Hi, I'm Nell"),
    "mailing-list": ("Message-ID", "Cc:", "Example Labs"),
    "encyclopedia": ("edit]", "[1]", "[2]", "free encyclopedia", "Contents", "List of bridges", "Official website"),
    "amp": ("Lee también", "La carretera", "12 de mayo", "Por Lucía", "Sigue toda", "Archivado", "Más noticias"),
    "journal": ("min de lecture", "💡", "Vous aimez", "S'abonner", "Inscrivez", "À lire ensuite", "castor"),
}


def read(name: str) -> Document:
    return extract_document((DATA / f"{name}.html").read_bytes(), url=f"https://town.example/2026/{name}")


@pytest.mark.parametrize("name", SHOWN)
def test_the_article_is_shown_and_what_stands_around_it_is_not(name: str) -> None:
    document = read(name)
    assert [said for said in SHOWN[name] if said not in document.text] == []
    assert [said for said in NOT_SHOWN[name] if said in document.text] == []
    assert document.status is (Status.TEASER if name == "paywall" else Status.FULL)


@pytest.mark.parametrize("name", SHOWN)
def test_a_summary_has_the_words_of_the_article_alone(name: str) -> None:
    summary = summarise(read(name))
    assert summary.sentences
    said = [*(sentence.text for sentence in summary.sentences), *(point.text for point in summary.points)]
    assert [text for text in said for furniture in NOT_SHOWN[name] if furniture in text] == []
    visible = [block.text for block in summary.document.blocks if not block.hidden]
    assert all(any(sentence.text in text for text in visible) for sentence in summary.sentences)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("magazine", [1, 2, 3, None, None, None]), ("letter", [None] * 3), ("amp", [None] * 3), ("journal", [1, 2, 3])],
)
def test_no_list_is_lost(name: str, numbers: list[int | None]) -> None:
    items = [block for block in read(name).blocks if block.kind is BlockKind.LIST_ITEM and not block.hidden]
    assert [item.number for item in items] == numbers


def test_a_letter_in_an_archive_is_prose_with_its_quotes_and_list() -> None:
    kinds = [block.kind for block in read("mailing-list").blocks if not block.hidden]
    assert kinds.count(BlockKind.QUOTE) == 2
    assert kinds.count(BlockKind.LIST_ITEM) == 3
