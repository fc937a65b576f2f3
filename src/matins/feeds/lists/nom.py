"""nom's `config.yml` (guyfedwards/nom, README.md): a list of feeds with address, name and tags."""

from matins.errors import MatinsError
from matins.feeds.lists.listing import Gatherer, Listing

KIND = "nom"


def read_nom(text: str) -> Listing:
    """Return the feeds of nom's config; raise MatinsError where it cannot be read."""
    import yaml  # for this one format

    try:
        # The base loader makes nothing but texts, lists and mappings.
        document = yaml.BaseLoader(text).get_single_data()
    except (yaml.YAMLError, RecursionError) as error:
        raise MatinsError("broken YAML") from error
    feeds = document.get("feeds") if isinstance(document, dict) else None
    gatherer = Gatherer(KIND)
    for feed in feeds if isinstance(feeds, list) else ():
        told = feed if isinstance(feed, dict) else {"url": feed}
        address, name, tags = told.get("url"), told.get("name"), told.get("tags")
        gatherer.feed(
            0,
            address if isinstance(address, str) else "",
            name if isinstance(name, str) else None,
            (tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        )
    return gatherer.listing()
