"""The one-line prompt for a feed's address."""

from matins.text.clean import ADDRESS
from matins.tui.widgets.prompt import Prompt


class AddressPrompt(Prompt):
    """An input for an address or a path."""

    def __init__(self) -> None:
        super().__init__("address", ADDRESS, "Address of a feed or page, or path of a list")
