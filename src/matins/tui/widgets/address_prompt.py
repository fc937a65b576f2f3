"""The one-line prompt for a feed's address."""

from textual.widgets import Input

from matins.text.clean import ADDRESS


class AddressPrompt(Input):
    """An input for an address or a path; its cursor does not blink, which costs a slow line nothing."""

    def __init__(self) -> None:
        super().__init__(placeholder="Address of a feed or page, or path of a list", max_length=ADDRESS, id="address")
        self.cursor_blink = False
