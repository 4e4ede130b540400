"""What bounds a question that a program sends: its parts as pydantic reads them, alike at every door."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from assistant.text.normal import plain

QUESTION_LIMIT = 2000
HISTORY_LIMIT = 20
DOCUMENTS_LIMIT = 50
# A sign that `plain` leaves: neither a space nor a control nor an invisible character.
VISIBLE = r"[^\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _not_empty(text: str) -> str:
    if not plain(text).strip():
        raise PydanticCustomError("empty", "must hold something to read")
    return text


def _written_as_day(value: object) -> object:
    # Lax readers of dates also take numbers and moments; a day is written in one way.
    if value is not None and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise PydanticCustomError("date_type", "must be a day, YYYY-MM-DD")
    return value


Text = Annotated[str, StringConstraints(max_length=QUESTION_LIMIT)]
Readable = AfterValidator(_not_empty)
"""Refuses a text that shows nothing to a reader."""
Reference = Annotated[str, StringConstraints(max_length=200)]
Day = Annotated[date, BeforeValidator(_written_as_day)]
