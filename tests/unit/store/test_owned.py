"""The marks that a person made."""

from collections.abc import Callable

from matins.model.article import Draft
from matins.store import Store


def test_only_what_is_read_or_starred_is_told(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    assert store.marks() == ()
    fill(*map(make_draft, "abc"))
    assert store.marks() == ()
    store.mark([1, 2], read=True)
    store.mark([2, 3], starred=True)
    marks = store.marks()
    assert [(mark.read, mark.starred) for mark in sorted(marks, key=lambda mark: (mark.read, mark.starred))] == [
        (False, True),
        (True, False),
        (True, True),
    ]
    assert all(mark.key and mark.feed == "https://example.org/feed" for mark in marks)
