"""What the screens of one run share."""

from dataclasses import dataclass

from matins.clock import Clock
from matins.config.schema import Config
from matins.paths import Paths
from matins.service.library import Library
from matins.tui.bindings import Keymap
from matins.tui.jobs import Jobs
from matins.tui.look import Look


@dataclass(frozen=True, slots=True)
class Session:
    """The library, what it is drawn with and commanded by, and the jobs that run behind it."""

    library: Library
    paths: Paths
    config: Config
    clock: Clock
    look: Look
    keymap: Keymap
    jobs: Jobs
