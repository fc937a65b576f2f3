"""The `matins` command: brings the command line and the screen together, and loads neither before it is needed."""

import sys


def main() -> int:
    """Run the command line of this process; return its exit code."""
    from matins.cli.program import run  # noqa: PLC0415  (so that a bare import of matins costs nothing)

    return run(sys.argv[1:], open_screen=_open_screen)


def _open_screen(*arguments: object, **options: object) -> int:
    from matins.tui.app import run_screen  # noqa: PLC0415  (Textual loads 365 modules)

    return run_screen(*arguments, **options)


if __name__ == "__main__":
    sys.exit(main())
