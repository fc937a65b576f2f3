"""What workers are asked to do; the libraries behind it are loaded by the first call."""

from dataclasses import asdict, dataclass, replace

from matins.errors import FeedError
from matins.extract import explain_document, extract_document
from matins.extract.site_lines import with_common_hidden
from matins.feeds import parse_feed
from matins.feeds.discovery import FeedLink, feed_links
from matins.model.document import Document, Status
from matins.model.feed import Entry, Feed
from matins.model.page import PageRules, StepNote
from matins.model.summary import Judged, Summary
from matins.text.clean import Clean


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How to summarise: at most `sentences` sentences, `words` words and `points` points, by `algorithm`."""

    sentences: int | None = 3
    words: int | None = None
    points: int = 4
    algorithm: str = "matins"


@dataclass(frozen=True, slots=True)
class Digest:
    """What an entry itself says, summarised; `wants_page` where that is too little to stand for the article."""

    summary: Summary
    wants_page: bool


def read_feed(body: bytes, url: str, content_type: str | None) -> Feed:
    """Parse a feed document; raises FeedError where it is none."""
    feed = parse_feed(body, url=url, content_type=content_type)
    if feed.fault is not None:
        raise FeedError(feed.fault)
    return feed


def find_feeds(body: bytes, url: str) -> tuple[FeedLink, ...]:
    """Return the feeds that a page names."""
    return feed_links(body, url)


def summarise_entries(
    entries: tuple[Entry, ...], base: str, lang: str | None, options: SummaryOptions
) -> tuple[Digest, ...]:
    """Summarise what each of `entries` says in the feed itself."""
    return tuple(_digest(entry, base, lang, options) for entry in entries)


def read_page(
    body: bytes,
    url: str,
    content_type: str | None,
    title: Clean | None,
    lang: str | None,
    options: SummaryOptions,
    rules: PageRules,
) -> Summary:
    """Extract a page and summarise it; the feed's `title` wins over the page's own."""
    return _summary(extract_document(body, url=url, content_type=content_type, rules=rules), title, lang, options)


def with_lines_hidden(summary: Summary, common: frozenset[int], options: SummaryOptions) -> Summary | None:
    """Summarise a page again without the lines that its site's pages have in `common`; None where it has none."""
    document = summary.document
    blocks = with_common_hidden(document.blocks, common)
    if blocks == document.blocks:
        return None
    return _summary(replace(document, blocks=blocks), None, None, options)


def explain_page(
    body: bytes, url: str | None, content_type: str | None, rules: PageRules
) -> tuple[Document, tuple[StepNote, ...]]:
    """Extract a page and tell what each step did to it."""
    return explain_document(body, url=url, content_type=content_type, rules=rules)


def summarise_source(
    source: bytes | str,
    url: str | None,
    content_type: str | None,
    title: str | None,
    lang: str | None,
    options: SummaryOptions,
) -> Summary:
    """Summarise a page, an HTML file or plain text; `title` and `lang` win over what the source says."""
    return _summary(extract_document(source, url=url, content_type=content_type), title, lang, options)


def explain_source(
    source: bytes | str,
    url: str | None,
    content_type: str | None,
    title: str | None,
    lang: str | None,
    options: SummaryOptions,
) -> tuple[Summary, tuple[Judged, ...]]:
    """Do what `summarise_source` does, and tell what each sentence was worth."""
    from matins.summary import explain_summary  # its tables, which who only sends work does without

    document = extract_document(source, url=url, content_type=content_type)
    return explain_summary(document, title=title, lang=lang, **asdict(options))


def _digest(entry: Entry, base: str, lang: str | None, options: SummaryOptions) -> Digest:
    from matins.extract.fragment import document_of_fragment  # lxml, which only a worker needs

    document = document_of_fragment(entry.content_html or entry.summary_html or "", base=entry.link or base)
    too_little = document.status in (Status.TEASER, Status.EMPTY)
    return Digest(_summary(document, entry.title, lang, options), too_little and entry.link is not None)


def _summary(document: Document, title: str | None, lang: str | None, options: SummaryOptions) -> Summary:
    from matins.summary import summarise  # its tables, which who only sends work does without

    return summarise(document, title=title, lang=lang, **asdict(options))
