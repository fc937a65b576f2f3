"""An honest word about what a document is worth."""

import pytest

from matins.extract.verdict import judged_entry, judged_page, nothing
from matins.model.document import Block, BlockKind, Document, Status, Step
from matins.text.clean import clean_line, clean_text

SENTENCE = "The bees have come back to the roofs of the old town this spring."


def document(*texts: str, times: int = 0) -> Document:
    paragraphs = [clean_text(" ".join([SENTENCE] * 4))] * times + [clean_text(text) for text in texts]
    return Document(blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))


def test_a_page_with_enough_text_is_full() -> None:
    judged = judged_page(document(times=3))
    assert (judged.status, judged.reason) == (Status.FULL, None)


def test_a_page_without_text_is_empty() -> None:
    judged = judged_page(Document())
    assert (judged.status, judged.reason) == (Status.EMPTY, "no article text found")


@pytest.mark.parametrize(
    ("notice", "reason"),
    [
        ("You need to enable JavaScript to run this app.", "the page needs JavaScript"),
        ("Bitte aktivieren Sie JavaScript in Ihrem Browser.", "the page needs JavaScript"),
        ("Please verify you are a human", "the site shows a barrier, not the article"),
        ("404 Not Found", "the site says that there is no such page"),
        ("We and our partners use cookies to improve your experience.", "a consent notice, not the article"),
        ("Subscribe now to continue reading.", "behind a paywall"),
        ("Already a subscriber? Log in.", "behind a paywall"),
        ("Enable JavaScript and cookies to continue", "the page needs JavaScript"),
        ("Veuillez activer JavaScript pour continuer.", "the page needs JavaScript"),
        ("Включите JavaScript в браузере.", "the page needs JavaScript"),
        ("このページを見るにはJavaScriptを有効にしてください。", "the page needs JavaScript"),
        ("请启用 JavaScript 后继续", "the page needs JavaScript"),
        ("Checking if the site connection is secure", "the site shows a barrier, not the article"),
        ("Just a moment...", "the site shows a barrier, not the article"),
        ("Pardon Our Interruption", "the site shows a barrier, not the article"),
        ("Error 429", "the site shows a barrier, not the article"),
        ("403 Forbidden", "the site shows a barrier, not the article"),
        ("Ich bin kein Roboter", "the site shows a barrier, not the article"),
        ("私はロボットではありません", "the site shows a barrier, not the article"),
        ("Diese Seite wurde leider nicht gefunden.", "the site says that there is no such page"),
        ("Page introuvable", "the site says that there is no such page"),
        ("Página no encontrada", "the site says that there is no such page"),
        ("Страница не найдена", "the site says that there is no such page"),
        ("ページが見つかりません", "the site says that there is no such page"),
        ("Sorry, we couldn't find that page.", "the site says that there is no such page"),
        ("Vi använder kakor för att ge dig en bättre upplevelse.", "a consent notice, not the article"),
        ("Wir verwenden Cookies.", "a consent notice, not the article"),
        ("Używamy plików cookies, aby strona działała.", "a consent notice, not the article"),
        ("当サイトはCookieを使用します。", "a consent notice, not the article"),
        ("Dieser Inhalt ist nur für Abonnenten.", "behind a paywall"),
        ("この記事は会員限定です。", "behind a paywall"),
        ("Статья доступна: материал доступен только по подписке.", "behind a paywall"),
        ("Artykuł tylko dla prenumeratorów", "behind a paywall"),
        ("للمشتركين فقط", "behind a paywall"),
    ],
)
def test_a_page_that_shows_only_a_notice_is_empty_and_nothing_of_it_is_read(notice: str, reason: str) -> None:
    judged = judged_page(document(notice))
    assert (judged.status, judged.reason) == (Status.EMPTY, reason)
    assert judged.blocks
    assert judged.text == ""


def test_an_article_about_a_notice_is_still_an_article() -> None:
    judged = judged_page(document("We use cookies to improve your experience.", times=3))
    assert judged.status is Status.FULL


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to continue reading this story.",
        "This article is for subscribers only, members can read on.",
        "Cet article est réservé aux abonnés. Contenu réservé à nos abonnés.",
        "Suscríbete para seguir leyendo",
    ],
)
def test_a_text_before_a_paywall_is_a_teaser_and_the_wall_is_hidden(notice: str) -> None:
    judged = judged_page(document(notice, times=2))
    assert (judged.status, judged.reason) == (Status.TEASER, "the rest is behind a paywall")
    assert [block.hidden for block in judged.blocks] == [False, False, True]


@pytest.mark.parametrize("end", ["And so it …", "And so it [...]", "Read more", "Continue reading →", "Weiterlesen"])
def test_a_short_page_that_breaks_off_is_a_teaser(end: str) -> None:
    judged = judged_page(document(f"{SENTENCE} {end}", times=1))
    assert (judged.status, judged.reason) == (Status.TEASER, "the page shows only the beginning")


def test_a_hidden_heading_with_dots_is_no_sign_of_a_cut() -> None:
    whole = document(times=2)
    end = Block(BlockKind.HEADING, clean_line("You may also like..."), hidden=True)
    assert judged_page(Document(blocks=(*whole.blocks, end))).status is Status.FULL


def test_a_very_short_page_is_a_teaser() -> None:
    judged = judged_page(document("Word."))
    assert (judged.status, judged.reason) == (Status.TEASER, "only 1 word on the page")
    assert judged_page(document("Two words.")).reason == "only 2 words on the page"


def test_a_long_entry_is_the_feeds_own_text() -> None:
    judged = judged_entry(document(times=3))
    assert (judged.status, judged.reason) == (Status.FEED, "the page was not fetched")


