"""A question from a caller to the assistant, and what may be sent with it."""

from typing import Annotated, Any

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.answers.answer import Answer, Question
from assistant.wording import say
from bot.desk.desk import Desk
from bot.views.asked import DOCUMENTS_LIMIT, HISTORY_LIMIT, VISIBLE, Day, Readable, Reference, Text
from bot.web.naming import find_document

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


def _told(name: str) -> Any:  # noqa: ANN401 - what pydantic's Field returns
    return Field(description=say(f"web.api.field.{name}"))


class Ask(BaseModel):
    """The body of `POST /api/v1/ask`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": say("web.api.example")}]})

    question: Annotated[
        Text,
        Readable,
        Field(min_length=1, json_schema_extra={"pattern": VISIBLE}),
        _told("question"),
    ]
    conversation_id: Annotated[Key | None, _told("conversation_id")] = None
    history: Annotated[Annotated[list[Text], Field(max_length=HISTORY_LIMIT)] | None, _told("history")] = None
    documents: Annotated[
        Annotated[list[Reference], Field(max_length=DOCUMENTS_LIMIT)] | None, _told("documents")
    ] = None
    as_of: Annotated[Day | None, _told("as_of")] = None


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
