"""Named views and rules in the config: what is read, what is wrong, and what is shown."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.config.edit import change_address
from matins.config.load import line_numbers, load, problems
from matins.config.schema import RULE_KEYS, Config, rule_table, toml
from matins.config.show import in_force
from matins.errors import ConfigError
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView
from matins.text.clean import Clean, clean_line

A, B = "https://a.example/feed", "https://b.example/feed"

BOOK = f"""
[views]
Zebra = "is:unread tag:morning"
"Long reads" = "len:>10m"

[[rules]]
do = "mute"
when = "title:sponsored"  # never again

[[rules]]
do = "tag"
when = "author:okafor"
tag = "later"
feed = "{A}"

[[feeds]]
address = "{A}"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def told(path: Path, text: str) -> list[str]:
    path.write_text(text)
    return [problem.told(path).removeprefix(f"{path}:") for problem in problems(path)]


def test_views_and_rules_keep_the_files_order(path: Path) -> None:
    path.write_text(BOOK)
    config = load(path)
    assert config.views == (
        NamedView(Clean("Zebra"), Clean("is:unread tag:morning")),
        NamedView(Clean("Long reads"), Clean("len:>10m")),
    )
    assert config.rules == (
        Rule(Deed.MUTE, Clean("title:sponsored")),
        Rule(Deed.TAG, Clean("author:okafor"), A, Clean("later")),
    )
    assert problems(path) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("views = 1", "1: views: write it as a section, [views]"),
        ("[views]\na = 1", '2: views.a: write a query in quotes, such as "title:advert"'),
        ("[views]\na.b = 'x'", '2: views.a: write a query in quotes, such as "title:advert"'),
        ("[views]\n' ' = 'x'", "2: views.: a view needs a name"),
        ("[views]\na = 'x'\nA = 'y'", '3: views.A: "A" stands above already'),
        ("[rules]\ndo = 'mute'", "1: rules: write each rule as a table under [[rules]], with two brackets"),
        ("rules = ['mute']", "1: rules[1]: write each rule as a table under [[rules]]"),
        ("[[rules]]\nwhen = 'x'", "1: rules[1].do: a rule needs to do something, such as mute"),
        ("[[rules]]\ndo = 'mute'", "1: rules[1].when: a rule needs a query"),
        ("[[rules]]\ndo = 'mute'\nwhen = ' '", "3: rules[1].when: a rule needs a query"),
        ("[[rules]]\ndo = 'tag'\nwhen = 'x'", "1: rules[1].tag: this rule needs a tag to give"),
        ("[[rules]]\ndo = 'star'\nwhen = 'x'\ntag = 'y'", '4: rules[1].tag: only a rule that does "tag" gives one'),
        ("[[rules]]\ndo = 'star'\nwhen = 'x'\nfeeds = 'y'", "4: rules[1].feeds: unknown key (nearest: feed)"),
        ("[[rules]]\ndo = 'star'\nwhen = 'x'\nfeed = 'y'", "4: rules[1].feed: not an http or https address"),
    ],
)
def test_what_cannot_be_used_is_told_and_refused(path: Path, text: str, said: str) -> None:
    assert told(path, text) == [said]
    with pytest.raises(ConfigError):
        load(path)


def test_a_wrong_deed_is_told_with_the_nearest(path: Path) -> None:
    (said,) = told(path, "[[rules]]\ndo = 'mtue'\nwhen = 'x'")
    assert said.startswith('2: rules[1].do: write one of "mute", "read"')
    assert said.endswith("(nearest: mute)")


def test_a_wrong_query_is_told_with_a_caret_and_spoils_nothing_else(path: Path) -> None:
    text = "[views]\na = 'b OR'\n[[rules]]\ndo = 'mute'\nwhen = 'kettle is:unred'\n"
    view, rule = told(path, text)
    assert view.splitlines() == ["2: views.a: nothing follows this OR", "  b OR", "    ^"]
    first, *pointed = rule.splitlines()
    assert first.startswith('5: rules[1].when: no state "unred"; did you mean unread?')
    assert pointed == ["  kettle is:unred", "            ^"]
    assert len(load(path).rules) == len(load(path).views) == 1


def test_a_rule_whose_query_asks_for_nothing_is_told(path: Path) -> None:
    text = """[views]\nAll = '""'\n[[rules]]\ndo = "mute"\nwhen = '""'\n"""
    assert told(path, text) == ["5: rules[1].when: the query asks for nothing"]
    assert load(path).rules


