"""The choice between the feeds that an address leads to: a numbered list, and a prompt where a person can answer."""

import re
import sys

import click

from matins.cli.command import counted, narrate, shown
from matins.model.events import Choice, Choices

NONE = "q"


def can_ask() -> bool:
    """Whether a person sees the list and can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def tell_choices(choices: Choices) -> None:
    """Tell the feeds by number."""
    narrate(f"{shown(choices.address)} leads to {counted(len(choices.choices), 'feed')}:")
    for number, choice in enumerate(choices.choices, 1):
        articles = counted(choice.entries, "article")
        narrate(f"{number}. {shown(choice.title) or 'a feed'} ({articles}) {shown(choice.address)}")


def ask(choices: Choices, *, several: bool) -> tuple[Choice, ...]:
    """Return what a person chooses of `choices`, asking until the answer is right; () for none of them."""
    tell_choices(choices)
    numbers = "Numbers" if several else "Number"
    while True:
        typed = str(click.prompt(f"{numbers}, or {NONE} for none", default="1", err=True))
        if typed.strip().lower() == NONE:
            return ()
        picked = _picked(typed, choices.choices)
        if picked and (several or len(picked) == 1):
            return picked
        narrate(f"Type {numbers.lower()} from 1 to {len(choices.choices)}" + (", as in 1 3." if several else "."))


def _picked(typed: str, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the choices of the numbers in `typed`, each once; () where something else is in it."""
    words = re.split(r"[\s,]+", typed.strip())
    numbers = [int(word) for word in words if re.fullmatch(r"[0-9]{1,4}", word)]
    if len(numbers) < len(words) or not all(1 <= number <= len(choices) for number in numbers):
        return ()
    return tuple(choices[number - 1] for number in dict.fromkeys(numbers))
