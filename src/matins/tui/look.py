"""What the screen is drawn with: glyphs, and the styles that the user's colours give."""

from dataclasses import dataclass

from rich.style import Style

from matins.config.schema import Config
from matins.text.urls import without_credentials


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks of the screen, each one cell wide."""

    unread: str = "●"
    star: str = "★"
    bullet: str = "•"
    bar: str = "▌"
    quote: str = "│"
    dot: str = "·"
    faint: str = "·"
    ellipsis: str = "…"
    left: str = "‹"
    right: str = "›"


ASCII = Glyphs(
    unread="*", star="+", bullet="-", bar="|", quote="|", dot="-", faint=":", ellipsis="~", left="<", right=">"
)
"""The marks for terminals and fonts that have ASCII alone."""


@dataclass(frozen=True, slots=True)
class Look:
    """Glyphs and Rich styles.

    Whatever a colour says is said by a glyph, bold, dim or reverse too, so that nothing is lost without colours.
    """

    glyphs: Glyphs
    accent: Style
    star: Style
    failure: Style
    marked: Style
    plain: Style
    bold: Style
    dim: Style
    italic: Style
    underline: Style
    cursor: Style


def look_of(config: Config) -> Look:
    """Return the look that `config` asks for."""
    colours = config.colours
    return Look(
        glyphs=ASCII if config.screen.ascii else Glyphs(),
        accent=Style(color=colours.accent),
        star=Style(color=colours.star),
        failure=Style(color=colours.failure, bold=True),
        marked=Style(color=colours.marked),
        plain=Style.null(),
        bold=Style(bold=True),
        dim=Style(dim=True),
        italic=Style(italic=True),
        underline=Style(underline=True),
        cursor=Style(reverse=True),
    )


def link_style(address: str | None) -> Style:
    """Return the style that makes text a hyperlink of the terminal (OSC 8), or none; no password goes with it."""
    return Style(link=without_credentials(address)) if address else Style.null()
