"""The pane beside the list: the summary of the article under the cursor."""

from typing import TYPE_CHECKING

from matins.model.article import Article
from matins.tui.look import Look
from matins.tui.pages import summary_page
from matins.tui.widgets.column import Column

if TYPE_CHECKING:
    from matins.text.snippets import Snippet


class SummaryPane(Column):
    """Title, where it comes from, summary, points and link of one article."""

    def __init__(self, look: Look) -> None:
        super().__init__(id="summary")
        self._look = look
        self.article: Article | None = None

    def show_article(self, article: Article | None, snippet: "Snippet | None" = None) -> None:
        """Show the summary of `article`, or nothing; before it the `snippet` that was searched for."""
        self.article = article
        self.show(summary_page(article, self._look, snippet) if article else ())