def test_a_query_of_ten_thousand_characters_is_told(path: Path) -> None:
    (said,) = told(path, f"[[rules]]\ndo = 'mute'\nwhen = '{'long ' * 2_000}'\n")
    assert "longer than 1,000 characters" in said
    assert len(said) < 400
    load(path)


def test_control_characters_of_a_query_are_neither_kept_nor_told(path: Path) -> None:
    (said,) = told(path, '[[rules]]\ndo = "mute"\nwhen = "\\u001b[31m\\u202e is:\\u0007unred"\n')
    assert not {"\x1b", "\u202e", "\x07"} & set(said)
    assert load(path).rules[0].when == "[31m is:unred"


def test_a_rule_about_a_feed_that_is_not_followed_is_told(path: Path) -> None:
    text = f"[[rules]]\ndo = 'mute'\nwhen = 'x'\nfeed = '{A}'\n[[feeds]]\naddress = '{A}s'\n"
    assert told(path, text) == [f"4: rules[1].feed: {A} is not followed (nearest: {A}s)"]
    load(path)


def test_all_that_is_wrong_is_told_at_once(path: Path) -> None:
    found = told(
        path, "[views]\na = '('\n[screen]\nthem = 1\n[[rules]]\ndo = 'mute'\n[[rules]]\ndo='mute'\nwhen = '-'\n"
    )
    assert [line.split(":")[0] for line in found] == ["2", "4", "5", "9"]
    assert "rules[2].when" in found[-1]


def test_starting_up_reads_no_query(path: Path) -> None:
    path.write_text(BOOK)
    code = f"import sys, pathlib; from matins.config.load import load; load(pathlib.Path({str(path)!r}))"
    program = f"{code}; print([name for name in sys.modules if name.startswith('matins.query.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_what_is_in_force_is_shown_with_its_lines_and_reads_back(path: Path) -> None:
    path.write_text(BOOK)
    config = load(path)
    text = in_force(config, line_numbers(path))
    assert 'Zebra" = "is:unread tag:morning"  # line 3' in text
    assert "[[rules]]  # line 6" in text
    shown = tomllib.loads(text)
    assert list(shown["views"].items()) == [(view.name, view.query) for view in config.views]
    assert shown["rules"] == [rule_table(rule) for rule in config.rules]


def test_the_table_of_a_rules_keys_is_that_of_a_rule() -> None:
    assert set(RULE_KEYS) == {"do", "when", "feed", "tag"}
    for key in RULE_KEYS.values():
        assert key.kind.write(key.kind.read(key.example)) == key.example
        assert key.help
        assert not key.help.endswith(".")


words = st.text(max_size=30).map(clean_line).filter(bool)


@given(
    st.dictionaries(words, words, max_size=4),
    st.lists(
        st.builds(
            lambda do, when, feed, tag: Rule(do, when, feed, tag if do is Deed.TAG else None),
            st.sampled_from(Deed),
            words,
            st.sampled_from(["", A]),
            words,
        ),
        max_size=4,
    ),
)
def test_what_is_shown_reads_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, queries: dict[Clean, Clean], rules: list[Rule]
) -> None:
    named = {name.casefold(): NamedView(name, query) for name, query in queries.items()}
    path = tmp_path_factory.getbasetemp() / "round.toml"
    config = Config(path, views=tuple(named.values()), rules=tuple(rules))
    path.write_text(in_force(config, {}).replace("# line ?", ""), encoding="utf-8")
    read = load(path)
    assert (read.views, read.rules) == (config.views, config.rules)


def test_rules_go_along_where_their_feed_moves(path: Path) -> None:
    path.write_text(BOOK)
    assert change_address(path, A, B)
    assert path.read_text() == BOOK.replace(A, B)
    assert load(path).rules[1].feed == B


def test_rules_in_an_array_go_along_too(path: Path) -> None:
    rules = f"rules = [ {{ do = 'mute', when = 'x', feed = {toml(A)} }} ]\n"
    path.write_text(f"{rules}[[feeds]]\naddress = {toml(A)}\n")
    assert change_address(path, A, B)
    assert load(path).rules == (Rule(Deed.MUTE, Clean("x"), B),)
    assert load(path).feeds[0].address == B
