"""Which text stands for an article, its feed's or its page's: the longer one, where the two agree.

A page that holds little of a feed's whole text is another text: a wrong region, a paywall's notice, a consent page.
"""

from matins.errors import Failed
from matins.model.article import Texts
from matins.model.document import Document, Status
from matins.text.shingles import share, shingles, tokens

SHORTER = Failed("the page has less text than the feed")
ANOTHER = Failed("the page has another text than the feed")

AGREEING = 0.3
"""The least share of the shorter text that is found in the longer one where both are one article."""

_MOST_TOKENS = 50_000


def refusal(page: Document, texts: Texts) -> Failed | None:
    """Return why `page`, fetched just now, is not to be shown, None where it is; `texts` is what was there before.

    Not even kept is a page worse than an earlier one: see `betters`.
    """
    nothing = Failed(page.reason or "the page has no article text")
    feed = texts.feed.document if texts.feed else Document(status=Status.EMPTY)
    if not betters(page, texts):
        return nothing
    if feed.status is Status.EMPTY:
        return None
    if page.status is not Status.FULL:
        # Of two teasers the longer one tells more; a whole text in the feed tells more than any.
        return None if feed.status is Status.TEASER and page.words > feed.words else nothing
    if feed.status is Status.TEASER:
        return None
    longer = page.words >= feed.words
    first, second = (feed, page) if longer else (page, feed)
    if _contained(first.text, second.text) < AGREEING:
        return ANOTHER
    return None if longer else SHORTER


def betters(page: Document, texts: Texts) -> bool:
    """Whether `page` says anything, and no less than the page that was had before: a full one, or a longer teaser."""
    if page.status is Status.EMPTY or not page.words:
        return False
    if texts.page is None or page.status is Status.FULL:
        return True
    before = texts.page.document
    return before.status is Status.EMPTY or (before.status is Status.TEASER and page.words > before.words)


def _contained(part: str, whole: str) -> float:
    """Return how much of `part`, a share of 0 to 1, stands in `whole`."""
    ours, theirs = (tokens(text)[:_MOST_TOKENS] for text in (part, whole))
    return share(ours, set(shingles(theirs)))
