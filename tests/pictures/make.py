"""Draws the README's picture: `python tests/pictures/make.py` writes screen.svg beside this file.

The sample edition is served on loopback, taken through the whole pipeline, and shown on the screen at 110×32.
"""

import asyncio
import re
import sys
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from matins.clock import SystemClock
from matins.config.load import load
from matins.service.background import Job, watch
from matins.service.library import Library
from matins.service.sample.edition import SampleEdition
from matins.tui.app import MatinsApp

PICTURE = Path(__file__).with_name("screen.svg")
SIZE = (110, 32)
_BLANK = re.compile(r'<rect fill="#121212"[^>]*/>')
"""The theme's background behind blanks alone; the picture's frame has one of its own."""


async def draw() -> str:
    """Return the screen as SVG."""
    clock = SystemClock()
    with SampleEdition(clock) as edition:
        config = load(edition.paths.config)
        async with aclosing(watch(Job(), edition.paths)) as events:
            async for event in events:
                sys.stderr.write(f"{event}\n")
        # A picture has no terminal whose own colours it could use.
        still = replace(
            config, refresh=replace(config.refresh, on_start=False), screen=replace(config.screen, theme="dark")
        )
        with Library.open(edition.paths, still, clock) as library:
            app = MatinsApp(library, edition.paths, still, clock)
            async with app.run_test(size=SIZE) as pilot:
                await pilot.press("j", "s", "j", "m", "k", "k")
                await pilot.pause()
                return _BLANK.sub("", app.export_screenshot(title="matins"))


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8")
