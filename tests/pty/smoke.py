"""A command that does the main job once: `python tests/pty/smoke.py MATINS` opens the demo, moves, reads and leaves."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from terminal import Terminal

TITLE, LAST, READING = "Your first morning", "A screen that costs nothing", "q back"


def main(matins: str) -> int:
    """Run the demo in a pseudo-terminal; return its exit code."""
    with Terminal([matins, "--demo"]) as terminal:
        terminal.wait_for(TITLE)
        terminal.wait_for(LAST)
        terminal.settle()
        terminal.type("j")
        terminal.settle()
        terminal.type("\r")
        terminal.wait_for(READING)
        sys.stdout.write(terminal.text + "\n")
        terminal.type("q")
        terminal.wait_for(TITLE)
        terminal.type("q")
        return terminal.wait_for_exit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
