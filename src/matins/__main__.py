"""The `matins` command: brings the command line and the screen together, and loads neither before it is needed."""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # nothing of these is loaded for --version
    from matins.clock import Clock
    from matins.config.schema import Config
    from matins.paths import Paths

_ALLOCATIONS = 100_000
"""After how many objects garbage is looked for: with the usual 700, loading what stays takes a fifth longer."""


def main() -> int:
    """Run the command line of this process; return its exit code."""
    gc.set_threshold(_ALLOCATIONS)
    from matins.cli.program import run  # so that a bare import of matins costs nothing

    code = run(sys.argv[1:], open_screen=_open_screen)
    gc.freeze()  # else Python looks through all that was loaded once more before it ends, for 50 ms
    return code


def _open_screen(paths: "Paths", config: "Config", clock: "Clock") -> int:
    from matins.tui.app import run_screen  # Textual loads 365 modules

    return run_screen(paths, config, clock)


if __name__ == "__main__":
    sys.exit(main())
