"""Completion of views."""

from click import Context
from click.shell_completion import CompletionItem

from matins.cli.listing import command
from matins.paths import Paths


def completed(paths: Paths, begun: str) -> list[str]:
    context = Context(command)
    context.params = {"config": paths.config, "data_dir": None}
    (option,) = [option for option in command.params if option.name == "view_name"]
    found = option.shell_complete(context, begun)
    assert all(isinstance(item, CompletionItem) for item in found)
    return [item.value for item in found]


def test_names_of_views_are_completed(paths: Paths) -> None:
    assert completed(paths, "") == ["Unread", "All", "Starred", "Hidden", "Archived"]
    paths.config.parent.mkdir()
    paths.config.write_text('[views]\n"Long reads" = "len:>10m"\n')
    assert completed(paths, "lo") == ["Long reads"]


def test_a_wrong_config_completes_nothing(paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[scren]\n")
    assert completed(paths, "") == []
