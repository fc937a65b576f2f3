"""The option that names a view, for commands that ask for articles."""

import click
from click.shell_completion import CompletionItem


def _names(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    from matins.config.load import load  # only where a shell asks
    from matins.errors import MatinsError
    from matins.paths import locate
    from matins.service.views import views

    options = context.find_root().params
    try:
        config = load(locate(options.get("config"), options.get("data_dir")).config)
    except MatinsError:
        return []
    return [CompletionItem(view.name) for view in views(config) if view.name.casefold().startswith(begun.casefold())]


view_option = click.option(
    "--view", "view_name", metavar="NAME", shell_complete=_names, help="Of a view only: yours, or one of matins' own."
)
