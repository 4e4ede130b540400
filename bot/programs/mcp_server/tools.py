"""The tools, one a row: what it is called, what it takes, what it gives, and what does its work."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from mcp.types import Tool, ToolAnnotations
from pydantic import TypeAdapter

from assistant.wording import say
from bot.programs.mcp_server import asking, giving, reading
from bot.programs.mcp_server.arguments import (
    Arguments,
    AskArguments,
    DocumentsArguments,
    DutiesArguments,
    ProvisionArguments,
    SearchArguments,
    TargetArguments,
    TaskArguments,
)
from bot.programs.mcp_server.results import Result
from bot.views.shapes.answer import AnswerShape
from bot.views.shapes.lists import DocumentsShape, DutiesShape, TargetsShape
from bot.views.shapes.records import WholeProvisionShape


@dataclass(frozen=True, slots=True)
class Work:
    """What a tool takes, what it gives, and what does it, in a thread."""

    takes: type[Arguments]
    gives: Any
    does: Callable[..., Result]


TOOLS: dict[str, Work] = {
    "ask": Work(AskArguments, AnswerShape, asking.ask),
    "search": Work(SearchArguments, asking.HitsShape, asking.search),
    "target": Work(TargetArguments, TargetsShape, giving.target),
    "duties_of": Work(DutiesArguments, DutiesShape, giving.duties_of),
    "who_does": Work(TaskArguments, giving.TasksShape, giving.who_does),
    "provision": Work(ProvisionArguments, WholeProvisionShape, reading.provision),
    "documents": Work(DocumentsArguments, DocumentsShape, reading.documents),
}


@cache
def described() -> tuple[Tool, ...]:
    """Return the tools as clients list them."""
    return tuple(_described(name, work) for name, work in TOOLS.items())


def _described(name: str, work: Work) -> Tool:
    title = say(f"mcp.tool.{name}.title")
    return Tool(
        name=name,
        title=title,
        description=say(f"mcp.tool.{name}.description").strip(),
        input_schema=input_schema(name),
        output_schema=TypeAdapter(work.gives).json_schema(),
        annotations=ToolAnnotations(
            title=title,
            read_only_hint=True,
            destructive_hint=False,
            idempotent_hint=True,
            open_world_hint=False,
        ),
    )


@cache
def input_schema(name: str) -> dict[str, Any]:
    """Return the JSON schema of what a tool takes; KeyError for one that is not there."""
    schema = TOOLS[name].takes.model_json_schema()
    # The docstring of the model is for who reads the code.
    return {key: value for key, value in schema.items() if key != "description"}
