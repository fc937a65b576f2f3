"""What every command is given: where the files are and what time it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matins.clock import Clock
from matins.paths import Paths

if TYPE_CHECKING:  # the config's reader and the store are loaded by the commands that ask for them
    from matins.config.schema import Config
    from matins.service.library import Library


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program."""

    paths: Paths
    clock: Clock

    def config(self) -> "Config":
        """Read the config; raise ConfigError where it is wrong."""
        from matins.config.load import load  # tomllib

        return load(self.paths.config)

    def library(self, config: "Config | None" = None) -> "Library":
        """Open the library under `config`, or the one in force; to be used as a context manager."""
        from matins.cli.command import narrate
        from matins.service.library import Library  # the store

        library = Library.open(self.paths, config or self.config(), self.clock)
        for notice in library.notices():
            narrate(notice)
        return library
