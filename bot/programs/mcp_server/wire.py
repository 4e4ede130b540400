"""The door over this process's stdin and stdout, for the client that started it."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any, cast

import anyio
from mcp.server.stdio import stdio_server

from bot.programs.mcp_server.door import McpDoor

_STDIN = 0
_PART = 65536
_LONGEST = 4 * 1024 * 1024
"""Bytes of a line; a longer one is read past, and is no message."""


class Lines:
    """The lines of stdin, as they come; while they are read, whatever else reads stdin finds it empty.

    A thread reads them that the end of the process need not wait for: nothing can interrupt its reading.
    """

    def __init__(self) -> None:
        self._wire = os.dup(_STDIN)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, _STDIN)
        os.close(nothing)
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._room = threading.Semaphore(64)
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    async def __aiter__(self) -> AsyncIterator[str]:
        """Yield each line until the client closes."""
        while (line := await self._lines.get()) is not None:
            self._room.release()
            yield line

    def _read(self) -> None:
        held, over = b"", False
        # The loop is closed once the process is ending.
        with suppress(OSError, RuntimeError):
            while part := os.read(self._wire, _PART):
                *whole, held = (held + part).split(b"\n")
                for line in whole:
                    self._put("" if over else line.decode("utf-8", "replace"))
                    over = False
                if len(held) > _LONGEST:
                    held, over = b"", True
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._lines.put_nowait, None)

    def _put(self, line: str) -> None:
        self._room.acquire()
        self._loop.call_soon_threadsafe(self._lines.put_nowait, line)


async def speak(door: McpDoor, begin: Callable[[], None]) -> None:
    """Serve the client at stdin and stdout until it closes; `begin` is called once stdout is the protocol's alone."""
    lines = cast("anyio.AsyncFile[str]", Lines())
    try:
        async with stdio_server(stdin=lines) as (reading, writing):
            begin()
            server: Any = door.server
            await server.run(reading, writing, server.create_initialization_options())
    except* (OSError, anyio.BrokenResourceError, anyio.ClosedResourceError):
        # The client has gone without a word: nobody is left to tell.
        pass
