"""Rules tried on what is stored, and made to act on it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from matins.clock import Clock
from matins.config.schema import Config
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView
from matins.paths import Paths
from matins.service.doctor import checks
from matins.service.library import Library
from matins.service.rules import apply, faults, previews, sound_rules
from matins.store import Ruling, open_store
from matins.text.clean import Clean

Fill = Callable[..., None]


def rule(do: str, when: str, *, tag: str | None = None, feed: str = "") -> Rule:
    return Rule(Deed(do), Clean(when), feed, None if tag is None else Clean(tag))


def titles(paths: Paths, config: Config, clock: Clock, query: str = "") -> list[str]:
    with Library.open(paths, config, clock) as library:
        return sorted(row.title for row in library.first(library.open_view(query, unread=False), 99))


def test_without_a_database_nothing_is_hit_and_nothing_is_made(paths: Paths, config: Config, clock: Clock) -> None:
    (found,) = previews(paths, replace(config, rules=(rule("mute", "x"),)), clock)
    assert (found.hits, found.fault) == (0, None)
    assert not paths.database.exists()


def test_each_rule_tells_what_it_would_have_hit_with_the_newest_titles(
    paths: Paths, config: Config, clock: Clock, fill: Fill
) -> None:
    fill(6)
    rules = (rule("star", "title:article"), rule("mute", "title:5 OR title:4"), rule("read", "title:4 OR title:3"))
    found = previews(paths, replace(config, rules=rules), clock)
    assert [(preview.rule, preview.hits) for preview in found] == [(rules[0], 6), (rules[1], 2), (rules[2], 1)]
    assert [row.title for row in found[0].rows] == ["Article 5", "Article 4", "Article 3"]
    assert [row.title for row in found[2].rows] == ["Article 3"]
    assert len(titles(paths, config, clock)) == 6


def test_a_fault_is_told_and_hits_nothing(paths: Paths, config: Config, clock: Clock, fill: Fill) -> None:
    fill(2)
    wrong = (rule("mute", "is:unred"), rule("mute", "title:article", feed="http://left.example/"))
    found = previews(paths, replace(config, rules=wrong), clock)
    assert [preview.hits for preview in found] == [0, 0]
    assert (found[0].fault or "").endswith("^")
    assert found[1].fault == "http://left.example/ is not followed"


def test_what_is_older_than_thirty_days_is_not_looked_at(
    paths: Paths, config: Config, clock: Clock, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(1)
    later = clock.now() + 31 * 24 * 3600
    monkeypatch.setattr(clock, "now", lambda: later)
    trying = replace(config, rules=(rule("mute", "title:article"),))
    assert previews(paths, trying, clock)[0].hits == 0
    assert apply(paths, trying, clock) is None


def test_rules_act_on_what_is_stored_and_can_be_undone(paths: Paths, config: Config, clock: Clock, fill: Fill) -> None:
    fill(4)
    rules = (
        rule("star", "title:3"),
        rule("tag", "title:2", tag="later"),
        rule("mute", "title:1 OR title:2"),
        rule("read", "title:2 OR title:0"),
        rule("boost", "title:0"),
    )
    done = apply(paths, replace(config, rules=rules), clock)
    assert done == "applied the rules: 2 hidden, 1 starred, 1 marked read, 1 tagged"
    assert titles(paths, config, clock) == ["Article 0", "Article 3"]
    assert titles(paths, config, clock, "is:hidden") == ["Article 1", "Article 2"]
    assert titles(paths, config, clock, "is:read") == ["Article 0"]
    assert apply(paths, replace(config, rules=rules), clock) is None
    with Library.open(paths, config, clock) as library:
        library.undo()
    assert len(titles(paths, config, clock, "is:unread -is:starred")) == 4


def test_what_a_rule_hid_comes_back_when_the_rule_is_gone_however_old_it_is(
    paths: Paths, config: Config, clock: Clock, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(3)
    hiding = replace(config, rules=(rule("mute", "title:1"), rule("mute", "title:2")))
    apply(paths, hiding, clock)
    with Library.open(paths, config, clock) as library:
        hidden = library.first(library.open_view("is:hidden", unread=False), 9)
    assert {row.title: row.hidden_by for row in hidden} == {
        "Article 1": "mute when title:1",
        "Article 2": "mute when title:2",
    }
    later = clock.now() + 400 * 24 * 3600
    monkeypatch.setattr(clock, "now", lambda: later)
    assert apply(paths, replace(config, rules=hiding.rules[:1]), clock) == "applied the rules: 1 shown again"
    assert titles(paths, config, clock) == ["Article 0", "Article 2"]


def test_a_rule_with_a_fault_hides_nothing_more_and_brings_nothing_back(
    paths: Paths, config: Config, clock: Clock, fill: Fill
) -> None:
    fill(3)
    # Words that another version of the language took.
    wrong = rule("mute", "topic:tides")
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.rule(Ruling(muted={wrong.words: (1,)}))
    assert apply(paths, replace(config, rules=(wrong,)), clock) is None
    assert titles(paths, config, clock) == ["Article 1", "Article 2"]
    assert apply(paths, config, clock) == "applied the rules: 1 shown again"


def test_a_rule_that_lets_go_of_an_article_shows_it_again(
    paths: Paths, config: Config, clock: Clock, fill: Fill
) -> None:
    fill(2)
    apply(paths, replace(config, rules=(rule("mute", "title:1"),)), clock)
    changed = replace(config, rules=(rule("mute", "title:0"), rule("mute", "title:1 -title:article")))
    assert apply(paths, changed, clock) == "applied the rules: 1 hidden, 1 shown again"
    assert titles(paths, config, clock) == ["Article 1"]


def test_faults_of_rules_and_views_are_told_in_a_phrase_each(paths: Paths, config: Config, clock: Clock) -> None:
    assert faults(config) == ()
    wrong = replace(
        config,
        rules=(rule("mute", "("), rule("star", "x")),
        views=(NamedView(Clean("Mine"), Clean("a OR")), NamedView(Clean("Good"))),
    )
    one, other = faults(wrong)
    assert one == "the rule mute when (: nothing stands in this parenthesis"
    assert other == "the view Mine: nothing follows this OR"
    (check,) = [check for check in checks(paths, wrong, clock) if check.name == "rules"]
    assert not check.ok
    assert one in check.detail
    (check,) = [check for check in checks(paths, config, clock) if check.name == "rules"]
    assert (check.ok, check.detail) == (True, "0 rules, 0 named views")


def test_only_sound_rules_are_asked(config: Config) -> None:
    sound = rule("star", "x")
    assert [each.rule for each in sound_rules(replace(config, rules=(rule("mute", "("), sound)))] == [sound]
