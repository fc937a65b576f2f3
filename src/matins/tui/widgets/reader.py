"""The reader: an article's document in a column, with its summary marked in place."""

from matins.model.article import Article
from matins.tui.look import Look
from matins.tui.pages import Page, Spot, document_page
from matins.tui.typeset import Margin
from matins.tui.widgets.column import Column


class Reader(Column):
    """The full text of one article."""

    def __init__(self, look: Look) -> None:
        super().__init__(id="reader", margin=Margin(look.glyphs.bar, look.marked))
        self._look = look
        self._page = Page(())
        self._spot: int | None = None

    def open(self, article: Article) -> None:
        """Show the full text of `article` from its beginning."""
        self._page = document_page(article, self._look)
        self._spot = None
        self.show(self._page.paragraphs)

    def go_to_point(self, number: int) -> bool:
        """Show the place of point `number`, counted from 1; return whether there is one."""
        if not 1 <= number <= len(self._page.points):
            return False
        self._go_to(self._page.points[number - 1])
        return True

    def go_to_sentence(self, *, forward: bool) -> bool:
        """Show the next sentence of the summary, or the one before; return whether there is one."""
        spots = self._page.sentences
        at = self._spot if self._spot is not None else (-1 if forward else len(spots))
        at += 1 if forward else -1
        if not 0 <= at < len(spots):
            return False
        self._go_to(spots[at])
        self._spot = at
        return True

    def _go_to(self, spot: Spot) -> None:
        self.go_to(*spot)
