"""Days as offices write them."""

from datetime import date


def shown_day(day: object) -> str:
    """Return a date as Vietnamese offices write it; nothing for what is not a date."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if isinstance(day, date) else ""
