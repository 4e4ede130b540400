"""The MCP door over published libraries in this process, and a client of the web door over the same desk."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp.types import CallToolResult, TextContent
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.programs.mcp_server.door import McpDoor
from bot.web.app import web_app

Made = TypeVar("Made")
PATIENCE_S = 60


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


async def spoken_with(connecting: Client, talk: Callable[[Client], Awaitable[Made]]) -> Made:
    """What `talk` makes of a client; an error of the protocol comes out by itself, not in a group of groups."""
    refused: MCPError | None = None
    async with asyncio.timeout(PATIENCE_S), connecting as client:
        try:
            return await talk(client)
        except MCPError as error:
            refused = error
    raise refused


class Spoken:
    """A door, and what clients of the SDK hear of it; one client a call."""

    def __init__(self, desk: Desk, **more: Any) -> None:
        self.desk = desk
        self.door = McpDoor(desk, version="1.2.3", **more)

    def with_client(self, talk: Callable[[Client], Awaitable[Made]], mode: str = "auto") -> Made:
        return asyncio.run(spoken_with(Client(self.door.server, mode=mode), talk))

    def call(self, name: str, /, **arguments: Any) -> CallToolResult:
        return self.with_client(lambda client: client.call_tool(name, arguments))

    def found(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """What a tool gives where it gives something, as its reader has it after the schema was checked."""
        result = self.call(name, **arguments)
        assert not result.is_error, text_of(result)
        assert isinstance(result.structured_content, dict)
        return result.structured_content

    def refused(self, name: str, /, **arguments: Any) -> str:
        result = self.call(name, **arguments)
        assert result.is_error
        assert result.structured_content is None
        return text_of(result)


@contextmanager
def speaking(shelf: Shelf) -> Iterator[tuple[Spoken, TestClient]]:
    desk = Desk(shelf, Assistant(shelf))
    shelf.refresh()
    with TestClient(web_app(desk, version="0")) as web:
        yield Spoken(desk), web


@pytest.fixture(scope="session")
def both(shelf: Shelf) -> Iterator[tuple[Spoken, TestClient]]:
    with speaking(shelf) as pair:
        yield pair


@pytest.fixture
def spoken(both: tuple[Spoken, TestClient]) -> Spoken:
    return both[0]


@pytest.fixture
def web(both: tuple[Spoken, TestClient]) -> TestClient:
    return both[1]
