"""How often one client may call, by kind of call, counted by the `limits` library."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from math import ceil
from time import time
from urllib.parse import parse_qs

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.storage import storage_from_string
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.settings import Settings
from bot.store.keys import ProgramKey
from bot.web.problems import Problem, tell

# What a proxy adds: a call that carries one of these comes from somebody else than the connection says.
FORWARDING = ("forwarded", "x-forwarded-for", "x-real-ip")
_FREE = re.compile(r"/(healthz|readyz|metrics|static(/.*)?)")
_FILES = re.compile(r".*\.(xlsx|csv|docx|pptx|ics|zip|gift|txt)")
# A pack is made from a whole library, answers of the assistant among it.
_MAKING = re.compile(r"/tap-huan/goi(/trac-nghiem)?(/trinh-chieu)?")
_MARKING = re.compile(r"/tap-huan/(goi/)?trac-nghiem")
_PICTURES = re.compile(r".*\.(svg|png)")
_ASKING = re.compile(r"/api/v1/ask(/stream)?|/v1/chat/completions|/mcp(/.*)?", re.DOTALL)
KEY = "troly57.key"
"""Where the scope of a call holds the key that it came in with, where it has one."""
# A key that may ask so often may make so many calls of any kind for each question.
_CALLS_FOR_A_QUESTION = 10
_WRONG_KEYS_PER_MINUTE = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """A kind of call, and how much of its allowance one call takes."""

    name: str
    cost: Callable[[Scope], int]


def asks(scope: Scope) -> int:
    """Return how many questions the call asks."""
    if _ASKING.fullmatch(scope["path"]):
        # Of the doors for programs only POST asks; a client of MCP also listens, and says that it has gone.
        return int(scope["method"] == "POST")
    if scope["path"] in {"/", "/dang-tra-loi", "/trinh-chieu", "/tra-loi.docx"}:
        sent = parse_qs(scope["query_string"].decode("latin-1"))
        # The projector's form sends a list, a question a line; it answers thirty at most.
        lines = [line for text in sent.get("cau", []) for line in text.splitlines() if line.strip()]
        return min(len(sent.get("q", [])) + len(lines), 30)
    return 0


def _writes(scope: Scope) -> int:
    reads = scope["method"] in {"GET", "HEAD", "OPTIONS"}
    # A quiz that is sent in is marked, and nothing of it kept.
    return int(not reads and not _ASKING.fullmatch(scope["path"]) and not _MARKING.fullmatch(scope["path"]))


def _calls(scope: Scope) -> int:
    # A file is made anew and costs as much as many pages; a page brings pictures with it, most of them kept.
    path = scope["path"]
    return 20 if _FILES.fullmatch(path) or _MAKING.fullmatch(path) else 2 if _PICTURES.fullmatch(path) else 1


ASKS, WRITES, CALLS = Rate("asks", asks), Rate("writes", _writes), Rate("calls", _calls)


class Rates:
    """Refuses with 429 what goes over a client's allowance; a person at the machine itself is never refused.

    An allowance of 0 is none. A program with a key has the key's allowance in place of its address's, also at the
    machine itself. Addresses are kept only as long as their window lasts.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._settings = settings
        self._counter = _Counter(settings.rates_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, or answer 429 with when to come again."""
        if (
            scope["type"] == "http"
            and not _FREE.fullmatch(scope["path"])
            and (KEY in scope or not is_local(scope))
        ):
            wait = await self._wait(scope)
            if wait:
                problem = Problem(429, "too_many", headers={"Retry-After": str(wait)}, wait=wait)
                await tell(Request(scope), problem)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _wait(self, scope: Scope) -> int:
        """Return after how many seconds the client may call again; 0 when it may now."""
        key: ProgramKey | None = scope.get(KEY)
        client = f"key {key.id}" if key else client_of(scope)
        for rate, allowed in self._allowances(key):
            cost = rate.cost(scope)
            if cost and not await self._counter.hit(allowed, rate.name, client, cost=cost):
                return await self._counter.wait(allowed, rate.name, client)
        return 0

    def _allowances(self, key: ProgramKey | None) -> Iterator[tuple[Rate, RateLimitItem]]:
        """Yield how much of each kind may be called; what has no limit is left out."""
        asks, calls = self._settings.asks_per_minute, self._settings.calls_per_minute
        if key and key.per_minute is not None:
            asks, calls = key.per_minute, key.per_minute * _CALLS_FOR_A_QUESTION
        if asks:
            yield ASKS, RateLimitItemPerMinute(asks)
        if self._settings.writes_per_hour:
            yield WRITES, RateLimitItemPerHour(self._settings.writes_per_hour)
        if calls:
            yield CALLS, RateLimitItemPerMinute(calls)


class Guesses:
    """Counts the wrong keys that came from an address, so that nobody tries them by the thousand."""

    def __init__(self, settings: Settings) -> None:
        self._counter = _Counter(settings.rates_url)

    async def wait(self, client: str) -> int:
        """Return after how many seconds keys from there are looked at again; 0 when they are now."""
        if await self._counter.test(_WRONG_KEYS, "wrong keys", client):
            return 0
        return await self._counter.wait(_WRONG_KEYS, "wrong keys", client)

    async def count(self, client: str) -> None:
        """Count a wrong key."""
        await self._counter.hit(_WRONG_KEYS, "wrong keys", client)


_WRONG_KEYS = RateLimitItemPerMinute(_WRONG_KEYS_PER_MINUTE)


class _Counter:
    """Counts at `url`; its storage is made at the first use, because it belongs to the event loop that serves."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._made: SlidingWindowCounterRateLimiter | None = None

    async def hit(self, allowed: RateLimitItem, *counted: str, cost: int = 1) -> bool:
        """Count, and tell whether that was within what is allowed."""
        return await self._limiter().hit(allowed, *counted, cost=cost)

    async def test(self, allowed: RateLimitItem, *counted: str) -> bool:
        """Tell whether there is room for one more."""
        return await self._limiter().test(allowed, *counted)

    async def wait(self, allowed: RateLimitItem, *counted: str) -> int:
        """Return after how many seconds there is room again."""
        stats = await self._limiter().get_window_stats(allowed, *counted)
        return max(1, ceil(stats.reset_time - time()))

    def _limiter(self) -> SlidingWindowCounterRateLimiter:
        if self._made is None:
            storage = storage_from_string(f"async+{self._url}")
            if not isinstance(storage, Storage):
                raise TypeError(self._url)
            self._made = SlidingWindowCounterRateLimiter(storage)
        return self._made


def client_of(scope: Scope) -> str:
    """Return who calls: the address of the connection."""
    return str(scope["client"][0]) if scope["client"] else ""


def is_local(scope: Scope) -> bool:
    """Tell whether the call comes from this machine itself and through no proxy."""
    headers = Headers(scope=scope)
    if any(name in headers for name in FORWARDING):
        return False
    try:
        return not scope["client"] or ip_address(scope["client"][0]).is_loopback
    except ValueError:
        # No address of a network: a socket file, or a caller in this process.
        return True
