"""The `matins` program: its global options, and its commands, each loaded when it is called.

`matins --version` answers before anything but click is loaded.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matins import __version__

if TYPE_CHECKING:  # what --version does without
    from matins.cli.session import Session
    from matins.clock import Clock
    from matins.config.schema import Config
    from matins.paths import Paths

    OpenScreen = Callable[[Paths, Config, Clock], int]

COMPLETE = "_MATINS_COMPLETE"
"""The variable through which a shell's completion script asks."""

_MODULES = {"import": "imports", "export": "exports", "list": "listing", "config": "settings"}


class Commands(click.Group):
    """The commands of the table; the module of one is imported when it is called, never for a list of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the table's order."""
        from matins.commands import SHELL_COMMAND  # not for --version

        return list(SHELL_COMMAND)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command `cmd_name`, or None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"matins.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return what `args` call; an unknown command is answered with the nearest one."""
        if args[0] not in self.list_commands(ctx) and not args[0].startswith("-") and not ctx.resilient_parsing:
            from matins.config.kinds import nearest  # after a mistake only

            near = nearest(args[0], tuple(self.list_commands(ctx)))
            ctx.fail(f"No such command '{args[0]}'." + (f" Did you mean {near}?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their help."""
        from matins.commands import SHELL_COMMANDS  # not for --version

        with formatter.section("Commands"):
            formatter.write_dl([(command.name, command.help) for command in SHELL_COMMANDS])


def run(argv: Sequence[str], *, open_screen: "OpenScreen") -> int:
    """Run the command line `argv`, without the program's name, and return its exit code.

    `open_screen` shows the screen until it is left.  An exception that no one foresaw passes through; `sys.excepthook`
    then logs it (`cli.outcome`).
    """
    program = _program(open_screen)
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete  # a shell asks, not a person

        return shell_complete(program, {}, "matins", COMPLETE, instruction)
    try:
        context = program.make_context("matins", list(argv))
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        from matins.cli.outcome import refused  # not for --version

        return refused(error)
    from matins.cli.outcome import exit_code  # not for --version

    with context:
        return exit_code(lambda: program.invoke(context))


def _program(open_screen: "OpenScreen") -> Commands:
    path = click.Path(path_type=Path)
    return Commands(
        callback=_started(open_screen),
        invoke_without_command=True,
        help="Quick morning skims of the feeds you follow, summarised in their own words.\n\n"
        "Without a command, matins opens its screen.",
        epilog="Exit codes: 0 done, 1 failed, 2 wrong usage or config, 3 done in part, 130 interrupted.",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        params=[
            click.Option(["--config"], type=path, metavar="FILE", help="Use this config file."),
            click.Option(["--data-dir"], type=path, metavar="DIR", help="Keep articles and log in this folder."),
            click.Option(["--demo"], is_flag=True, help="Open the screen on a sample edition; needs no network."),
            _version_option(),
        ],
    )


def _started(open_screen: "OpenScreen") -> Callable[..., Any]:
    @click.pass_context
    def start(context: click.Context, config: Path | None, data_dir: Path | None, demo: bool) -> int:
        from matins.cli.outcome import log_stumbles  # not for --version
        from matins.cli.session import Session
        from matins.clock import SystemClock
        from matins.paths import locate

        context.obj = session = Session(locate(config, data_dir), SystemClock())
        log_stumbles(session.paths)
        if context.invoked_subcommand is None:
            return _screen(session, open_screen, demo=demo)
        if demo:
            raise click.UsageError("--demo opens the screen; it goes with no command.")
        return 0

    return start


def _version_option() -> click.Option:
    def tell(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            click.echo(f"matins {__version__}")
            context.exit()

    names = ["--version", "-V"]
    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=tell, help="Tell the version.")


def _screen(session: "Session", open_screen: "OpenScreen", *, demo: bool) -> int:
    from matins.errors import MatinsError  # not for --version

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise MatinsError("matins needs a terminal; try matins list")
    if not demo:
        return open_screen(session.paths, session.config(), session.clock)
    from matins.service.sample.edition import SampleEdition  # for the demo alone

    with SampleEdition() as edition:
        sample = type(session)(edition.paths, session.clock)
        return open_screen(sample.paths, sample.config(), sample.clock)
