"""The refresh: feeds fetched, parsed and stored, then the pages of their new articles, each step told as it ends."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from matins.clock import Clock, moment
from matins.config.schema import Config
from matins.errors import Failed, StoreError
from matins.fetch.get import Fetcher, NotModified, Refusal, Request, Response
from matins.fetch.pacing import UNPACED, next_due, not_before
from matins.logs import log
from matins.model.document import Document, Status
from matins.model.events import Event, Failure, FeedDone, FeedsDue, Finished, PageDone, PagesDue
from matins.model.feed import Entry, Feed, FeedState
from matins.model.summary import Summary
from matins.service.drafts import draft, news
from matins.service.pages import read_article
from matins.service.schedule import interleaved
from matins.service.store_thread import StoreThread
from matins.store import FeedAnswer, Store, Stored
from matins.text.clean import REASON, clean_line
from matins.text.urls import masked
from matins.work.pool import Pool
from matins.work.tasks import Digest, SummaryOptions, read_feed, summarise_entries

T = TypeVar("T")

STUMBLED = Failed("matins stumbled over it; the log has the details")

_BATCH = 25
"""How many entries a worker summarises in one call, so that one long feed does not keep the others waiting."""


@dataclass(slots=True)
class Sums:
    """What one refresh has done so far."""

    ok: int = 0
    unchanged: int = 0
    failed: int = 0
    new: int = 0
    updated: int = 0
    pages: int = 0
    failures: list[Failure] = field(default_factory=list)

    def finished(self, *, interrupted: bool = False) -> Finished:
        """Return the sums as the last event of a job."""
        return Finished(
            *(self.ok, self.unchanged, self.failed, self.new, self.updated, self.pages),
            failures=tuple(self.failures),
            interrupted=interrupted,
        )


class Pipeline:
    """One refresh on its way from addresses to articles; `emit` is told of every step."""

    def __init__(
        self,
        store: StoreThread,
        fetcher: Fetcher,
        pool: Pool,
        config: Config,
        clock: Clock,
        emit: Callable[[Event], None],
        sums: Sums,
    ) -> None:
        self.store = store
        self.fetcher = fetcher
        self.pool = pool
        self.config = config
        self.clock = clock
        self.emit = emit
        self.sums = sums
        self.options = SummaryOptions(
            sentences=config.summary.sentences, points=config.summary.points, algorithm=config.summary.algorithm
        )
        # Twice as many as are fetched at once: some are parsed while others are waited for; no more lie in memory.
        self._feed_turns = asyncio.Semaphore(2 * config.fetch.in_flight)
        self._page_turns = asyncio.Semaphore(config.fetch.in_flight)
        self._feeds_begun = asyncio.Event()

    async def refresh(self, states: Sequence[FeedState]) -> None:
        """Ask every feed of `states`, then fetch the pages their new articles want; may raise StoreError.

        A feed whose server asked to wait is not asked, and counts as failed.
        """
        self.emit(FeedsDue(len(states)))

        async def begin(group: asyncio.TaskGroup) -> None:
            self._feeds_begun.clear()
            for state in interleaved(states, lambda state: state.address):
                await self._feed_turns.acquire()
                group.create_task(self._feed(state, group))
            self._feeds_begun.set()

        await _grouped(begin)

    async def refresh_pages(self, articles: Sequence[int]) -> None:
        """Fetch the pages of these articles now."""

        async def begin(group: asyncio.TaskGroup) -> None:
            self.emit(PagesDue(len(articles)))
            self._feeds_begun.set()
            for article in articles:
                group.create_task(self._page(article))

        await _grouped(begin)

    async def take_new(self, state: FeedState, feed: Feed, response: Response) -> None:
        """Store the first answer of a feed that was just subscribed, and fetch the pages it wants."""

        async def begin(group: asyncio.TaskGroup) -> None:
            self._feeds_begun.set()
            await self._settled(state, self._store_feed(state, feed, response), group)

        await _grouped(begin)

    async def _feed(self, state: FeedState, group: asyncio.TaskGroup) -> None:
        try:
            if state.not_before > self.clock.now():
                self.emit(self._counted(state, _too_early(state)))
            else:
                await self._settled(state, self._asked(state), group)
        finally:
            self._feed_turns.release()

    async def _settled(
        self, state: FeedState, work: Awaitable[Stored | NotModified | Failed], group: asyncio.TaskGroup
    ) -> None:
        """Note what became of one feed, tell it, and queue the pages it wants."""
        outcome = await _guarded(work, masked(state.address))
        if isinstance(outcome, Failed):
            await self._note_failure(state, outcome)
        self.emit(self._counted(state, outcome))
        if not isinstance(outcome, Failed):
            await self._want_pages(state, group)

    async def _asked(self, state: FeedState) -> Stored | NotModified | Failed:
        request = Request(state.address, state.validators, self.config.fetch.feed_size)
        answer = await self.fetcher.get(request)
        if isinstance(answer, Failed):
            return answer
        if isinstance(answer, NotModified):
            due = next_due(self.clock.now(), self.config.refresh.every, answer.pace)
            await self.store.call(Store.store_unchanged, state.id, answer.validators, due)
            return answer
        feed = await self.pool.run(read_feed, answer.body, answer.final, answer.content_type)
        if isinstance(feed, Failed):
            return Refusal(feed.reason, answer.pace)
        return await self._store_feed(state, feed, answer)

    async def _store_feed(self, state: FeedState, feed: Feed, response: Response) -> Stored:
        known = await self.store.call(Store.known, state.id)
        now = self.clock.now()
        limit = self.config.fetch.entries_per_feed
        found = news(feed.entries, known, now=now, first=state.first, limit=limit)
        digests = await self._digests([item.entry for item in found], feed, response.final)
        answer = FeedAnswer(
            feed=feed,
            drafts=tuple(draft(item, digest, now=now) for item, digest in zip(found, digests, strict=True)),
            validators=response.validators,
            next_due=next_due(now, self.config.refresh.every, response.pace),
        )
        return await self.store.call(Store.store_answer, state.id, answer)

    async def _digests(self, entries: Sequence[Entry], feed: Feed, base: str) -> list[Digest]:
        batches = [tuple(entries[start : start + _BATCH]) for start in range(0, len(entries), _BATCH)]
        digested = await asyncio.gather(*(self._digest_batch(batch, feed, base) for batch in batches))
        return [digest for batch in digested for digest in batch]

    async def _digest_batch(self, batch: tuple[Entry, ...], feed: Feed, base: str) -> tuple[Digest, ...]:
        """Return the digests of `batch`; an entry that no worker gets through stands without a text."""
        digests = await self.pool.run(summarise_entries, batch, base, feed.lang, self.options)
        if not isinstance(digests, Failed):
            return digests
        if len(batch) > 1:
            alone = [await self._digest_batch((entry,), feed, base) for entry in batch]
            return tuple(digest for digests in alone for digest in digests)
        document = Document(status=Status.EMPTY, reason=clean_line(digests.reason, REASON), title=batch[0].title)
        return (Digest(Summary(document), wants_page=batch[0].link is not None),)

    async def _note_failure(self, state: FeedState, failed: Failed) -> None:
        pace = failed.pace if isinstance(failed, Refusal) else UNPACED
        now = self.clock.now()
        due = next_due(now, self.config.refresh.every, pace, state.failures + 1)
        reason = clean_line(failed.reason, REASON)
        await self.store.call(Store.store_failure, state.id, reason, due, not_before(now, pace))

    async def _want_pages(self, state: FeedState, group: asyncio.TaskGroup) -> None:
        limit = self.config.fetch.pages_per_feed
        tasks = await self.store.call(Store.pages_wanted, state.id, limit) if limit else ()
        if tasks:
            self.emit(PagesDue(len(tasks)))
        for task in tasks:
            group.create_task(self._page(task.id))

    async def _page(self, article: int) -> None:
        # Feeds first: what is new is on the screen before what is long.
        await self._feeds_begun.wait()
        async with self._page_turns:
            outcome = await _guarded(
                read_article(article, self.store, self.fetcher, self.pool, self.config.fetch.page_size, self.options),
                f"the page of article {article}",
            )
            if isinstance(outcome, Failed):
                await self.store.call(Store.store_page_failure, article, clean_line(outcome.reason, REASON))
        self.sums.pages += 1
        self.emit(PageDone(article, outcome.reason if isinstance(outcome, Failed) else None))

    def _counted(self, state: FeedState, outcome: Stored | NotModified | Failed) -> FeedDone:
        """Add one feed's outcome to the sums and return its event."""
        sums, title = self.sums, state.title
        if isinstance(outcome, Failed):
            sums.failed += 1
            sums.failures.append(Failure(masked(state.address), outcome.reason))
            return FeedDone(state.address, title, "failed", reason=outcome.reason)
        if isinstance(outcome, NotModified):
            sums.unchanged += 1
            return FeedDone(state.address, title, "unchanged")
        sums.ok += 1
        sums.new += outcome.new
        sums.updated += outcome.updated
        return FeedDone(state.address, title, "ok", outcome.new, outcome.updated)


def _too_early(state: FeedState) -> Failed:
    # No wait is longer than a day (fetch.pacing), so that the time of day says it.
    return Failed(f"the server asked to wait until {moment(state.not_before).astimezone():%H:%M}")


async def _guarded(work: Awaitable[T], what: str) -> T | Failed:
    """Return what `work` gives; a bug in it costs this one feed or page, and is told to the log."""
    try:
        return await work
    except StoreError:
        raise
    except Exception:  # noqa: BLE001  (one feed or page must never stop the others)
        log().exception("stumbled over %s", what)
        return STUMBLED


async def _grouped(begin: Callable[[asyncio.TaskGroup], Coroutine[None, None, None]]) -> None:
    """Run `begin` and all it starts; a StoreError of any of them ends the others and comes out alone."""
    try:
        async with asyncio.TaskGroup() as group:
            await begin(group)
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
