"""One article's page: fetched, extracted, summarised, and kept beside what the feed said; its site is learned from."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from matins.errors import Failed
from matins.extract.site_lines import page_signature, site_lines
from matins.fetch.get import PAGE_TYPES, NotModified, Request, Response
from matins.model.article import PageTask
from matins.model.document import Status
from matins.model.feed import Subscription
from matins.model.page import PageRules
from matins.model.summary import Summary
from matins.service.refresh.agreement import betters, refusal
from matins.service.refresh.bodies import Bodies
from matins.service.refresh.store_thread import StoreThread
from matins.store import Store
from matins.text.clean import Clean
from matins.text.urls import host, web_address
from matins.work.pool import Pool
from matins.work.tasks import SummaryOptions, read_page, with_lines_hidden

Ask = Callable[[Request], Awaitable[Response | NotModified | Failed]]
"""What asks a server politely."""

NO_LINK = Failed("the article has no link")


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read, the site that it came from in the end, a host, and the lines known to be common there."""

    summary: Summary
    site: str
    common: frozenset[int]


class PageDesk:
    """Reads pages of at most `limit` bytes; `feeds` are those followed, by address."""

    def __init__(
        self,
        store: StoreThread,
        ask: Ask,
        pool: Pool,
        bodies: Bodies,
        feeds: Mapping[str, Subscription],
        limit: int,
        options: SummaryOptions,
    ) -> None:
        self._store = store
        self._ask = ask
        self._pool = pool
        self._bodies = bodies
        self._feeds = feeds
        self._limit = limit
        self._options = options

    async def read_article(self, task: PageTask) -> Summary | Failed:
        """Fetch the page of an article and store it; Failed where it is not the text to show."""
        # A page that was saved by itself has no feed on the web; its own address is the one that was typed.
        typed = web_address(task.feed) or task.link
        page = await self.read(task.link, typed, self._feeds.get(task.feed), task.title, task.lang)
        if isinstance(page, Failed):
            return page
        document = page.summary.document
        texts = await self._store.call(Store.texts, task.id)
        refused = refusal(document, texts)
        if betters(document, texts):
            await self._store.call(Store.store_page, task.id, page.summary, shown=refused is None)
            await self.learn(task.id, page)
        return refused or page.summary

    async def read(
        self,
        address: str,
        typed: str,
        feed: Subscription | None = None,
        title: Clean | None = None,
        lang: str | None = None,
    ) -> Page | Failed:
        """Fetch a page, extract and summarise it; `title` and `lang` win over what it says itself.

        What the user said of the pages of its `feed` counts, and what its site's other pages have in common is hidden.
        """
        answer = await self._ask(Request(address, limit=self._limit, accept=PAGE_TYPES, typed=typed))
        if isinstance(answer, NotModified):
            raise TypeError("a page is asked for without validators")
        if isinstance(answer, Failed):
            return answer
        site = host(answer.final)
        common = await self._store.call(Store.common_lines, site)
        rules = PageRules(feed.keep, feed.drop, common) if feed else PageRules(common=common)
        summary = await self._bodies.read(read_page, answer, title, lang, self._options, rules)
        return summary if isinstance(summary, Failed) else Page(summary, site, common)

    async def learn(self, article: int, page: Page) -> None:
        """Remember the lines of a page that was stored; those that only now are common are hidden on earlier pages."""
        document = page.summary.document
        if document.status is not Status.FULL:
            return
        signature, lines = page_signature(document), site_lines(document)
        stale = await self._store.call(Store.remember_lines, page.site, article, signature, lines, page.common)
        common = await self._store.call(Store.common_lines, page.site) if stale else frozenset()
        for other in stale:
            old = (await self._store.call(Store.texts, other)).page
            if old is None:
                continue
            new = await self._pool.run(with_lines_hidden, old, common, self._options)
            if not (new is None or isinstance(new, Failed)):
                await self._store.call(Store.replace_page, other, old, new)
