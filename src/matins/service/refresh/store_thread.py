"""The store as the refresh process uses it: in a thread of its own, one call at a time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from matins.store import Store

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """Runs calls on the store that `open_` opens, in their order, while the loop goes on.

    A call that was begun is finished even where who awaits it is cancelled, so nothing is left half written.
    """

    def __init__(self, open_: Callable[[], Store]) -> None:
        self._open = open_
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store: Store | None = None

    async def __aenter__(self) -> Self:
        try:
            self._store = await self._run(self._open)
        finally:
            if self._store is None:
                self._thread.shutdown()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        # Queued calls of cancelled callers are dropped; the one under way ends first.
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._store is not None:
            self._store.close()

    async def call(self, method: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `method(store, …)`, as in `await thread.call(Store.feeds)`; StoreError goes through."""
        store = self._store
        if store is None:
            raise RuntimeError("a StoreThread is used inside its own async with")
        return await self._run(lambda: method(store, *args, **kwargs))

    async def _run(self, function: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function)
