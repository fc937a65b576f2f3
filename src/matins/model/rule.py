"""A rule as the config has it, a query and what becomes of the articles that it matches; and what one would hit."""

from dataclasses import dataclass
from enum import StrEnum

from matins.model.article import Row
from matins.text.clean import Clean, clean_line
from matins.text.urls import masked

LONGEST = 2_000
"""The most characters of a rule's own words."""


class Deed(StrEnum):
    """What a rule does."""

    MUTE = "mute"
    READ = "read"
    STAR = "star"
    TAG = "tag"
    BOOST = "boost"
    LOWER = "lower"
    FULLTEXT = "fulltext"


@dataclass(frozen=True, slots=True)
class Rule:
    """What to `do` with articles `when` a query matches; `feed` is the address of the only feed it is about, if any.

    `tag` is what TAG gives.
    """

    do: Deed
    when: Clean
    feed: str = ""
    tag: Clean | None = None

    @property
    def words(self) -> Clean:
        """The rule on one line, as lists and messages name it."""
        what = f"{self.do} {self.tag}" if self.tag else self.do
        where = f" in {masked(self.feed)}" if self.feed else ""
        return clean_line(f"{what} when {self.when}{where}", LONGEST)


@dataclass(frozen=True, slots=True)
class Preview:
    """How many articles a rule would have hit, and the newest of them; where there is a `fault`, why it hits none.

    The fault is a phrase for people, for a wrong query with lines below it that point at the place.
    """

    rule: Rule
    hits: int = 0
    rows: tuple[Row, ...] = ()
    fault: str | None = None
