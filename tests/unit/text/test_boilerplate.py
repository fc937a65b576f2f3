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
