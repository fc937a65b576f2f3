"""One article's page: fetched, extracted, summarised, and stored where it says more than the feed did."""

from collections.abc import Awaitable, Callable

from matins.errors import Failed
from matins.fetch.get import PAGE_TYPES, NotModified, Request, Response
from matins.model.article import PageTask
from matins.model.document import Status
from matins.model.summary import Summary
from matins.service.refresh.bodies import Bodies
from matins.service.refresh.store_thread import StoreThread
from matins.store import Store
from matins.text.clean import Clean
from matins.text.urls import web_address
from matins.work.tasks import SummaryOptions, read_page

Ask = Callable[[Request], Awaitable[Response | NotModified | Failed]]
"""What asks a server politely."""

NO_LINK = Failed("the article has no link")
SHORTER = Failed("the page has less text than the feed")


async def read_article(
    task: PageTask, store: StoreThread, ask: Ask, bodies: Bodies, limit: int, options: SummaryOptions
) -> Summary | Failed:
    """Fetch the page of an article, at most `limit` bytes, and store it; Failed where what was there stays."""
    # A page that was saved by itself has no feed on the web; its own address is the one that was typed.
    request = Request(task.link, limit=limit, accept=PAGE_TYPES, typed=web_address(task.feed) or task.link)
    page = await summarised_page(request, ask, bodies, options, task.title, task.lang)
    if isinstance(page, Failed):
        return page
    current = await store.call(Store.article, task.id)
    refused = refusal(page, current.summary) if current else None
    if refused is None:
        await store.call(Store.store_page, task.id, page)
    return refused or page


async def summarised_page(
    request: Request,
    ask: Ask,
    bodies: Bodies,
    options: SummaryOptions,
    title: Clean | None = None,
    lang: str | None = None,
) -> Summary | Failed:
    """Fetch a page, extract and summarise it; `title` and `lang` win over what it says itself."""
    answer = await ask(request)
    if isinstance(answer, NotModified):
        raise TypeError("a page is asked for without validators")
    if isinstance(answer, Failed):
        return answer
    return await bodies.read(read_page, answer, title, lang, options)


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
