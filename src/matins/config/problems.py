"""What is wrong in a config file, said so that a person finds and mends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from matins.text.clean import ADDRESS, NOTHING, REASON, Clean, clean_code, clean_line

KeyPath = tuple[str | int, ...]
"""Where in a TOML document something stands: ("refresh", "every") or ("feeds", 0, "address")."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at `path`; `nearest` is what was perhaps meant, `excerpt` lines that point at the place."""

    path: KeyPath
    message: str
    nearest: str | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault as people read it: line (None where the file has none), key and what is wrong; all clean.

    `excerpt` are the lines that show where in a value it is, if there are any.
    """

    line: int | None
    key: str
    message: str
    excerpt: Clean = NOTHING

    def told(self, path: Path) -> str:
        """Return the problem as one line that begins with the file and the line, and its excerpt below."""
        place = clean_line(str(path), ADDRESS) + (f":{self.line}" if self.line else "")
        told = ": ".join(part for part in (place, self.key, self.message) if part)
        return f"{told}\n{self.excerpt}" if self.excerpt else told


def problem(fault: Fault, lines: Mapping[KeyPath, int]) -> Problem:
    """Return `fault` with its line, or that of the nearest table around it."""
    around = (fault.path[:length] for length in range(len(fault.path), 0, -1))
    line = next((lines[path] for path in around if path in lines), None)
    hint = f" (nearest: {fault.nearest})" if fault.nearest else ""
    return Problem(
        line, clean_line(_key(fault.path)), clean_line(fault.message + hint, 2 * REASON), clean_code(fault.excerpt)
    )


def _key(path: KeyPath) -> str:
    key = ""
    for part in path:
        key += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return key.removeprefix(".")
