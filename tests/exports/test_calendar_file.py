"""A calendar file, read again."""

from datetime import date, datetime

from icalendar import Calendar

from bot.exports.calendar_file import Event, Turns, calendar_file

EVENTS = [
    Event("a", "Báo cáo, kỳ “3 tháng”\x00", date(2031, 3, 31), "Dòng một\nDòng hai; có dấu, phẩy", date(2031, 1, 2),
          Turns((3, 6, 9, 12), until=date(2035, 12, 31)), ("Báo cáo",)),
    Event("b", "Họp tuần", date(2031, 1, 5), "", date(2031, 1, 2), Turns(())),
    Event("c", "BEGIN:VEVENT\r\nSUMMARY:giả", date(2031, 2, 28), "\r\nEND:VEVENT", date(2031, 1, 2)),
]  # fmt: skip


def test_events_are_whole_days_that_come_back() -> None:
    read = Calendar.from_ical(calendar_file(EVENTS, name="Lịch", about="Thử"))
    first, second, third = read.walk("VEVENT")
    assert str(read["X-WR-CALNAME"]) == "Lịch"
    assert first["DTSTART"].dt == date(2031, 3, 31)
    assert not isinstance(first["DTSTART"].dt, datetime)
    assert first["DTEND"].dt == date(2031, 4, 1)
    assert str(first["SUMMARY"]) == "Báo cáo, kỳ “3 tháng”"
    assert str(first["DESCRIPTION"]) == "Dòng một\nDòng hai; có dấu, phẩy"
    rule = first["RRULE"]
    assert (rule["FREQ"], rule["BYMONTH"], rule["BYMONTHDAY"]) == (["YEARLY"], [3, 6, 9, 12], [-1])
    assert rule["UNTIL"] == [date(2035, 12, 31)]
    assert second["RRULE"]["FREQ"] == ["WEEKLY"]
    assert "RRULE" not in third
    assert str(third["SUMMARY"]) == "BEGIN:VEVENT\nSUMMARY:giả"


def test_the_same_events_are_the_same_file() -> None:
    assert calendar_file(EVENTS, name="a", about="b") == calendar_file(EVENTS, name="a", about="b")
