"""Read later: a single page fetched, extracted, summarised and stored as an article, without a feed."""

from matins.errors import Failed
from matins.fetch.get import NOT_WEB
from matins.model.document import Status
from matins.model.events import Refused, Saved
from matins.service.refresh.adding import candidates, may_go_on
from matins.service.refresh.pages import Page
from matins.service.refresh.pipeline import Pipeline
from matins.store import Store
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked, without_credentials


async def save(pipeline: Pipeline, wanted: str) -> None:
    """Store the page at the address `wanted` that a person gave, and emit Saved, or Refused where it has no text."""
    refused: Failed = Failed(NOT_WEB)
    for address in candidates(wanted):
        page = await _page(pipeline, address)
        if not isinstance(page, Failed):
            summary = page.summary
            article, already = await pipeline.store.call(Store.save_page, without_credentials(address), summary)
            await pipeline.pages.learn(article, page)
            shown = _shown(without_credentials(address))
            pipeline.emit(Saved(article, shown, summary.document.title or shown, already))
            return
        refused = page
        if not may_go_on(page):
            break
    pipeline.emit(Refused(_shown(wanted), refused.reason))


async def _page(pipeline: Pipeline, address: str) -> Page | Failed:
    page = await pipeline.pages.read(address, address)
    if isinstance(page, Failed) or page.summary.document.status is not Status.EMPTY:
        return page
    return Failed(page.summary.document.reason or "the page has no article text")


def _shown(address: str) -> str:
    return clean_line(masked(address), ADDRESS)
