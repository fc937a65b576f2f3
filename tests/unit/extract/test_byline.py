"""Who wrote a page's article."""

import pytest
from lxml import html

from matins.extract.byline import author_names, authors
from matins.extract.headline import SiteNames
from matins.extract.json_ld import LdArticle
from matins.text.clean import Clean

TOWN = SiteNames(["The Town Crier"], "towncrier.example")


def written(body: str, *, ld: tuple[str, ...] = (), **metas: list[str]) -> tuple[str, ...]:
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    named = {name.replace("_", ":"): texts for name, texts in metas.items()}
    return authors(tree, named, LdArticle(authors=tuple(map(Clean, ld))), TOWN)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("By Ann Lee", ["Ann Lee"]),
        ("BY ANN LEE AND BO LIND", ["ANN LEE", "BO LIND"]),
        ("Written by: Ann Lee", ["Ann Lee"]),
        ("Von Ann Lee und Bo Lind", ["Ann Lee", "Bo Lind"]),
        ("von der Leyen", ["von der Leyen"]),
        ("Von: Bill MCCARTHY", ["Bill MCCARTHY"]),
        ("Autoren: Ann Lee, Bo Lind", ["Ann Lee", "Bo Lind"]),
        ("Автор: Иван Иванов", ["Иван Иванов"]),
        ("Par Anne Lys et Luc Roy", ["Anne Lys", "Luc Roy"]),
        ("Ann Lee, Bo Lind, and Cy Ode", ["Ann Lee", "Bo Lind", "Cy Ode"]),
        ("Ann Lee; Bo Lind | Cy Ode", ["Ann Lee", "Bo Lind", "Cy Ode"]),
        ("Ann & Bo", ["Ann", "Bo"]),
        ("Ann Lee, MS, RD", ["Ann Lee"]),
        ("Ann Lee, Shipping Expert", ["Ann Lee"]),
        ("Ann Lee Senior Reporter", ["Ann Lee"]),
        ("Ann Lee (Berlin)", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Center for Bees and Research", ["Center for Bees and Research"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Sammy Davis Jr.", ["Sammy Davis Jr."]),
        ("牛镛、岳弘彬", ["牛镛", "岳弘彬"]),
        ("Ann Lee | May 4, 2026", ["Ann Lee"]),
        ("dpa", ["dpa"]),
    ],
)
def test_a_byline_is_taken_apart(byline: str, names: list[str]) -> None:
    assert list(author_names([byline])) == names


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "admin",
        "Staff Writer",
        "The Author",
        "Written by",
        "View all posts",
        "https://www.example.org/ann",
        "ann@example.org",
        "@ann_lee",
        "beelover77",
        "bee_lover",
        "www.example.org",
        "4 May 2026",
        "a very long line of words that surely is no name",
        "x" * 100_000,
        ", and , & ;",
        "\u202e",
    ],
)
def test_what_names_nobody_gives_nobody(text: str | None) -> None:
    assert author_names([text]) == ()


def test_each_author_is_named_once_and_ten_at_most() -> None:
    assert author_names(["Ann Lee", "ann lee", "Bo Lind"]) == ("Ann Lee", "Bo Lind")
    names = tuple(f"Ann {letter}lee" for letter in "ABCDEFGHIJKLMN")
    assert written("", ld=names) == names[:10]


def test_what_a_page_states_comes_before_what_it_shows() -> None:
    shown = '<p class="byline">By Cy Ode</p>'
    assert written(shown, ld=("Ann Lee",), author=["Bo Lind"]) == ("Ann Lee",)
    assert written(shown, author=["Bo Lind"]) == ("Bo Lind",)
    assert written(shown) == ("Cy Ode",)


def test_an_address_is_no_author() -> None:
    assert written("", article_author=["https://social.example/ann"], author=["Bo Lind"]) == ("Bo Lind",)


def test_the_site_is_the_author_only_where_it_says_so_and_nobody_else_is_named() -> None:
    assert written("", ld=("The Town Crier", "Ann Lee")) == ("Ann Lee",)
    assert written('<span class="author">Ann Lee</span>', ld=("The Town Crier",)) == ("Ann Lee",)
    assert written("", ld=("The Town Crier",)) == ("The Town Crier",)
    assert written('<span class="author">The Town Crier</span>') == ()


@pytest.mark.parametrize(
    "body",
    [
        '<a rel="nofollow author" href="/ann">Ann Lee</a>',
        '<div class="postAuthor_x7">Ann Lee</div>',
        '<div class="article-byline"><span>By</span> <a href="/ann">Ann Lee</a><div>Senior reporter</div></div>',
        "<p>By <a>Ann Lee</a></p>",
        "<span>by Ann Lee</span>",
        "<div class=author><p>" + "About the author. " * 20 + '</p></div><div class="author">Ann Lee</div>',
    ],
)
def test_a_byline_that_is_only_shown_is_found(body: str) -> None:
    assert written(body) == ("Ann Lee",)


@pytest.mark.parametrize(
    "body",
    [
        '<label class="author-name">Name</label>',
        '<div class="author">Get the app</div>',
        '<ol id="comments"><li><b class="author">Ann Lee</b></li></ol><p class="comment-author">Bo Lind</p>',
        "<p>By the river bees hum.</p>",
        "<p>By Ann Lee</p><p>By Bo Lind</p><p>By Cy Ode</p>",
        "<p>Stand by</p>",
    ],
)
def test_other_text_is_no_byline(body: str) -> None:
    assert written(body) == ()


def test_labels_for_cards_name_the_author() -> None:
    assert written("", twitter_label1=["Geschrieben von"], twitter_data1=["Ann Lee"]) == ("Ann Lee",)
    assert written("", twitter_label2=["Written by"], twitter_data2=["Ann Lee"]) == ("Ann Lee",)
    assert written("", twitter_label1=["Reading time"], twitter_data1=["Ten Minutes"]) == ()
