"""The MCP server itself: what the protocol asks, answered from the desk, whatever carries it."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import anyio
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    CompleteRequestParams,
    CompleteResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
)

from assistant.answers.answer import Hear, Progress, Said
from assistant.wording import say
from bot.desk.desk import Desk, Opening
from bot.desk.of_edition import OfEdition
from bot.programs.mcp_server import resources
from bot.programs.mcp_server.arguments import read_arguments
from bot.programs.mcp_server.reach import Reach
from bot.programs.mcp_server.results import Refused, Result, call_result
from bot.programs.mcp_server.tools import TOOLS, Work, described, input_schema
from bot.programs.mcp_server.working import in_thread
from bot.views.duties.tasks import tasks_of

_log = logging.getLogger(__name__)
_PATIENCE_S = 15.0
_LOOK_S = 0.05

Made = TypeVar("Made")
Call = ServerRequestContext[Any, Any]


class McpDoor:
    """Answers one or many clients; `patience` is for how many seconds a call waits for a library that is opening."""

    def __init__(self, desk: Desk, *, version: str, site: str = "", patience: float = _PATIENCE_S) -> None:
        self._reach = Reach(desk, OfEdition(desk, tasks_of), site, _unheard)
        self._patience = patience
        self.server: Server[Any] = Server(
            "troly57",
            version=version,
            title=say("mcp.server.title"),
            description=say("mcp.server.description"),
            instructions=say("mcp.server.instructions").strip(),
            get_tool_input_schema=lambda name: input_schema(name) if name in TOOLS else None,
            on_list_tools=_list_tools,
            on_call_tool=self._call_tool,
            on_list_resources=self._list_resources,
            on_list_resource_templates=_list_templates,
            on_read_resource=self._read_resource,
            on_completion=self._complete,
        )
        # What it begins with tells every call to whoever traces this process: a question is nobody else's.
        self.server.middleware.clear()

    async def _call_tool(self, call: Call, asked: CallToolRequestParams) -> CallToolResult:
        work = TOOLS.get(asked.name)
        if work is None:
            raise MCPError(INVALID_PARAMS, say("mcp.fault.unknown_tool", tools=", ".join(TOOLS)))
        return call_result(await self._result(asked.name, work, asked.arguments or {}, call))

    async def _result(self, name: str, work: Work, given: dict[str, Any], call: Call) -> Result:
        arguments = read_arguments(work.takes, given)
        if isinstance(arguments, Refused):
            return arguments
        if not await self._is_open():
            return Refused(say("mcp.fault.opening"))
        told = 0

        async def tell(progress: Progress) -> None:
            nonlocal told
            told += 1
            await call.session.report_progress(told, message=_message(progress))

        def do(hear: Hear) -> Result:
            return work.does(replace(self._reach, hear=hear), arguments)

        try:
            return await in_thread(do, tell)
        except Opening:
            return Refused(say("mcp.fault.opening"))
        except Exception as error:  # noqa: BLE001 - a bug costs its call alone, and is told without what was asked
            _log_bug(name, error)
            return Refused(say("mcp.fault.broken"))

    async def _list_resources(self, _: Call, asked: PaginatedRequestParams | None) -> ListResourcesResult:
        if not self._reach.desk.shelf.ready:
            return ListResourcesResult(resources=[resources.listing()])
        cursor = asked.cursor if asked else None
        return await self._of_library("resources/list", partial(_page, self._reach, cursor))

    async def _read_resource(self, _: Call, asked: ReadResourceRequestParams) -> ReadResourceResult:
        return await self._of_library("resources/read", partial(_read, self._reach, asked.uri))

    async def _complete(self, _: Call, asked: CompleteRequestParams) -> CompleteResult:
        return await self._of_library("completion/complete", partial(_completed, self._reach, asked))

    async def _of_library(self, name: str, make: Callable[[Hear], Made]) -> Made:
        """Return what `make` makes of the library; MCPError where it cannot be."""
        if not await self._is_open():
            raise MCPError(INTERNAL_ERROR, say("mcp.fault.opening"))
        try:
            return await in_thread(make, _untold)
        except MCPError:
            raise
        except Opening:
            raise MCPError(INTERNAL_ERROR, say("mcp.fault.opening")) from None
        except Exception as error:  # noqa: BLE001 - as above
            _log_bug(name, error)
            raise MCPError(INTERNAL_ERROR, say("mcp.fault.broken")) from None

    async def _is_open(self) -> bool:
        with anyio.move_on_after(self._patience):
            while not self._reach.desk.shelf.ready:
                await anyio.sleep(_LOOK_S)
        return self._reach.desk.shelf.ready


async def _list_tools(_: Call, __: PaginatedRequestParams | None) -> ListToolsResult:
    return ListToolsResult(tools=list(described()))


async def _list_templates(_: Call, __: PaginatedRequestParams | None) -> ListResourceTemplatesResult:
    return ListResourceTemplatesResult(resource_templates=resources.templates())


def _page(reach: Reach, cursor: str | None, _: Hear) -> ListResourcesResult:
    with reach.desk.library() as library:
        return resources.page_of(library, cursor)


def _read(reach: Reach, uri: str, _: Hear) -> ReadResourceResult:
    with reach.desk.library() as library:
        return resources.read(library, uri, reach.site)


def _completed(reach: Reach, asked: CompleteRequestParams, _: Hear) -> CompleteResult:
    with reach.desk.library() as library:
        return CompleteResult(completion=resources.completed(library, asked))


def _message(progress: Progress) -> str:
    return progress.sentence.text if isinstance(progress, Said) else say(f"mcp.told.{progress.name}")


def _unheard(_: Progress) -> None:
    """Hear nothing."""


async def _untold(_: Progress) -> None:
    """Tell nobody."""


def _log_bug(name: str, error: Exception) -> None:
    """Log where a bug is; what it says may hold what was asked."""
    where = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s: %s\n%s", name, type(error).__name__, where)
