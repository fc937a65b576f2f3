import time

import pytest

from matins.text.boilerplate import LONGEST, is_boilerplate

FURNITURE = (
    "7 Min Read",
    "5 minutes de lecture",
    "Lesezeit: 5 Minuten",
    "TAGGED:",
    "Tags: politics, war",
    "Share This Article",
    "Share",
    "Facebook Twitter",
    "Leave a comment",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Do follow gulf magazine on Instagram",
    "Follow us on Twitter",
    "for more information click here",
    "Click here to subscribe",
    "Reading: Ministers Meet Again",
    "By Amreen Hussain",
    "By JOHN SMITH and Jane van der Berg",
    "By Jane Doe, City News",
    "Von Hans Müller",
    "Advertisement",
    "Anzeige",
    "Read more: How it works",
    "Read More...",
    "Related Articles",
    "Lire aussi : Une histoire",
    "Lee también: algo",
    "Mehr zum Thema",
    "Baca juga: ada",
    "Xem thêm: một bài",
    "Photo: Reuters",
    "Foto: dpa",
    "© 2024 The Paper. All rights reserved.",
    "Copyright 2024 The Paper",
    "The post Rain appeared first on The Paper.",
    "Sign up for our daily newsletter",
    "Subscribe now!",
    "12 May 2024",
    "May 12, 2024 at 10:30 am",
    "2024-05-03",
    "2024年5月3日",
    "12:00 EST, 27 December 2012",
    "Publié le 12 mai 2024 à 10h30",
    "Published: 12 May 2024",
    "3 hours ago",
    "***",
    "This website uses cookies to improve your experience.",
    "[Related: How honey is made]",
    "(Leggi anche su: Le api)",
    "Czytaj więcej",
    "Les også: Biene er tilbake",
    "Přečtěte si také",
    "関連記事",
    "相关新闻",
    "관련기사",
    "اقرأ أيضا: النحل",
    "อ่านเพิ่มเติม",
    "Externer Inhalt nicht verfügbar",
    "Pour afficher ce contenu, vous devez accepter les cookies.",
    "Následuje obsah vložený z jiného webu. Zde jej můžete přeskočit.",
    "02:57 Min.. Verfügbar bis 06.05.2024.",
    "segunda-feira, 22 de janeiro de 2018 às 0:13",
    "2025年1月14日 01時28分 (1月14日 01時40分更新)",
    "기사입력 :[ 2018-08-25 15:24 ]",
    "Giriş:03.07.2024 - 18:24",
    "Tempo de leitura: 1 minuto",
    "STR/AFP via Getty Images",
    "Article content",
    "Advertisement 1Story continues below",
    "Jump to Review",
    "Table of Contents",
    "Inhaltsverzeichnis",
    "View author page",
    "You may also like...",
    "You’ll Also Love...",
    "Most read in Football",
    "Our Standards: The Trust Principles.",
    "Fehler gefunden?Jetzt melden.",
    "Unsubscribe from this list",
    "You are receiving this email because you signed up.",
    "View this email in your browser",
    "Continue reading How bees live →",
    "Get the Recipe",
    "Like Loading...",
    ">> Hier finden Sie alle Termine",
)
PROSE = (
    "",
    "Follow the money and you will find him.",
    "By Friday the storm had passed.",
    "By the River Thames Walk the dogs run.",
    "Share prices fell on Monday.",
    "Share prices fell",
    "The post office closed.",
    "Read the report he did.",
    "Comments by the minister angered many.",
    "Home prices rise again",
    "Source code was leaked by hackers.",
    "Reading is fun.",
    "May said she would resign.",
    "Related parties were told.",
    "Print is dead, says publisher",
    "Search teams found the boy.",
    "Photographs show the damage.",
    "In March 2024 he left.",
    "Popular uprising in Chile",
    "Copyright law is changing across Europe, and publishers are worried.",
    "Topics ranged from war to peace.",
    "More than 50 people died.",
    "More from this crop is expected than last year, they said.",
    "Video shows the man.",
    "Mon ami est parti.",
    "Next, add the flour.",
    "Contents may be hot.",
    "Learn more words every day.",
    "Get started with bees",
    "Install",
    "»So ist es«, sagte sie.",
    "→ First point",
    "[He laughs.]",
    "Date palms grow here",
    "4:14 p.m.",
    "Stand by me",
    "Jump to the moon",
    "Unsubscribed lines were dropped.",
    "Created 20 jobs in May.",
    "5",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_told_from_prose(line: str) -> None:
    assert is_boilerplate(line)
    assert is_boilerplate(f"  {line.upper() if line.isascii() and not line.startswith('By ') else line} ")


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_begins_like_furniture_stays(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_long_line_is_never_furniture() -> None:
    assert is_boilerplate("Photo: " + "a" * 100)
    assert not is_boilerplate("Photo: " + "a" * LONGEST)


@pytest.mark.parametrize("unit", ["a, ", "By Ab ", "monday ", "share ", "/ ", "1 ", "photo by ", "( ", "on x "])
def test_no_line_takes_long(unit: str) -> None:
    lines = [f"{start}{unit * 260}"[:LONGEST] for start in ("", "By ", "Photo: ", "The post ", "Follow ", "Read ")]
    start = time.process_time()
    for _ in range(20):
        assert len([line for line in lines if is_boilerplate(line)]) <= len(lines)
    assert time.process_time() - start < 1
