from datetime import UTC, datetime

import pytest

from matins.text.dates import EARLIEST, LATEST, parse_date

JUNE_3 = datetime(2025, 6, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tue, 03 Jun 2025 09:39:21 GMT", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("Tue, 03 Jun 2025 09:39:00 +0200", datetime(2025, 6, 3, 7, 39, tzinfo=UTC)),
        ("Tue, 3 Jun 25 9:39 PM PDT", datetime(2025, 6, 4, 4, 39, tzinfo=UTC)),
        ("03 Jun 2025 09:39 EST", datetime(2025, 6, 3, 14, 39, tzinfo=UTC)),
        ("Tue, 3 Jun 2025 09:39:21 GMT+02:00", datetime(2025, 6, 3, 7, 39, 21, tzinfo=UTC)),
        ("03-Jun-2025 10:10:10", datetime(2025, 6, 3, 10, 10, 10, tzinfo=UTC)),
        ("Tue Jun  3 09:39:21 2025", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("Tue, 31 Dec 2024 23:59:60 GMT", datetime(2024, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("Sun, 12 May 99 00:00:00 GMT", datetime(1999, 5, 12, tzinfo=UTC)),
        ("2025-06-03T09:39:21Z", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("2025-06-03T09:39:21.123+02:00", datetime(2025, 6, 3, 7, 39, 21, tzinfo=UTC)),
        ("2025-06-03T09:39:21+0530", datetime(2025, 6, 3, 4, 9, 21, tzinfo=UTC)),
        ("2025-06-03 09:39", datetime(2025, 6, 3, 9, 39, tzinfo=UTC)),
        ("2025-06-03", JUNE_3),
        ("2025-06", datetime(2025, 6, 1, tzinfo=UTC)),
        ("  2025-06-03\n", JUNE_3),
        ("1748943561", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("1748943561000", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("2025年6月3日", JUNE_3),
        ("2025年6月3日 09:39", datetime(2025, 6, 3, 9, 39, tzinfo=UTC)),
        ("June 3, 2025", JUNE_3),
        ("Sept 3, 2025", datetime(2025, 9, 3, tzinfo=UTC)),
        ("Tuesday, June 3, 2025 - 9:39am", datetime(2025, 6, 3, 9, 39, tzinfo=UTC)),
        ("June 3, 2025 12:05 a.m.", datetime(2025, 6, 3, 0, 5, tzinfo=UTC)),
        ("3 de junio de 2025", JUNE_3),
        ("3rd of June 2025", JUNE_3),
        ("3 juillet 2025", datetime(2025, 7, 3, tzinfo=UTC)),
        ("mar., 03 juin 2025 10:00:00 GMT", datetime(2025, 6, 3, 10, tzinfo=UTC)),
        ("3. März 2025, 14:05 Uhr", datetime(2025, 3, 3, 14, 5, tzinfo=UTC)),
        ("Di, 3 Dez 2025 10:00:00 +0100", datetime(2025, 12, 3, 9, tzinfo=UTC)),
        ("Tue,3 Jun 2025 09:39:21 Z", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("Tue, 3 Jun 2025, 09:39 -0700", datetime(2025, 6, 3, 16, 39, tzinfo=UTC)),
        ("Tue, 3 Jun 2025 09:39:21.000 -0700", datetime(2025, 6, 3, 16, 39, 21, tzinfo=UTC)),
        ("Tuesday, 03-Jun-25 09:39:21 MST", datetime(2025, 6, 3, 16, 39, 21, tzinfo=UTC)),
        ("Tue, June 3 2025 09:39:21 -0700", datetime(2025, 6, 3, 16, 39, 21, tzinfo=UTC)),
        ("Tue, 3 Jun 2025 09:39:21 GMT-4", datetime(2025, 6, 3, 13, 39, 21, tzinfo=UTC)),
        ("Tue, 3 Jun 2025 09:39:21 +0100 (CET)", datetime(2025, 6, 3, 8, 39, 21, tzinfo=UTC)),
        ("Tue, 3 Jun 2025 09:39:21 Europe/Brussels", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("Tue Jun 03 2025 10:30:00 GMT+0200 (Central European Summer Time)", datetime(2025, 6, 3, 8, 30, tzinfo=UTC)),
        ("Updated: June 3, 2025", JUNE_3),
        ("Tuesday, June 3, 2025 at 10:30 PM", datetime(2025, 6, 3, 22, 30, tzinfo=UTC)),
        ("2025-06-03 09:39:21 -0700 MST", datetime(2025, 6, 3, 16, 39, 21, tzinfo=UTC)),
        ("2025-06-03 09:39:21 UTC", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("2025-06-03T09:39:21.999999999-07:00", datetime(2025, 6, 3, 16, 39, 21, tzinfo=UTC)),
        ("2025-06-03T09:39:21:00", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("2025-06-03T10:30:00 PM", datetime(2025, 6, 3, 22, 30, tzinfo=UTC)),
        ("20250603T093921-0700", datetime(2025, 6, 3, 16, 39, 21, tzinfo=UTC)),
        ("20250603", JUNE_3),
        ("2025/06/03 09:39", datetime(2025, 6, 3, 9, 39, tzinfo=UTC)),
        ("2025.06.03", JUNE_3),
        ("2025-6-3", JUNE_3),
        ("2025-Jun-03", JUNE_3),
        ("2025 Jun 3", JUNE_3),
        ("Jun 03, 2025T09:39:21+02:00", datetime(2025, 6, 3, 7, 39, 21, tzinfo=UTC)),
        ("3-Jun-2025", JUNE_3),
        ("06/03/2025 9:39:00 PM", datetime(2025, 6, 3, 21, 39, tzinfo=UTC)),
        ("23/06/2025", datetime(2025, 6, 23, tzinfo=UTC)),
        ("03.06.2025 09:39", datetime(2025, 6, 3, 9, 39, tzinfo=UTC)),
        ("03-06-2025", JUNE_3),
        ("2025년 06월 03일 오후 03:31:01", datetime(2025, 6, 3, 15, 31, 1, tzinfo=UTC)),
        ("2025. 6. 3. 오전 10:30", datetime(2025, 6, 3, 10, 30, tzinfo=UTC)),
        ("2025年06月03日 10時30分", datetime(2025, 6, 3, 10, 30, tzinfo=UTC)),
        ("Ven 03 Juil 2025 10:00:00 +0200", datetime(2025, 7, 3, 8, tzinfo=UTC)),
        ("śr, 03 gru 2025 10:00:00 +0100", datetime(2025, 12, 3, 9, tzinfo=UTC)),
        ("3 июня 2025 10:00", datetime(2025, 6, 3, 10, tzinfo=UTC)),
    ],
)
def test_reads_the_forms_that_feeds_use(text: str, moment: datetime) -> None:
    assert parse_date(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "yesterday",
        "99999-01-01",
        "+10000-01-01T00:00:00Z",
        "-0044-03-15",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0",
        "2025-13-45",
        "Tue, 31 Feb 2025 00:00:00 GMT",
        "Tue, 03 Jun 2025 25:10:10 GMT",
        "2025-06-03T09:39:21+99:99",
        "9999999999999",
        "9999-12-31T23:59:59Z",
        "2025-335",
        "2025",
        "6/25/25",
        "Sun, 22 Nov 2026 06:00:00 +9999",
        "Mon, 30 Feb 2026 25:61:61 GMT",
        "٢٠٢٥-٠٦-٠٣ and more " * 20,
    ],
)
def test_gives_none_for_what_cannot_be_true(text: str | None) -> None:
    assert parse_date(text) is None


def test_the_bounds_are_half_open() -> None:
    assert parse_date("1990-01-01T00:00:00Z") == EARLIEST
    assert parse_date("1989-12-31T23:59:59Z") is None
    assert parse_date("2100-01-01T00:00:00Z") is None
    assert LATEST.year == 2100
