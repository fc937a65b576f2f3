"""What the sample edition holds: its feeds, their entries and texts, from the data files beside this module."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files


class Format(StrEnum):
    """The format of a feed."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """An article: `age` in minutes before the serving time, `summary` as its feed tells it, `path` of its page."""

    path: str
    title: str
    author: str
    age: int
    summary: str

    def text(self) -> str:
        """Return the article as HTML blocks."""
        return _read(f"articles{self.path}")


@dataclass(frozen=True, slots=True)
class SampleFeed:
    """A feed and its site, which lies in the folder `name`.

    `whole` tells that the feed carries the texts, not the summaries alone.
    """

    name: str
    title: str
    about: str
    format: Format
    lang: str
    whole: bool
    entries: tuple[SampleEntry, ...]

    @property
    def home(self) -> str:
        """The path of the site's front page."""
        return f"/{self.name}/"

    @property
    def path(self) -> str:
        """The path of the feed document."""
        return f"/{self.name}/feed.{self.format}"

    def frame(self) -> str:
        """Return the page that goes around each text of this site, with $places to fill in."""
        return _read(f"frames/{self.name}.html")


def read_catalogue() -> tuple[SampleFeed, ...]:
    """Return the feeds of the sample edition in the order of the catalogue."""
    return tuple(
        SampleFeed(
            name=feed["name"],
            title=feed["title"],
            about=feed["about"],
            format=Format(feed["format"]),
            lang=feed["lang"],
            whole=feed["whole"],
            entries=tuple(
                SampleEntry(
                    path=f"/{feed['name']}/{entry['page']}.html",
                    title=entry["title"],
                    author=entry["author"],
                    age=entry["age"],
                    summary=entry["summary"],
                )
                for entry in feed["entries"]
            ),
        )
        for feed in tomllib.loads(_read("catalogue.toml"))["feeds"]
    )


def _read(path: str) -> str:
    return files("matins.service.sample").joinpath(path).read_text(encoding="utf-8")
