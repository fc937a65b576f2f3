"""The views there are: matins' own, and those that the config names."""

from matins.config.kinds import nearest
from matins.config.schema import Config
from matins.errors import UsageError
from matins.model.view import NamedView
from matins.text.clean import Clean, clean_line

UNREAD = NamedView(Clean("Unread"), unread=True)
"""The view that the screen opens with."""

_EVERY_DAY = (UNREAD, NamedView(Clean("All")), NamedView(Clean("Starred"), Clean("is:starred")))
_ASIDE = (
    NamedView(Clean("Hidden"), Clean("is:hidden")),
    NamedView(Clean("Archived"), Clean("is:archived")),
)

_IS_UNREAD = "is:unread"
_JOINING = ('"', "(", "OR")
"""What makes a query more than words one after the other."""


def views(config: Config) -> tuple[NamedView, ...]:
    """Return all views in the order of their list; one of the config's takes the place of matins' own of that name."""
    own = {view.name.casefold(): _opened(view) for view in config.views}
    built_in = {view.name for view in (*_EVERY_DAY, *_ASIDE)}
    others = [view for view in own.values() if view.name.casefold() not in map(str.casefold, built_in)]
    every_day = [own.get(view.name.casefold(), view) for view in _EVERY_DAY]
    return (*every_day, *others, *(own.get(view.name.casefold(), view) for view in _ASIDE))


def view_named(config: Config, name: str) -> NamedView:
    """Return the view `name`, upper and lower case alike; raise UsageError where there is none."""
    known = {view.name.casefold(): view for view in views(config)}
    found = known.get(clean_line(name).casefold())
    if found is None:
        near = nearest(name, tuple(view.name for view in known.values()))
        hint = f"; did you mean {near}?" if near else "; there are " + ", ".join(view.name for view in known.values())
        raise UsageError(f'no view is called "{clean_line(name)}"{hint}')
    return found


def asked_of(view: NamedView, query: str = "") -> str:
    """Return `view`, narrowed to what `query` matches in it, as one query."""
    parts = [part for part in (_IS_UNREAD if view.unread else "", view.query, query) if part.strip()]
    return parts[0] if len(parts) == 1 else " ".join(f"({part})" for part in parts)


def _opened(view: NamedView) -> NamedView:
    """Return `view` as it is opened: where it asks for what is unread, rows that are read stay until it is left."""
    words = view.query.split()
    if _IS_UNREAD not in words or any(mark in view.query for mark in _JOINING):
        return view
    return NamedView(view.name, Clean(" ".join(word for word in words if word != _IS_UNREAD)), unread=True)
