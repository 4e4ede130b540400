"""A client that keeps some connections busy: each sends its next question when it has read an answer."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np


@dataclass(frozen=True, slots=True)
class Served:
    """What a server did under load: calls a second, and the milliseconds that each took."""

    per_second: float
    taken_ms: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """Return the milliseconds within which `share` percent of the calls were served."""
        return float(np.percentile(self.taken_ms, share))


def load(port: int, path: str, questions: Sequence[str], *, connections: int) -> Served:
    """Return how each question was served, asked once; every answer must be 200."""
    return asyncio.run(_load(port, path, questions, connections))


async def _load(port: int, path: str, questions: Sequence[str], connections: int) -> Served:
    calls = iter([_call(path, question) for question in questions])
    taken: list[float] = []

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for call in calls:
            begun = perf_counter()
            writer.write(call)
            await _read(reader)
            taken.append((perf_counter() - begun) * 1000)
        writer.close()
        await writer.wait_closed()

    begun = perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    return Served(len(taken) / (perf_counter() - begun), tuple(taken))


def _call(path: str, question: str) -> bytes:
    body = json.dumps({"question": question}).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return f"{head}\r\n\r\n".encode() + body


async def _read(reader: asyncio.StreamReader) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status, _, rest = head.partition(b"\r\n")
    if b" 200 " not in status:
        raise ConnectionError(status.decode())
    length = next(line for line in rest.split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(int(length.partition(b":")[2]))
