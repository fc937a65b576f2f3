"""newsraft's list of feeds."""

from matins.feeds.lists.newsraft import is_newsraft, read_newsraft
from matins.model.feed import Subscription
from matins.text.clean import clean_line

BOOK = """# mine
https://a.example/feed "A \\"name\\"" < reload-period 60
@ News < reload-period 15
https://b.example/feed
http://c.example/feed "C" { suppress-errors true }
$(curl https://d.example/) "D"
not understood at all
@
https://e.example/feed
"""


def test_sections_are_tags_and_settings_are_left_out() -> None:
    listing = read_newsraft(BOOK)
    assert listing.feeds == (
        Subscription("https://a.example/feed", clean_line('A \\"name\\"')),
        Subscription("https://b.example/feed", None, ("News",)),
        Subscription("http://c.example/feed", clean_line("C"), ("News",)),
        Subscription("https://e.example/feed"),
    )
    assert [(remark.line, remark.reason) for remark in listing.skipped] == [
        (6, "a command; matins runs none"),
        (7, "not understood"),
    ]


def test_newsraft_is_told_from_newsboat_by_what_only_it_has() -> None:
    assert is_newsraft(BOOK)
    assert is_newsraft('https://a.example/ "A"\nhttps://b.example/\nhttps://c.example/ "C"\n')
    assert not is_newsraft('https://a.example/ "~A"\nhttps://b.example/ "~B"\n')
    assert not is_newsraft('https://a.example/ "A B" tag\nhttps://b.example/ "C D"\n')
    assert not is_newsraft("https://a.example/\n")
    assert not is_newsraft("")
