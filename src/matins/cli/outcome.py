"""What becomes of a command: its exit code, a sentence for people, a traceback for the log."""

import errno
import os
import sys
from collections.abc import Callable
from io import StringIO, TextIOWrapper
from types import TracebackType

import click

from matins.errors import ExitCode, MatinsError
from matins.paths import Paths
from matins.text.clean import clean_code

_LONGEST_MESSAGE = 20_000


def exit_code(action: Callable[[], int | None]) -> int:
    """Run `action` and return the exit code that it, or its failure, comes to; failures are told on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # what the locale cannot write becomes "?"
    try:
        code = action() or ExitCode.DONE
        sys.stdout.flush()
    except MatinsError as error:
        tell(str(error))
        code = error.code
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.ClickException as error:
        code = refused(error)
    except click.Abort:
        click.echo(err=True)  # a prompt was left, and the cursor stands behind it
        code = ExitCode.INTERRUPTED
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except OSError as error:
        code = _unwritten(error)
    return code


def _unwritten(error: OSError) -> int:
    """Return the exit code where the output could not be written; anything else is raised again."""
    if not isinstance(error, BrokenPipeError) and error.errno not in (errno.ENOSPC, errno.EDQUOT):
        raise error
    # What is still in the buffer goes nowhere, without a second complaint when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ExitCode.DONE  # `matins list | head` has what it wanted
    tell(f"cannot write: {error.strerror}")
    return ExitCode.FAILED


def refused(error: click.ClickException) -> int:
    """Tell what click makes of wrong usage and return its exit code."""
    told = StringIO()
    error.show(told)
    tell(told.getvalue().rstrip())
    return error.exit_code


def log_stumbles(paths: Paths) -> None:
    """Send the traceback of an exception that no one catches to the log, and a sentence to stderr."""

    def stumble(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from matins import logs  # logging, for the worst case

        try:
            logs.log_to(paths.log)
            logs.log().critical("stumbled", exc_info=(kind, error, trace))
            details = f"the log has the details: {paths.log}"
        except (MatinsError, OSError) as unwritable:
            details = f"the log could not be written: {unwritable}"
        tell(f"matins stumbled: {kind.__name__}: {error} ({details})")

    sys.excepthook = stumble


def tell(message: str) -> None:
    """Print a message for people, which may quote anything, on stderr."""
    click.echo(clean_code(message, _LONGEST_MESSAGE), err=True)
