"""The one-line prompt for a feed's address."""

from textual.widgets import Input

from matins.text.clean import ADDRESS


class AddressPrompt(Input):
    """An input for the address of a feed or a page; its cursor does not blink, which costs a slow line nothing."""

    def __init__(self) -> None:
        super().__init__(placeholder="Address of a feed, or of a page that has one", max_length=ADDRESS, id="address")
        self.cursor_blink = False
