"""A question from a caller to the assistant, and what may be sent with it."""

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from assistant.answers.answer import Answer, Question
from assistant.text.normal import plain
from assistant.wording import say
from bot.desk.desk import Desk
from bot.web.naming import find_document

QUESTION_LIMIT = 2000
# A sign that `plain` leaves: neither a space nor a control nor an invisible character.
VISIBLE = r"[^\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _not_empty(text: str) -> str:
    if not plain(text).strip():
        raise PydanticCustomError("empty", "must hold something to read")
    return text


Text = Annotated[str, StringConstraints(max_length=QUESTION_LIMIT)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Reference = Annotated[str, StringConstraints(max_length=200)]


def _written_as_day(value: object) -> object:
    # Lax readers of dates also take numbers and moments; a day is written in one way.
    if value is not None and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise PydanticCustomError("date_type", "must be a day, YYYY-MM-DD")
    return value


def _told(name: str) -> Any:  # noqa: ANN401 - what pydantic's Field returns
    return Field(description=say(f"web.api.field.{name}"))


class Ask(BaseModel):
    """The body of `POST /api/v1/ask`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": say("web.api.example")}]})

    question: Annotated[
        Text,
        AfterValidator(_not_empty),
        Field(min_length=1, json_schema_extra={"pattern": VISIBLE}),
        _told("question"),
    ]
    conversation_id: Annotated[Key | None, _told("conversation_id")] = None
    history: Annotated[Annotated[list[Text], Field(max_length=20)] | None, _told("history")] = None
    documents: Annotated[Annotated[list[Reference], Field(max_length=50)] | None, _told("documents")] = None
    as_of: Annotated[date | None, BeforeValidator(_written_as_day), _told("as_of")] = None


def caller_of(request: Request) -> str:
    """Return who calls: the address of the connection."""
    return request.client.host if request.client else ""


def question_of(desk: Desk, asked: Ask, caller: str) -> Question:
    """Return the question that was sent.

    Raises Opening while no library is open, and a Problem when a document of the question cannot be told.
    """
    desk.must_be_open()
    documents: tuple[str, ...] = ()
    if asked.documents:
        with desk.library() as library:
            documents = tuple(find_document(library, reference).id for reference in asked.documents)
    return Question(
        text=asked.question,
        conversation=desk.conversation(caller, asked.conversation_id),
        history=None if asked.history is None else tuple(asked.history),
        documents=documents,
        as_of=asked.as_of,
    )


def answer_to(desk: Desk, asked: Ask, caller: str) -> Answer:
    """Return the assistant's answer.

    Raises Opening while no library is open, and a Problem when a document of the question cannot be told.
    """
    return desk.ask(question_of(desk, asked, caller))
