"""What stands at the bottom: prompts while they are open, and the status line."""

from textual.widget import Widget


class Foot(Widget):
    """The bottom's lines, one above the other; as many as there are to show."""

    DEFAULT_CSS = "Foot { layout: vertical; }"
