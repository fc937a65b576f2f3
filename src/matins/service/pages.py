"""One article's page: fetched, extracted, summarised, and stored where it says more than the feed did."""

from matins.errors import Failed
from matins.fetch.get import PAGE_TYPES, Fetcher, NotModified, Request
from matins.model.document import Status
from matins.model.summary import Summary
from matins.service.store_thread import StoreThread
from matins.store import Store
from matins.work.pool import Pool
from matins.work.tasks import SummaryOptions, read_page

SHORTER = Failed("the page has less text than the feed")


async def read_article(
    article: int, store: StoreThread, fetcher: Fetcher, pool: Pool, limit: int, options: SummaryOptions
) -> Summary | Failed:
    """Fetch the page of `article`, at most `limit` bytes, and store it; Failed where what was there stays."""
    task = await store.call(Store.page_task, article)
    if task is None:
        return Failed("the article has no link")
    answer = await fetcher.get(Request(task.link, limit=limit, accept=PAGE_TYPES))
    if isinstance(answer, NotModified):
        raise TypeError("a page is asked for without validators")
    if isinstance(answer, Failed):
        return answer
    page = await pool.run(read_page, answer.body, answer.final, answer.content_type, task.title, task.lang, options)
    if isinstance(page, Failed):
        return page
    current = await store.call(Store.article, article)
    refused = refusal(page, current.summary) if current else None
    if refused is None:
        await store.call(Store.store_page, article, page)
    return refused or page


def refusal(page: Summary, current: Summary) -> Failed | None:
    """Return why `page` is no better than the `current` text, or None where it is to take its place.

    A full page replaces an earlier one, and the feed's text unless that is longer; a teaser replaces emptiness and a
    shorter teaser.
    """
    status, before = page.document.status, current.document.status
    if status is Status.FULL:
        keeps = before is not Status.FULL and current.document.words > page.document.words
        return SHORTER if keeps else None
    longer = page.document.words > current.document.words
    if status is not Status.EMPTY and (before is Status.EMPTY or (before is Status.TEASER and longer)):
        return None
    return Failed(page.document.reason or "the page has no article text")
