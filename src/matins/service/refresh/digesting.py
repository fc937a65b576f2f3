"""The entries of a feed, summarised by the workers before they are stored."""

import asyncio
from collections.abc import Sequence

from matins.errors import Failed
from matins.model.document import Document, Status
from matins.model.feed import Entry, Feed
from matins.model.summary import Summary
from matins.text.clean import REASON, clean_line
from matins.work.pool import Pool
from matins.work.tasks import Digest, SummaryOptions, summarise_entries

_BATCH = 25
"""How many entries a worker summarises in one call, so that one long feed does not keep the others waiting."""


async def digests(
    pool: Pool, entries: Sequence[Entry], feed: Feed, base: str, options: SummaryOptions
) -> tuple[Digest, ...]:
    """Return what each of `entries` says in the feed itself; `base` is the address that its links are relative to."""
    batches = [tuple(entries[start : start + _BATCH]) for start in range(0, len(entries), _BATCH)]
    digested = await asyncio.gather(*(_of_batch(pool, batch, feed, base, options) for batch in batches))
    return tuple(digest for batch in digested for digest in batch)


async def _of_batch(
    pool: Pool, batch: tuple[Entry, ...], feed: Feed, base: str, options: SummaryOptions
) -> tuple[Digest, ...]:
    """Return the digests of `batch`; an entry that no worker gets through stands without a text."""
    digested = await pool.run(summarise_entries, batch, base, feed.lang, options)
    if not isinstance(digested, Failed):
        return digested
    if len(batch) > 1:
        alone = [await _of_batch(pool, (entry,), feed, base, options) for entry in batch]
        return tuple(digest for digests in alone for digest in digests)
    document = Document(status=Status.EMPTY, reason=clean_line(digested.reason, REASON), title=batch[0].title)
    return (Digest(Summary(document), wants_page=batch[0].link is not None),)
