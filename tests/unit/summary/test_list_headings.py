import pytest

from matins.summary.list_headings import Kind, heading


@pytest.mark.parametrize("kind", ["key", "lead-in", "steps", "changes", "other"])
def test_nothing_announces_nothing(kind: Kind) -> None:
    assert heading(kind).fullmatch("") is None
    assert heading(kind).fullmatch("The council of Harborough met on Monday") is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Key takeaways", None),
        ("## Key takeaways ##", None),
        ("Key takeaways on prices", " on prices"),
        ("Key takeaways: prices", ": prices"),
        ("Harborough: key takeaways", None),
        ("Das Wichtigste aus dem Rat", " aus dem Rat"),
    ],
)
def test_a_heading_that_goes_on_tells_so(text: str, rest: str | None) -> None:
    found = heading("key").fullmatch(text)
    assert found
    assert found["rest"] == rest


@pytest.mark.parametrize(
    "text", ["Keys of the piano", "Summary of costs", "Highlights of the lake", "In short, it rains"]
)
def test_words_that_sum_up_a_part_name_no_key_points(text: str) -> None:
    assert heading("key").fullmatch(text) is None


def test_a_line_leads_in_with_its_last_words() -> None:
    assert heading("lead-in").search("Among others, the study found that:")
    assert heading("lead-in").search("The study found that: it rains") is None


@pytest.mark.parametrize("text", ["How to mend a pump", "Instructions:", "10 tips for a warm house", "Zubereitung"])
def test_headings_of_steps(text: str) -> None:
    assert heading("steps").fullmatch(text)


@pytest.mark.parametrize("text", ["What’s new in 2.0", "Bug fixes", "Neuerungen", "更新内容"])
def test_headings_of_changes(text: str) -> None:
    assert heading("changes").fullmatch(text)
