"""What `matins import` prints as JSON."""

from matins.export.listing import import_document
from matins.feeds.lists.listing import Remark
from matins.text.clean import clean_line


def test_passwords_are_hidden_and_a_list_without_lines_has_null() -> None:
    remark = Remark(0, clean_line("x"), clean_line("no"))
    counts = {"repeated": 2, "marked": 3, "saved": 4, "views": 5, "rules": 6, "kept": 7}
    document = import_document(["https://me:hunter2@a.example/"], [], [remark], [], counts)
    assert document == {
        "added": ["https://•••@a.example/"],
        "already": [],
        "skipped": [{"line": None, "text": "x", "reason": "no"}],
        "notes": [],
        **counts,
    }
