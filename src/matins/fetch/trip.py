"""The way from an asked address to the one that answers: redirects, by our own rules."""

import re
from http import HTTPStatus

from matins.errors import Failed
from matins.fetch.exchange import Answer
from matins.fetch.place import Place, place, without_login
from matins.text.urls import web_address

NOT_WEB = "not an http or https address"
DOWNGRADED = Failed("redirected from https to http")

_HOPS = 10
_NO_AUTHORITY = re.compile(r"https?:(?!//[^/?#])", re.IGNORECASE)
_FOR_GOOD = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_FOR_NOW = (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)


class Trip:
    """Where one GET has got to.

    `address` is the one to ask now and `first` the one that was asked, both without the login that stood in it, which
    is `login` and meant for `asked`.  `permanent` is where 301 and 308 alone led (RFC 9110 section 15.4), None where
    nowhere.
    """

    def __init__(self, address: str, asked: Place) -> None:
        self.first, self.login = without_login(address)
        self.address = self.first
        self.asked = self.place = asked
        self.permanent: str | None = None
        self._for_good = True
        self._visited = {self.address}

    @classmethod
    def to(cls, address: str) -> "Trip | Failed":
        """Return the trip that begins at `address`."""
        found = web_address(address)
        asked = place(found) if found else None
        return Failed(NOT_WEB) if found is None or asked is None else cls(found, asked)

    def goes_on(self, answer: Answer) -> bool | Failed:
        """Go where `answer` leads, if it redirects and the place is a good one; return whether it did."""
        if answer.status not in _FOR_GOOD and answer.status not in _FOR_NOW:
            return False
        found = self._target(answer)
        if isinstance(found, Failed):
            return found
        target, there = found
        if target in self._visited:
            return Failed("redirected in a circle")
        if len(self._visited) > _HOPS:
            return Failed(f"redirected more than {_HOPS} times")
        self._for_good = self._for_good and answer.status in _FOR_GOOD
        self.permanent = target if self._for_good else self.permanent
        self._visited.add(target)
        self.address, self.place = target, there
        return True

    def _target(self, answer: Answer) -> tuple[str, Place] | Failed:
        location = (answer.raw(b"location") or b"").decode("utf-8", "replace").strip()
        if not location:
            return Failed("redirected to nowhere")
        # urljoin reads "http:///x" as a path of the same host (RFC 3986 section 5.2.2 allows it no longer).
        found = None if _NO_AUTHORITY.match(location) else web_address(location, self.address)
        # A login that a server makes up is not the user's.
        target = without_login(found)[0] if found else ""
        there = place(target) if target else None
        if there is None:
            return Failed(f"redirected to what is {NOT_WEB}")
        if self.place.scheme == "https" and there.scheme == "http":
            return DOWNGRADED
        return target, there
