"""The duties as files: every one once, and the calendar's events resting on printed times."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from starlette.testclient import TestClient

from assistant.library.nouns import Role
from assistant.search.shelf import Shelf
from assistant.text.due_days import due_day
from bot.views.duties.roles import role_names
from tests.bot.conftest import Told, duties_of, serving
from tests.invented import document, holding

PERIOD = re.compile(r"“([^”]+)”")


def rows_of(workbook: bytes) -> list[dict[str, object]]:
    sheet = load_workbook(BytesIO(workbook)).worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows if row[1] and row[2]]  # type: ignore[arg-type]


def test_every_duty_is_a_row_of_the_workbook(programmes: tuple[TestClient, Shelf]) -> None:
    client, shelf = programmes
    names = {one.role: one.name for one in role_names()}
    rows = rows_of(client.get("/nhiem-vu.xlsx").content)
    claims = ("Mã mục", "Mã cơ quan", "Vai trò", "Động từ trong văn bản", "Nguyên văn")
    assert Counter(tuple(row[name] for name in claims) for row in rows) == Counter(
        (d.provision, d.agency_id, names[d.role], d.verb, text.strip()) for d, text in duties_of(shelf)
    )
    rest = ("Cơ quan (như văn bản ghi)", "Nội dung", "Phối hợp với", "Thời hạn, kỳ hạn", "Sản phẩm")
    told = [tuple(row[name] or None for name in rest) for row in rows]
    assert told == [
        (d.agency, d.action or None, "; ".join(d.partners) or None, d.deadline, d.product)
        for d, _ in duties_of(shelf)
    ]


def test_every_duty_is_once_in_the_document(programmes: tuple[TestClient, Shelf]) -> None:
    client, shelf = programmes
    read = Document(BytesIO(client.get("/nhiem-vu.docx").content))
    quoted = [one.text[1:-1] for one in read.paragraphs if one.style and one.style.name == "Quote"]
    assert Counter(quoted) == Counter(text.strip() for _, text in duties_of(shelf))


def test_files_of_an_agency_hold_its_own_and_no_others(client: TestClient, shelf: Shelf) -> None:
    agency = duties_of(shelf)[0][0].agency_id
    own = [one for one in duties_of(shelf) if one[0].agency_id == agency]
    rows = rows_of(client.get(f"/nhiem-vu/{agency}.xlsx").content)
    assert [row["Mã mục"] for row in rows] == [duty.provision for duty, _ in own]
    read = Document(BytesIO(client.get(f"/nhiem-vu/{agency}.docx").content))
    assert sum(one.style is not None and one.style.name == "Quote" for one in read.paragraphs) == len(own)


def test_a_choice_holds_in_the_files(client: TestClient, shelf: Shelf) -> None:
    rows = rows_of(client.get("/nhiem-vu.xlsx?vai_tro=bao-cao").content)
    assert len(rows) == sum(duty.role is Role.REPORTS for duty, _ in duties_of(shelf))
    assert {row["Vai trò"] for row in rows} == {"Báo cáo"}


def events_of(client: TestClient) -> list[object]:
    return list(Calendar.from_ical(client.get("/nhiem-vu/lich-bao-cao.ics").content).walk("VEVENT"))


def test_events_rest_on_printed_times(programmes: tuple[TestClient, Shelf]) -> None:
    client, shelf = programmes
    with shelf.lend() as edition:
        texts = [
            edition.library.clean_text(one.id)
            for one in edition.library.documents()
            if one.text == "verbatim"
        ]
    events = events_of(client)
    assert events
    assert len({str(one["UID"]) for one in events}) == len(events)  # type: ignore[index]
    for one in events:
        told = str(one["DESCRIPTION"])  # type: ignore[index]
        period = PERIOD.search(told)
        quoted = re.search(r"Nguyên văn: “(.*)”\nCăn cứ", told, re.DOTALL)
        assert period
        assert quoted
        # a row's time stands in another cell than its task
        assert any(quoted[1] in text and period[1] in text for text in texts)
        if "RRULE" in one:  # type: ignore[operator]
            assert period[1] in quoted[1]
        if "không ấn định ngày" in told:
            start = one["DTSTART"].dt  # type: ignore[index]
            assert start.day >= 28


def test_every_report_is_on_the_calendars_page(programmes: tuple[TestClient, Shelf]) -> None:
    client, shelf = programmes
    html = client.get("/nhiem-vu/lich-bao-cao").text
    for duty, _ in duties_of(shelf):
        if duty.role is Role.REPORTS or (duty.deadline and due_day(duty.deadline)):
            assert f'"/van-ban/{duty.document}#{duty.provision.partition("/")[2]}"' in html
    assert f"{len(events_of(client))} sự kiện" in html


@pytest.mark.parametrize(
    ("deadline", "start", "rule"),
    [
        ("hằng quý", date(2031, 3, 31), "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=3,6,9,12"),
        ("hằng tháng, trước ngày 5 hằng tháng", date(2031, 2, 5),
         "FREQ=YEARLY;BYMONTHDAY=5;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12"),
        ("hằng năm, trước ngày 15/01", date(2032, 1, 15), "FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=1"),
        ("hằng tuần", date(2031, 2, 9), "FREQ=WEEKLY"),
        ("trước ngày 30/6/2031", date(2031, 6, 30), None),
        ("Quý IV/2031", date(2031, 12, 31), None),
        ("định kỳ", None, None),
        ("khi có yêu cầu", None, None),
        ("3 tháng", None, None),
        ("giữa nhiệm kỳ", None, None),
    ],
)  # fmt: skip
def test_no_day_is_invented(
    tmp_path: Path, assistant: Told, deadline: str, start: date | None, rule: str | None
) -> None:
    base = holding(document(signed_on=date(2031, 2, 3)))
    duty = replace(base.duties[0], role=Role.REPORTS, verb="báo cáo", deadline=deadline)
    with serving(tmp_path, [replace(base, duties=(duty,))], assistant) as client:
        events = events_of(client)
        html = client.get("/nhiem-vu/lich-bao-cao").text
    assert deadline in html
    if start is None:
        assert not events
        assert "không: văn bản không nói bao lâu một lần" in html
        return
    (event,) = events
    assert event["DTSTART"].dt == start  # type: ignore[index]
    written = event["RRULE"].to_ical().decode() if "RRULE" in event else None  # type: ignore[operator, index]
    assert written == rule
    assert ("không ấn định ngày" in str(event["DESCRIPTION"])) is not ("ngày" in deadline)  # type: ignore[index]


def test_a_document_that_no_longer_applies_gives_no_events(tmp_path: Path, assistant: Told) -> None:
    base = holding(document(validity="replaced"))
    duty = replace(base.duties[0], role=Role.REPORTS, deadline="hằng quý")
    with serving(tmp_path, [replace(base, duties=(duty,))], assistant) as client:
        assert not events_of(client)
        assert "văn bản không còn áp dụng" in client.get("/nhiem-vu/lich-bao-cao").text
