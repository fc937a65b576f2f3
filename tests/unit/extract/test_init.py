"""The seam of the package."""

import subprocess
import sys

import pytest

from matins.extract import extract_document
from matins.model.document import Status


def test_a_page_is_extracted_through_the_seam() -> None:
    document = extract_document(b"%PDF-1.4", url="https://example.org/x")
    assert (document.status, document.link) == (Status.EMPTY, "https://example.org/x")


def test_reading_a_page_loads_no_numpy_and_hides_nothing_from_others() -> None:
    code = (
        "import sys; from matins.extract import extract_document; extract_document('<p>Bees are back.</p>');"
        "print({'trafilatura', 'numpy', 'py3langid'} & set(sys.modules)); import py3langid;"
        "extract_document('<p>Bees are back.</p>'); print(sys.modules['py3langid'] is py3langid)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "{'trafilatura'}\nTrue\n"


@pytest.mark.parametrize(
    "module", ["matins.extract", "matins.extract.plain", "matins.extract.verdict", "matins.extract.sniff"]
)
def test_light_modules_load_no_parser(module: str) -> None:
    code = f"import sys, {module}; print({{'lxml', 'trafilatura', 'feedparser'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "set()\n"
