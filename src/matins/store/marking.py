"""Marking and tagging articles, few or a whole view: each marking is one step of the journal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from matins.store.changes import Aspect, Change, Tagged, Turned
from matins.store.ordering import Part, all_of
from matins.store.snapshots import asked_for, state_of
from matins.store.steps import Source, StepBook, listed
from matins.store.views import View
from matins.text.cells import cut
from matins.text.clean import Clean, still_clean

_LONGEST = 60
"""How many cells of a title a sentence has."""

_TITLE = "SELECT title FROM articles WHERE id = ?"

_OF_VIEW = "SELECT a.id FROM articles a{} WHERE {}"


@dataclass(frozen=True, slots=True)
class Marking:
    """What is to become of articles, those of `ids` or all of `view`: None leaves as it is.

    `tag` is given, or taken away where `tagged` is False.  `of` names the view in the step's sentence.
    """

    ids: tuple[int, ...] = ()
    view: View | None = None
    read: bool | None = None
    starred: bool | None = None
    tag: Clean | None = None
    tagged: bool = True
    of: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """How many articles a marking changed, and the step's id and sentence: None and "" where it changed none."""

    step: int | None
    articles: int
    sentence: str


class MarkDesk(StepBook):
    """The part of the store that marks articles."""

    def mark(self, ids: Collection[int], *, read: bool | None = None, starred: bool | None = None) -> int:
        """Mark articles read or unread, starred or not, as one step; return how many of them this changed."""
        return self.carry_out((Marking(tuple(ids), read=read, starred=starred),))[0].articles

    def mark_view(self, view: View, *, read: bool | None = None, starred: bool | None = None, of: str = "") -> int:
        """Mark every article of the view likewise, those too that a query matches beyond what its view holds."""
        return self.carry_out((Marking(view=view, read=read, starred=starred, of=of),))[0].articles

    def tag(self, ids: Collection[int], tag: Clean, *, add: bool = True) -> int:
        """Give articles a tag, or take it away, as one step; return how many of them this changed."""
        return self.carry_out((Marking(tuple(ids), tag=tag, tagged=add),))[0].articles

    def carry_out(self, markings: Sequence[Marking]) -> tuple[Marked, ...]:
        """Make all of `markings` in their order, each a step; return what each came to."""
        done: tuple[Marked, ...] = ()
        while len(done) < len(markings):
            done += self.begin(markings[len(done) :])
            self.finish()
        return done

    def begin(self, markings: Sequence[Marking]) -> tuple[Marked, ...]:
        """Make the first of `markings` likewise in one transaction, for good; return what each of these came to.

        These are all, or those up to one that is about more articles than are changed at one go: `finish` does the
        rest of that.
        """
        self.finish()
        done = []
        with self.writing():
            for marking in markings:
                marked, more = self._carry_out(marking)
                done.append(marked)
                if more:
                    break
        return tuple(done)

    def _carry_out(self, marking: Marking) -> tuple[Marked, bool]:
        """Carry out a marking; return what it came to, and whether there is more of it than one transaction takes."""
        source = _of_view(marking) if marking.view else listed(marking.ids)
        now = self._clock.now()
        turned: list[Turned] = []
        tagged: tuple[Tagged, ...] = ()
        if marking.tag is not None:
            tagged = self._tag(source, marking.tag, given=marking.tagged)
        if marking.starred is not None:
            turned += self._was(Aspect.STARRED, source, now if marking.starred else None)
        if marking.read is not None:
            turned += self._was(Aspect.READ, source, now if marking.read else None)
        change = Change(tuple(turned), tagged, whole=marking.view is not None)
        articles = change.articles
        if not articles:
            return Marked(None, 0, ""), False
        sentence = said(marking, len(articles), self._title(articles) if len(articles) == 1 else None)
        step, more = self._take_step(sentence, change)
        return Marked(step, len(articles), sentence), more

    def _title(self, ids: Collection[int]) -> Clean | None:
        row = self._row(_TITLE, (*ids,))
        return still_clean(row[0]) if row else None


def said(marking: Marking, articles: int, title: Clean | None = None) -> str:
    """Return what `marking` does to so many articles, or to the one called `title`, in a sentence without its stop."""
    what = f"“{cut(title, _LONGEST)}”" if title else f"{articles:,} article{'' if articles == 1 else 's'}"
    what += f" of {marking.of}" if marking.of else ""
    parts = {
        f"marked {what} read": marking.read is True,
        f"marked {what} unread": marking.read is False,
        f"starred {what}": marking.starred is True,
        f"took the star{'' if articles == 1 else 's'} from {what}": marking.starred is False,
        f"tagged {what} with {marking.tag}": marking.tag is not None and marking.tagged,
        f"took the tag {marking.tag} from {what}": marking.tag is not None and not marking.tagged,
    }
    return " and ".join(part for part, is_so in parts.items() if is_so)


def _of_view(marking: Marking) -> Source:
    """Return the source of the view's articles as of now, without those that came in since it was opened."""
    view = marking.view
    if view is None:
        raise ValueError("a marking without a view")
    if view.ids is not None and not view.more:
        return listed(view.ids)
    unread = view.unread or (marking.read is True and marking.starred is None)
    tests = (state_of(view.condition, unread=unread), Part("a.id <= ?", (view.last_id,)))
    if view.condition is None:
        where = all_of(tests)
        return Source(_OF_VIEW.format("", where.sql), where.parameters, unread)
    where = all_of((*tests, asked_for(view.condition)))
    return Source(_OF_VIEW.format(" CROSS JOIN feeds f ON f.id = a.feed", where.sql), where.parameters, unread)
