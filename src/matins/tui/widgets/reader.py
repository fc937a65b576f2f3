"""The reader: an article's document in a column, with its summary marked in place."""

from matins.model.article import Article
from matins.model.document import Block
from matins.tui.document_page import DocumentPage, Source
from matins.tui.look import Look
from matins.tui.typeset import Edges, Margin
from matins.tui.widgets.column import Column, Spot

_PLACES = 200
"""For how many texts the place where reading stopped is known."""

TextKey = tuple[int, bool, int]
"""What tells a text of an article from its others, and from what an update makes of it."""


class Reader(Column):
    """One of the texts of one article; for each it knows where reading stopped."""

    def __init__(self, look: Look, *, link_numbers: bool) -> None:
        glyphs = look.glyphs
        super().__init__(
            id="reader",
            margin=Margin(glyphs.bar, look.marked, glyphs.faint, look.dim),
            edges=Edges(glyphs.left, glyphs.right, look.accent),
        )
        self._look, self._link_numbers = look, link_numbers
        self._page: DocumentPage | None = None
        self._places: dict[TextKey, Source] = {}
        self.article: Article | None = None
        self.hidden = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read."""
        return self.article is None or not self.article.document.blocks

    @property
    def sentences(self) -> int:
        """How many sentences of the summary stand in the text that is shown."""
        return len(self._page.sentences) if self._page else 0

    def open(self, article: Article, *, hidden: bool = False) -> None:
        """Show the text of `article`, from where reading stopped; its hidden lines too if `hidden`."""
        self._remember()
        self.article, self.hidden = article, hidden
        self._page = DocumentPage(article, self._look, hidden=hidden, link_numbers=self._link_numbers)
        place = self._places.get(_key(article))
        self.show(self._page, at=self._page.nearest(place) if place else None, text_end=self._page.text_end)

    def go_to_point(self, number: int) -> bool:
        """Show the place of point `number`, counted from 1; return whether there is one in the text."""
        spot = self._page.points[number - 1] if self._page and 1 <= number <= len(self._page.points) else None
        return self._go_to(spot)

    def go_to_sentence(self, *, forward: bool) -> int | None:
        """Show the next sentence of the summary, or the one before; return its number, None where there is none."""
        spots = self._page.sentences if self._page else ()
        here = self.reading_line()
        found = [spot for spot in spots if (spot > here if forward else spot < here)]
        if not self._go_to((found[0] if forward else found[-1]) if found else None):
            return None
        return spots.index(found[0 if forward else -1]) + 1

    def block_in_sight(self) -> Block | None:
        """Return the block of the last jump, else the first that is wholly in sight, else the first in sight."""
        if self._page is None or self.article is None:
            return None
        shown = [self.jump[0]] if self.jump else self.paragraphs_in_sight()
        number = next((block for block in map(self._page.block, shown) if block is not None), None)
        return None if number is None else self.article.document.blocks[number]

    def _go_to(self, spot: Spot | None) -> bool:
        if spot is None:
            return False
        self.go_to(spot)
        return True

    def _remember(self) -> None:
        if self._page is None or self.article is None:
            return
        key = _key(self.article)
        self._places.pop(key, None)
        if not self.at_top:
            self._places[key] = self._page.source(self.top)
            if len(self._places) > _PLACES:
                del self._places[next(iter(self._places))]


def _key(article: Article) -> TextKey:
    return article.row.id, article.of_page, len(article.document.blocks)
