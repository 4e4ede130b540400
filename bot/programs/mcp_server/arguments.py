"""What each tool may be given, with its bounds; the JSON schemas that clients read are made of these."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.wording import say
from bot.programs.mcp_server.results import Refused
from bot.views.asked import DOCUMENTS_LIMIT, HISTORY_LIMIT, Day, Readable, Reference, Text
from bot.views.faults import told_fault

MOST_HITS = 50
_FEW = 8


def _told(name: str, **bounds: Any) -> Any:  # noqa: ANN401 - what pydantic's Field takes and returns
    return Field(description=say(f"mcp.field.{name}"), **bounds)


Words = Annotated[str, StringConstraints(max_length=200)]
_Documents = Annotated[list[Reference], Field(max_length=DOCUMENTS_LIMIT)]
_Question = Annotated[Text, Readable, _told("question", min_length=1)]
_OfDocuments = Annotated[_Documents | None, _told("documents")]
_OfDocument = Annotated[Reference | None, _told("document")]


class Arguments(BaseModel):
    """The arguments of a tool; none but these are taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AskArguments(Arguments):
    """Those of `ask`."""

    question: _Question
    history: Annotated[Annotated[list[Text], Field(max_length=HISTORY_LIMIT)] | None, _told("history")] = None
    documents: _OfDocuments = None
    as_of: Annotated[Day | None, _told("as_of")] = None


class SearchArguments(Arguments):
    """Those of `search`."""

    query: _Question
    documents: _OfDocuments = None
    k: Annotated[int, _told("k", ge=1, le=MOST_HITS)] = 10


class TargetArguments(Arguments):
    """Those of `target`."""

    document: _OfDocument = None
    number: Annotated[Annotated[str, StringConstraints(max_length=20)] | None, _told("number")] = None
    words: Annotated[Words | None, _told("words")] = None
    year: Annotated[Annotated[int, Field(ge=0, le=9999)] | None, _told("year")] = None


class DutiesArguments(Arguments):
    """Those of `duties_of`."""

    agency: Annotated[Words, Readable, _told("agency", min_length=1)]
    document: _OfDocument = None


class TaskArguments(Arguments):
    """Those of `who_does`."""

    task: Annotated[Text, Readable, _told("task", min_length=1)]
    document: _OfDocument = None


class ProvisionArguments(Arguments):
    """Those of `provision`."""

    id: Annotated[Annotated[str, StringConstraints(max_length=400)], Readable, _told("id", min_length=1)]


class DocumentsArguments(Arguments):
    """Those of `documents`."""

    document: _OfDocument = None


Given = TypeVar("Given", bound=Arguments)


def read_arguments(kind: type[Given], given: dict[str, Any]) -> Given | Refused:
    """Return the arguments of a tool, or why they are none."""
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        faults = [
            told_fault(".".join(map(str, one["loc"]))[:80], one)
            for one in error.errors(include_url=False, include_input=False)[:_FEW]
        ]
        return Refused(say("mcp.fault.arguments", faults="; ".join(dict.fromkeys(faults))))
