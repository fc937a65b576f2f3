"""What the rules make of an article on its way into the store."""

from dataclasses import dataclass

from matins.text.clean import Clean


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an article by the rules.

    `muted` is the rule that hides it, `shift` the seconds by which it stands further up in time, `page` asks for its
    page to be fetched.
    """

    muted: Clean | None = None
    read: bool = False
    starred: bool = False
    tags: tuple[Clean, ...] = ()
    shift: int = 0
    page: bool = False


NO_RULE = Verdict()
"""What becomes of an article that no rule is about."""
