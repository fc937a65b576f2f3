"""Lists of feeds in RDF."""

import pytest

from matins.errors import MatinsError
from matins.feeds.lists.foaf import read_foaf
from matins.model.feed import Subscription
from matins.text.clean import clean_line

HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://xmlns.com/foaf/0.1/" '
    'xmlns:rss="http://purl.org/rss/1.0/">'
)


def test_people_give_titles_and_groups_tags() -> None:
    member = '<member><Agent><name>Ann</name><rss:channel rdf:about=" https://a.example/f "/></Agent></member>'
    text = f"<?xml version='1.0' encoding='latin-1'?>\n{HEAD}<Group><name>Planet</name>{member}</Group></rdf:RDF>"
    assert read_foaf(text).feeds == (Subscription("https://a.example/f", clean_line("Ann"), ("Planet",)),)


def test_a_broken_document_gives_what_can_be_read() -> None:
    text = f'{HEAD}<Agent><rss:channel rdf:about="https://a.example/?a&b"/></Group><rss:channel rdf:about="|x"/>'
    listing = read_foaf(text)
    assert len(listing.feeds) == 1
    assert [remark.text for remark in listing.skipped] == ["|x"]


@pytest.mark.parametrize("text", ["", "<!-- no element -->", "<?nor here?>", "plain"])
def test_what_is_no_xml_is_told(text: str) -> None:
    with pytest.raises(MatinsError, match="broken XML"):
        read_foaf(text)
