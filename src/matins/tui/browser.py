"""Opening a link in the user's browser, without a shell and without waiting."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from threading import Thread

from matins.text.urls import web_address


def browser_command(address: str, environ: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the words that open `address` here, or None where there is no browser or none that the user would see.

    $BROWSER is split as a shell would; its "%s", or its end, becomes the address as one word.  Over SSH a browser would
    open on the wrong machine.
    """
    safe = web_address(address)
    if safe is None or any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY")):
        return None
    own = environ.get("BROWSER", "").split(":")[0].strip()
    if own:
        return _own_command(own, safe)
    if sys.platform == "darwin":
        return ("open", safe)
    if (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")) and shutil.which(
        "xdg-open", path=environ.get("PATH")
    ):
        return ("xdg-open", safe)
    return None


def launch(command: Sequence[str]) -> bool:
    """Start `command` detached from this terminal; return whether it could be started."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    # Somebody has to wait for the child, or it stays a zombie for as long as the screen is open.
    Thread(target=process.wait, name="browser", daemon=True).start()
    return True


def _own_command(own: str, address: str) -> tuple[str, ...] | None:
    try:
        words = shlex.split(own)
    except ValueError:
        return None
    if not words:
        return None
    if any("%s" in word for word in words):
        return tuple(word.replace("%s", address) for word in words)
    return (*words, address)
