"""Which text stands for an article, its feed's or its page's: the longer one, where the two agree.

A page that holds little of a feed's whole text is another text: a wrong region, a paywall's notice, a consent page.
"""

from matins.errors import Failed
from matins.model.article import Texts
from matins.model.document import Document, Status
from matins.model.summary import Summary
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
    feed = _document(texts.feed)
    if page.status is Status.FULL and page.words:
        if not _agree(page, feed):
            return ANOTHER
        return SHORTER if feed.status is Status.FEED and page.words < feed.words else None
    if not betters(page, texts):
        return nothing
    # Of two teasers the longer one tells more; a whole text in the feed tells more than any.
    longer = feed.status is Status.TEASER and page.words > feed.words
    return None if longer or feed.status is Status.EMPTY else nothing


def betters(page: Document, texts: Texts) -> bool:
    """Whether `page` says anything, and no less than the page that was had before: a full one, or a longer teaser.

    A page with another text than the feed's is worse than a full one that agrees with it.
    """
    if page.status is Status.EMPTY or not page.words:
        return False
    before, feed = _document(texts.page), _document(texts.feed)
    if before.status is Status.EMPTY:
        return True
    if page.status is Status.FULL:
        return before.status is not Status.FULL or _agree(page, feed) or not _agree(before, feed)
    return before.status is Status.TEASER and page.words > before.words


def _document(text: Summary | None) -> Document:
    return text.document if text else Document(status=Status.EMPTY)


def _agree(page: Document, feed: Document) -> bool:
    """Whether both may be one article: what is no whole text in the feed says nothing against it."""
    if feed.status is not Status.FEED:
        return True
    part, whole = (feed, page) if page.words >= feed.words else (page, feed)
    return _contained(part.text, whole.text) >= AGREEING


def _contained(part: str, whole: str) -> float:
    """Return how much of `part`, a share of 0 to 1, stands in `whole`."""
    ours, theirs = (tokens(text)[:_MOST_TOKENS] for text in (part, whole))
    return share(ours, set(shingles(theirs)))
