"""The refresh: feeds fetched, parsed and stored, then the pages of their new articles, each step told as it ends."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from typing import TypeVar

from matins.config.schema import Config
from matins.errors import Failed, StoreError
from matins.fetch.exchange import Unreached
from matins.fetch.get import Fetcher, NotModified, Refusal, Request, Response
from matins.logs import log
from matins.model.article import Draft, Known, PageTask
from matins.model.events import Event, FeedsDue, PageDone, PagesDue
from matins.model.feed import Feed, FeedState, FullText, Move, Subscription
from matins.model.summary import Summary
from matins.service.refresh.adopting import adopt
from matins.service.refresh.bodies import Bodies
from matins.service.refresh.digesting import digests
from matins.service.refresh.drafts import draft, judged, news
from matins.service.refresh.line import Line
from matins.service.refresh.moving import followed
from matins.service.refresh.notes import Notes
from matins.service.refresh.pages import NO_LINK, PageDesk
from matins.service.refresh.polling import Polling
from matins.service.refresh.schedule import PAGES, lane, ordered, rank
from matins.service.refresh.store_thread import StoreThread
from matins.service.refresh.sums import Outcome, Sums
from matins.service.refresh.waits import Held, Waits, asks_to_wait
from matins.service.rules import sound_rules
from matins.store import FeedAnswer, Store, Stored, Unchanged
from matins.text.clean import REASON, clean_line
from matins.text.urls import masked
from matins.work.pool import Pool
from matins.work.tasks import SummaryOptions, read_feed

T = TypeVar("T")

STUMBLED = Failed("matins stumbled over it; the log has the details")


@dataclass(slots=True)
class _Run:
    """What is under way: the line that feeds and pages stand in, how many feeds are left, and what they have told.

    `answered` tells whether any server was there; `unreached` are the feeds whose servers were not even tried.
    """

    line: Line
    notes: Notes
    feeds: int = 0
    moves: dict[str, Move] = field(default_factory=dict)
    answered: bool = False
    unreached: list[tuple[FeedState, Unreached]] = field(default_factory=list)


class Pipeline:
    """One refresh on its way from addresses to articles; `emit` is told of every step.

    `polling` says how and when feeds are asked, `waits` which hosts asked to be left alone.
    """

    def __init__(
        self,
        store: StoreThread,
        fetcher: Fetcher,
        pool: Pool,
        config: Config,
        emit: Callable[[Event], None],
        sums: Sums,
        polling: Polling,
        waits: Waits,
    ) -> None:
        self.store = store
        self.fetcher = fetcher
        self.pool = pool
        self.config = config
        self.clock = polling.clock
        self.emit = emit
        self.sums = sums
        self.options = SummaryOptions(
            sentences=config.summary.sentences, points=config.summary.points, algorithm=config.summary.algorithm
        )
        self.bodies = Bodies(pool)
        self._feeds = {feed.address: feed for feed in config.feeds}
        self._rules = sound_rules(config)
        limit = config.fetch.page_size
        self.pages = PageDesk(store, self.ask, pool, self.bodies, self._feeds, limit, self.options)
        self._polling = polling
        self._waits = waits

    async def refresh(self, states: Sequence[FeedState]) -> None:
        """Ask every feed of `states`, then fetch the pages their new articles want; may raise StoreError.

        A feed whose server asked to wait is not asked, and counts as failed.
        """
        self.emit(FeedsDue(len(states)))
        async with self._begun() as run:
            run.feeds = len(states)
            for state in ordered(states):
                run.line.add(partial(self._feed, state, run), lane(state.address), rank(state))

    async def refresh_pages(self, articles: Sequence[int]) -> None:
        """Fetch the pages of these articles now."""
        self.emit(PagesDue(len(articles)))
        async with self._begun() as run:
            for article in articles:
                task = await self.store.call(Store.page_task, article)
                if task is None:
                    self._tell_page(article, NO_LINK)
                else:
                    run.line.add(partial(self._page, task), lane(task.link), PAGES)

    async def take_new(self, state: FeedState, feed: Feed, response: Response) -> None:
        """Store the first answer of a feed that was just subscribed, and fetch the pages it wants."""
        async with self._begun() as run:
            await self._settle(state, await _guarded(self._stored(state, feed, response), masked(state.address)), run)

    async def ask(self, request: Request, not_before: int = 0, failures: int = 1) -> Response | NotModified | Failed:
        """Return what `request` gives; Held where its host, or its own server before `not_before`, is left alone.

        A public host that asks for it is left alone from now on, the longer the more `failures` came in a row.
        """
        held = self._waits.held(request.address, not_before)
        if held is not None:
            return held
        await self.bodies.room()
        answer = await self.fetcher.get(request)
        if asks_to_wait(answer):
            await self._waits.heed(answer.final, self._polling.wait(answer, failures))
        return answer

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[_Run]:
        """Yield a run, and end when all in its line is done; a StoreError ends the others and comes out alone."""
        try:
            async with asyncio.TaskGroup() as group:
                # Twice as many as are fetched at once: some are parsed while others are waited for, and no more bodies
                # lie in memory.
                line = Line(group, 2 * self.config.fetch.in_flight)
                notes = Notes(group, partial(self._store_notes, line))
                yield _Run(line, notes)
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None
        finally:
            if left := notes.left():
                await self.store.call(Store.store_unchanged, left)

    async def _feed(self, state: FeedState, run: _Run) -> None:
        """Ask one feed, and see to what is left to do after the last one."""
        await self._settle(state, await _guarded(self._asked(state, run), masked(state.address)), run)
        run.feeds -= 1
        if not run.feeds:
            # Where nobody could be reached it is the network that is missing, and all stay due until it is there.
            for unreached, failed in run.unreached:
                await self._note_failure(unreached, failed, due=None if run.answered else unreached.next_due)
            await run.notes.flush()
            await adopt(self.config.path, self.store, run.moves, self.clock.now())

    async def _settle(self, state: FeedState, outcome: Outcome, run: _Run) -> None:
        """Note what became of one feed, tell it, and queue the pages it wants."""
        if isinstance(outcome, Unreached):
            run.unreached.append((state, outcome))
        elif not isinstance(outcome, Held):
            run.answered = True
            if isinstance(outcome, Failed):
                await self._note_failure(state, outcome)
        self.emit(self.sums.count(state, outcome))
        limit = self.config.fetch.pages_per_feed
        if isinstance(outcome, Stored) and limit:
            self._want(run.line, await self.store.call(Store.pages_wanted, state.id, limit))

    async def _asked(self, state: FeedState, run: _Run) -> Outcome:
        request = self._polling.request(state)
        answer = await self.ask(request, state.not_before, state.failures + 1)
        if isinstance(answer, Failed):
            return answer
        if isinstance(answer, NotModified):
            due = self._polling.due(state, answer.pace, state.validators, state.hints, state.pulse)
            move = self._move(state, answer.permanent, run)
            run.notes.add(Unchanged(state.id, answer.validators, due, move))
            return answer
        feed = await self.bodies.read(read_feed, answer)
        if isinstance(feed, Failed):
            return feed
        move = self._move(state, answer.permanent, run)
        # The body has done its work; summaries of a long feed take longer than it should lie in memory.
        answer = replace(answer, body=b"")
        return await self._stored(state, feed, answer, move, whole=request.validators is None)

    def _move(self, state: FeedState, permanent: str | None, run: _Run) -> Move | None:
        move = followed(state.move, permanent, self.clock.now())
        if move is not None:
            run.moves[state.address] = move
        return move

    async def _stored(
        self, state: FeedState, feed: Feed, response: Response, move: Move | None = None, *, whole: bool = True
    ) -> Stored:
        known, buried = await self.store.call(_held, state.id)
        now, limit = self.clock.now(), self.config.fetch.entries_per_feed
        found = news(feed.entries, known, now=now, first=state.first, limit=limit, buried=buried)
        entries = [item.entry for item in found.items]
        digested = await digests(self.pool, entries, feed, response.final, self.options)
        beat = self._polling.pulse(feed, state.pulse)
        answer = FeedAnswer(
            feed=feed,
            drafts=tuple(
                self._judged(draft(item, digest, now=now, full_text=self._full_text(state.address)), state, feed, now)
                for item, digest in zip(found.items, digested, strict=True)
            ),
            # A feed without entries may be a fault of its server's, which "unchanged" would make last.
            validators=response.validators if feed.entries else None,
            next_due=self._polling.due(state, response.pace, response.validators, feed.hints, beat),
            pulse=beat,
            move=move,
            whole=whole,
            moved_keys=found.moved_keys,
            # A document without entries may be a fault of its server's, and says nothing of those it had before.
            listed=found.listed or None,
        )
        return await self.store.call(Store.store_answer, state.id, answer)

    async def _note_failure(self, state: FeedState, failed: Failed, *, due: int | None = None) -> None:
        """Store why a feed could not be had; it is `due` again when the rules of pacing say, where that is None."""
        paced, wait = self._polling.due_after(state, failed)
        gone = isinstance(failed, Refusal) and failed.status == HTTPStatus.GONE
        whole = self._polling.validators(state) is None
        reason = clean_line(failed.reason, REASON)
        await self.store.call(
            Store.store_failure, state.id, reason, paced if due is None else due, wait, gone=gone, whole=whole
        )

    async def _store_notes(self, line: Line, notes: Sequence[Unchanged]) -> None:
        """Store notes and queue the pages that their feeds still want, at the price of one call."""
        self._want(line, await self.store.call(_noted, notes, self.config.fetch.pages_per_feed))

    def _judged(self, made: Draft, state: FeedState, feed: Feed, now: int) -> Draft:
        if not self._rules:
            return made
        subscription = self._feeds.get(state.address) or Subscription(state.address, tags=state.tags)
        return judged(made, self._rules, subscription, subscription.title or feed.title or state.title, now=now)

    def _full_text(self, address: str) -> FullText:
        feed = self._feeds.get(address)
        return feed.full_text if feed else FullText.STUB

    def _want(self, line: Line, tasks: Sequence[PageTask]) -> None:
        wanted = [task for task in tasks if self._full_text(task.feed) is not FullText.NEVER]
        if wanted:
            self.emit(PagesDue(len(wanted)))
        for task in wanted:
            line.add(partial(self._page, task), lane(task.link), PAGES)

    async def _page(self, task: PageTask) -> None:
        outcome = await _guarded(self.pages.read_article(task), f"the page of article {task.id}")
        # Where its host wants to be left alone, or there is no network, the page stays wanted.
        if isinstance(outcome, Failed) and not isinstance(outcome, Held) and not asks_to_wait(outcome):
            reason, passing = clean_line(outcome.reason, REASON), isinstance(outcome, Unreached)
            await self.store.call(Store.store_page_failure, task.id, reason, still_wanted=passing)
        self._tell_page(task.id, outcome)

    def _tell_page(self, article: int, outcome: Summary | Failed) -> None:
        self.sums.pages += 1
        self.emit(PageDone(article, outcome.reason if isinstance(outcome, Failed) else None))


def _held(store: Store, feed_id: int) -> tuple[dict[str, Known], frozenset[bytes]]:
    """Return the articles of a feed that are stored, and the tombstones of those that were."""
    return store.known(feed_id), store.buried(feed_id)


def _noted(store: Store, notes: Sequence[Unchanged], pages: int) -> tuple[PageTask, ...]:
    """Store `notes`, and return the pages still wanted, at most so many of each feed."""
    store.store_unchanged(notes)
    return tuple(task for note in notes for task in (store.pages_wanted(note.feed_id, pages) if pages else ()))


async def _guarded(work: Awaitable[T], what: str) -> T | Failed:
    """Return what `work` gives; a bug in it costs this one feed or page, and is told to the log."""
    try:
        return await work
    except StoreError:
        raise
    except Exception:  # noqa: BLE001  (one feed or page must never stop the others)
        log().exception("stumbled over %s", what)
        return STUMBLED
