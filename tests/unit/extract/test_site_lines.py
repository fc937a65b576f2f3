"""Lines that stand on several pages of a site."""

from matins.extract.site_lines import LONGEST, page_signature, site_lines, with_common_hidden
from matins.model.document import Block, BlockKind, Document
from matins.text.clean import Clean

PROSE = [
    Block(BlockKind.PARAGRAPH, Clean(f"Paragraph {number} of the article. " + "It goes on and on. " * 20))
    for number in range(20)
]


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, *, hidden: bool = False) -> Block:
    return Block(kind, Clean(text), level, hidden)


def heading(text: str, level: int = 2) -> Block:
    return line(text, BlockKind.HEADING, level)


def common(*texts: str) -> frozenset[int]:
    return frozenset(site_lines(Document(tuple(map(line, texts)))))


def hidden(blocks: list[Block], *texts: str) -> list[str]:
    """Return what is hidden of `blocks` where `texts` are common."""
    return [block.text for block in with_common_hidden(blocks, common(*texts)) if block.hidden]


def test_case_and_white_space_do_not_make_another_line() -> None:
    assert common("Our Standards") == common("our  standards")
    assert common("Our Standards") != common("Our Standards:")


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    assert common("Our Standards") == {0xB154D768D47B6F7E}


def test_lines_near_the_top_and_the_end_are_told_each_once() -> None:
    short = [line(f"Line {number}") for number in range(40)]
    told = site_lines(Document(tuple(short)))
    assert set(told) == common(*(f"Line {number}" for number in (*range(5), *range(28, 40))))
    assert len(told) == 17
    assert site_lines(Document((short[0], short[0]))) == site_lines(Document((short[0],)))


def test_long_lines_code_and_tables_are_not_told() -> None:
    code, table = line("x = 1", BlockKind.CODE), line("a | b", BlockKind.TABLE)
    blocks = (line("x" * (LONGEST + 1)), line("y" * LONGEST), code, table, line(""))
    assert set(site_lines(Document(blocks))) == common("y" * LONGEST)


def test_hidden_lines_go_on_being_told_behind_the_visible_ones() -> None:
    blocks = [line(f"Hidden {number}", hidden=True) for number in range(50)]
    told = site_lines(Document((*blocks, line("Seen"))))
    assert len(told) == 32
    assert told[0] in common("Seen")


def test_a_common_line_is_hidden_and_the_rest_is_left_as_it_was() -> None:
    blocks = [*PROSE, line("Our Standards")]
    found = with_common_hidden(blocks, common("Our Standards"))
    assert found[:-1] == tuple(PROSE)
    assert found[-1].hidden
    assert with_common_hidden(blocks, frozenset()) == tuple(blocks)
    assert hidden(blocks, "Something else") == []


def test_a_line_in_the_middle_of_an_article_stays() -> None:
    assert hidden([*PROSE[:6], line("Our Standards"), *PROSE[6:]], "Our Standards") == []
    assert hidden([*PROSE[:4], line("Our Standards"), *PROSE[4:]], "Our Standards") == ["Our Standards"]
    assert hidden([*PROSE[:9], line("Our Standards"), *PROSE[9:]], "Our Standards") == ["Our Standards"]


def test_a_heading_with_text_of_its_own_stays() -> None:
    blocks = [*PROSE[:3], heading("More stories"), line("Ferries are back")]
    assert hidden(blocks, "More stories") == []
    assert hidden(blocks, "More stories", "Ferries are back") == ["More stories", "Ferries are back"]


def test_a_heading_goes_with_its_subheadings_and_before_another() -> None:
    blocks = [*PROSE[:3], heading("About us"), heading("Who we are", 3), line("A paper"), heading("Next"), PROSE[4]]
    assert hidden(blocks, "About us", "Who we are", "A paper") == ["About us", "Who we are", "A paper"]
    assert hidden(blocks, "About us", "Who we are") == []
    assert hidden([*PROSE[:3], heading("Comments")], "Comments") == ["Comments"]
    assert hidden([heading("Weather", 2), heading("Today", 3), *PROSE[:3]], "Weather") == []


def test_no_more_than_a_quarter_of_the_words_is_hidden_the_shortest_lines_first() -> None:
    texts = [" ".join([f"w{number}"] * (10 + number)) for number in range(8)]
    prose = line(" ".join(["word"] * 100))
    found = hidden([prose, *map(line, reversed(texts))], *texts)
    assert sorted(found, key=len) == texts[:4]


def test_sixty_words_are_always_left() -> None:
    prose = line(" ".join(["word"] * 58))
    assert hidden([prose, line("one two"), line("three four")], "one two", "three four") == ["one two"]
    assert hidden([line("one two")] * 2, "one two") == []


def test_what_was_hidden_before_counts_towards_the_quarter() -> None:
    texts = [" ".join([f"w{number}"] * 10) for number in range(4)]
    blocks: tuple[Block, ...] = (line(" ".join(["word"] * 70)), *map(line, texts))
    for known in (texts[:2], texts):
        blocks = with_common_hidden(blocks, common(*known))
    assert sum(block.hidden for block in blocks) == 2


def test_an_article_keeps_most_of_its_signature_when_it_is_edited() -> None:
    one = set(page_signature(Document((*PROSE[:5], PROSE[0]))))
    assert len(one) == 3
    edited = Document((line("Menu"), *PROSE[1:5], line("A new beginning. " * 60), line("Footer")))
    assert len(one & set(page_signature(edited))) == 2
    assert not one & set(page_signature(Document(tuple(PROSE[10:13]))))
    assert len(page_signature(Document((line("x"), line("y", hidden=True))))) == 1
    assert page_signature(Document()) == ()
