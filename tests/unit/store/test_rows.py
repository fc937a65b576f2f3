"""Rows of lists."""

from matins.model.document import Status
from matins.store.rows import COLUMNS, read_row


def test_a_row_is_read_from_its_columns_and_what_follows_is_left_alone() -> None:
    values = [7, 2, "Feed", "Title", None, None, 50, 1, 0, 690, "Gist", "teaser", "mute when x", "more"]
    row = read_row(values)
    assert len(COLUMNS.split(", ")) == len(values) - 1
    assert (row.id, row.feed_id, row.feed, row.title, row.link, row.published) == (7, 2, "Feed", "Title", None, None)
    assert (row.sort_time, row.read, row.starred, row.minutes, row.gist) == (50, True, False, 3, "Gist")
    assert row.status is Status.TEASER
    assert row.hidden_by == "mute when x"
    values[8] = 1
    assert read_row(values).hidden_by is None


def test_text_that_was_tampered_with_is_cleaned_again() -> None:
    row = read_row([7, 2, "F\x1b[2J", "T\u202e", None, None, 50, 1, 0, 690, "G\x9b", "full", None])
    assert (row.feed, row.title, row.gist) == ("F[2J", "T", "G")
