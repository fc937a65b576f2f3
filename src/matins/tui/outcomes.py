"""The words for what came of an address or a list that was typed; pure."""

from typing import TYPE_CHECKING

from matins.text.urls import has_credentials, masked

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.model.events import Broken, Busy, Refused, Subscribed
    from matins.service.background import Job
    from matins.service.subscriptions import ImportReport


def imported(report: "ImportReport") -> str:
    """Return what came of an import, in words."""
    parts = [f"{_counted(len(report.added), 'feed')} added"]
    if report.already:
        parts.append(f"{len(report.already)} already there")
    if report.skipped:
        parts.append(f"{len(report.skipped)} skipped")
    return ", ".join(parts)


def subscribed(job: "Job", event: "Subscribed") -> str:
    """Return what came of an address that was typed, in words."""
    if event.already:
        return f"Already subscribed to {event.title}"
    found = f" ({_counted(event.entries, 'article')})" if event.entries is not None else ""
    password = any(has_credentials(wanted.address) for wanted in job.add)
    advice = "; the password was not stored, put it into ~/.netrc" if password else ""
    return f"Subscribed to {event.title}{found}{advice}"


def trouble(event: "Broken | Busy | Refused") -> str:
    """Return why nothing came of it, in words."""
    from matins.model.events import Busy, Refused

    match event:
        case Refused(address, reason):
            return f"{masked(address)}: {reason}"
        case Busy(holder):
            return f"another refresh is running ({holder})"
    return event.reason


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
