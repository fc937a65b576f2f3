import time

import pytest

from matins.text.notices import LONGEST, is_notice

NOTICES = (
    "Thank you for reading!",
    "The views expressed in this article are the author's own.",
    "Let us know in the comments.",
    "What would you have done? Tell us in the comments below.",
    "Share your thoughts in the comments below!",
    "Comments on this article are now closed.",
    "Sign in or register to comment.",
    "Do you have a news tip? Write to us at tips@example.org.",
    "Send your letters to letters@example.org.",
    "Enjoyed this article? Tell a friend.",
    "Support independent journalism.",
    "For the latest headlines, follow our channel online or in the app.",
    "Download our free app for breaking news.",
    "This article was originally published by the Harbour Gazette.",
    "Ada Keeper and Tom Miller contributed reporting.",
    "詳しくはこちらをクリックしてください",
    "Reporting by Ada Keeper in Harborough; editing by Tom Miller.",
    "Edited by Ada Keeper",
    "Merci de votre lecture.",
    "Retrouvez cet article sur notre site.",
    "N'hésitez pas à laisser un commentaire.",
    "Vielen Dank für Ihr Interesse.",
    "Dieser Beitrag erschien zuerst im Hafenblatt.",
    "Gracias por leernos.",
    "Los comentarios están cerrados.",
    "Riproduzione riservata",
    "Obrigado por ler.",
    "Schrijf je in voor onze nieuwsbrief.",
    "Mời độc giả xem thêm các tin khác.",
    "Hak cipta dilindungi undang-undang.",
    "Спасибо за внимание!",
    "Dziękujemy za przeczytanie artykułu.",
    "Okuduğunuz için teşekkürler.",
    "版权所有，未经授权不得转载。",
    "無断転載を禁じます。",
    "تابعونا على فيسبوك وتويتر.",
)
PROSE = (
    "",
    "Thank you, said the mayor.",
    "Views expressed doubt.",
    "Support our troops, he said.",
    "Share it among four plates.",
    "This story was first told by a fisherman.",
    "Ada Keeper contributed to the fund.",
    "Reporting by Ada Keeper was praised.",
    "Edited by hand, the film took a year.",
    "Stay tuned to the note of the lowest pipe.",
    "For more than ten years the clock stood still.",
    "Become a member of the crew.",
    "Merci de fermer la porte.",
    "Cliquez sur le bouton rouge.",
    "Danke für die Blumen.",
    "Gracias por venir.",
    "Simak saja.",
    "Skip to the next level with the key.",
)


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_is_told_from_prose(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_begins_like_a_notice_stays(line: str) -> None:
    assert not is_notice(line)


def test_a_long_line_is_never_a_notice() -> None:
    assert is_notice("Thank you for reading " + "a" * 30)
    assert not is_notice("This article was first published by " + "a" * LONGEST)


@pytest.mark.parametrize("unit", ["a, ", "By Ab ", "Ab, ", "Ab Cd and ", "contributed ", "? ", "reporting by Ab "])
def test_no_line_takes_long(unit: str) -> None:
    lines = [
        f"{start}{unit * 260}"[:LONGEST] for start in ("", "Reporting by ", "Recevez ", "Stay tuned ", "For more ")
    ]
    start = time.process_time()
    for _ in range(20):
        assert len([line for line in lines if is_notice(line)]) <= len(lines)
    assert time.process_time() - start < 1
