"""The seam of the package."""

import subprocess
import sys

import pytest

from matins.extract import extract_document
from matins.model.document import Status


def test_a_page_is_extracted_through_the_seam() -> None:
    document = extract_document(b"%PDF-1.4", url="https://example.org/x")
    assert (document.status, document.link) == (Status.EMPTY, "https://example.org/x")


@pytest.mark.parametrize(
    "module", ["matins.extract", "matins.extract.plain", "matins.extract.verdict", "matins.extract.sniff"]
)
def test_light_modules_load_no_parser(module: str) -> None:
    code = f"import sys, {module}; print({{'lxml', 'trafilatura', 'feedparser'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "set()\n"
