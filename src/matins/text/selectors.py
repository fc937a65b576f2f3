"""CSS selectors that people write about pages: whether one can be used."""

import re

from matins.text.clean import is_clean

LONGEST = 500
"""The most characters of a selector."""

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_PREFIX = re.compile(r"\w:(?!:)")


def selector_fault(selector: str) -> str | None:
    """Return what is wrong with a CSS selector (Selectors Level 3), None where it can be used or is empty."""
    if not selector:
        return None
    if len(selector) > LONGEST:
        return f"longer than {LONGEST} characters"
    from cssselect import HTMLTranslator, SelectorError  # where a selector is given, and nowhere else

    try:
        path = HTMLTranslator().css_to_xpath(selector)
    except (SelectorError, AssertionError) as error:  # cssselect asserts that a language is not empty
        return str(error) or "an empty argument"
    except RecursionError:
        return "nested too deeply"
    if not is_clean(path):
        return "control characters in it"
    return "pages have no namespaces" if _PREFIX.search(_QUOTED.sub("", path)) else None