def test_a_long_entry_that_ends_in_three_dots_is_no_teaser() -> None:
    assert judged_entry(document(f"{SENTENCE} And so on …", times=9)).status is Status.FEED


@pytest.mark.parametrize(
    "end", ["[…]", "[...]", "Read more »", "Continue reading The bees of the town", "Lire la suite"]
)
def test_an_entry_that_breaks_off_is_a_teaser(end: str) -> None:
    judged = judged_entry(document(end, times=3))
    assert (judged.status, judged.reason) == (Status.TEASER, "the feed gives only the beginning")


def test_the_hidden_end_counts_as_well() -> None:
    whole = document(times=3)
    end = Block(BlockKind.PARAGRAPH, clean_line("Read more"), hidden=True)
    assert judged_entry(Document(blocks=(*whole.blocks, end))).status is Status.TEASER


def test_a_short_entry_is_a_teaser() -> None:
    judged = judged_entry(document(SENTENCE))
    assert (judged.status, judged.reason) == (Status.TEASER, "only 14 words in the feed")


def test_an_entry_without_text_says_whether_there_are_pictures() -> None:
    assert judged_entry(Document()).reason == "no text in the feed"
    assert judged_entry(Document(), pictures=True).reason == "pictures only"


def test_nothing_hides_every_block() -> None:
    empty = nothing(document(SENTENCE), "a PDF, not a web page")
    assert (empty.status, empty.reason, empty.text, len(empty.blocks)) == (Status.EMPTY, "a PDF, not a web page", "", 1)


@pytest.mark.parametrize(
    "notice",
    [
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
        "有料会員になると会員限定の有料記事もお読みいただけます。",
        "Subscribe to continue reading.",
    ],
)
def test_a_long_lead_that_ends_in_a_short_wall_is_a_teaser(notice: str) -> None:
    judged = judged_page(document(notice, times=9))
    assert judged.words > 400
    assert (judged.status, judged.reason) == (Status.TEASER, "the rest is behind a paywall")
    assert judged.blocks[-1].hidden


def test_a_wall_within_a_long_article_or_below_a_very_long_one_is_none() -> None:
    notice = "Subscribe to continue reading."
    around = document(notice, *[SENTENCE] * 6, times=9)
    assert judged_page(around).status is Status.FULL
    assert judged_page(document(notice, times=30)).status is Status.FULL


@pytest.mark.parametrize(
    "sentence",
    [
        "The paper put its best article behind a paywall, and most readers would not subscribe.",
        "Most sites use cookies, and the regulator wants them to ask before they do so in any country.",
        "The new engine runs JavaScript twice as fast, and the old one is disabled in the next version.",
        "He said that the page was not found in the archive, and that nobody had looked for it since.",
        "The robot was denied access to the hall, and the captcha that it was shown made people laugh.",
        "La policía ha afirmado que la funcionalidad es sólo para suscriptores.",
    ],
)
def test_an_article_about_walls_and_cookies_is_full(sentence: str) -> None:
    assert judged_page(document(sentence, *[SENTENCE] * 3, sentence, times=3)).status is Status.FULL


def test_a_page_that_says_it_is_not_free_and_shows_little_is_a_teaser() -> None:
    judged = judged_page(document(times=3), paywalled=True)
    assert (judged.status, judged.reason) == (Status.TEASER, "the rest is behind a paywall")
    assert judged_page(document(times=9), paywalled=True).status is Status.FULL
    assert judged_page(Document(), paywalled=True).reason == "behind a paywall"


def blocks(*told: tuple[BlockKind, str]) -> Document:
    return Document(blocks=tuple(Block(kind, clean_text(text)) for kind, text in told))


def test_the_offer_around_a_paywalls_notice_goes_with_it() -> None:
    paragraph = BlockKind.PARAGRAPH
    offer = (
        (BlockKind.HEADING, "Weiterlesen mit T+"),
        (paragraph, "Jetzt 4 Wochen für 1 Euro testen und alle Artikel lesen."),
        (BlockKind.LIST_ITEM, "Monatlich kündbar"),
        (paragraph, "Schon Abonnent? Hier anmelden"),
    )
    lead = [(paragraph, " ".join([SENTENCE] * 4))] * 2
    judged = judged_page(blocks((BlockKind.HEADING, "The hives"), *lead, *offer), paywalled=True)
    assert (judged.status, judged.reason) == (Status.TEASER, "the rest is behind a paywall")
    assert [block.hidden for block in judged.blocks] == [False, False, False, True, True, True, True]


def test_a_notice_below_text_takes_nothing_else_with_it() -> None:
    lead = [(BlockKind.PARAGRAPH, " ".join([SENTENCE] * 4))] * 2
    notice = (BlockKind.PARAGRAPH, "Schon Abonnent? Hier anmelden")
    judged = judged_page(blocks((BlockKind.HEADING, "The hives"), *lead, notice), paywalled=True)
    assert [block.hidden for block in judged.blocks] == [False, False, False, True]


@pytest.mark.parametrize(("count", "status"), [(8, Status.TEASER), (20, Status.FULL)])
def test_a_wall_that_was_left_out_behind_a_short_text_makes_it_a_teaser(count: int, status: Status) -> None:
    text = Block(BlockKind.PARAGRAPH, clean_text("The keepers counted the hives on the roofs. " * count))
    wall = clean_line("Subscribe to read the full article. Already a member? Log in.")
    left_out = Block(BlockKind.PARAGRAPH, wall, hidden=True, step=Step.LEFT_OUT)
    assert judged_page(Document(blocks=(text, left_out))).status is status
