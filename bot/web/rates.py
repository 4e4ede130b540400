"""How often one client may call, by kind of call, counted by the `limits` library."""

import re
from collections.abc import Callable
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
from bot.web.problems import Problem, tell

# What a proxy adds: a call that carries one of these comes from somebody else than the connection says.
FORWARDING = ("forwarded", "x-forwarded-for", "x-real-ip")
_FREE = re.compile(r"/(healthz|readyz|metrics|static(/.*)?)")
_FILES = re.compile(r".*\.(xlsx|csv|docx|pptx|ics)")
_PICTURES = re.compile(r".*\.(svg|png)")
_API_ASK = frozenset({"/api/v1/ask", "/api/v1/ask/stream"})


@dataclass(frozen=True, slots=True)
class Rate:
    """A kind of call, and how much of its allowance one call takes."""

    name: str
    cost: Callable[[Scope], int]


def asks(scope: Scope) -> int:
    """Return how many questions the call asks."""
    if scope["path"] in _API_ASK:
        return 1
    if scope["path"] in {"/", "/dang-tra-loi", "/trinh-chieu", "/tra-loi.docx"}:
        sent = parse_qs(scope["query_string"].decode("latin-1"))
        # The projector's form sends a list, a question a line; it answers thirty at most.
        lines = [line for text in sent.get("cau", []) for line in text.splitlines() if line.strip()]
        return min(len(sent.get("q", [])) + len(lines), 30)
    return 0


def _writes(scope: Scope) -> int:
    return int(scope["method"] not in {"GET", "HEAD", "OPTIONS"} and scope["path"] not in _API_ASK)


def _calls(scope: Scope) -> int:
    # A file is made anew and costs as much as many pages; a page brings pictures with it, most of them kept.
    path = scope["path"]
    return 20 if _FILES.fullmatch(path) else 2 if _PICTURES.fullmatch(path) else 1


ASKS, WRITES, CALLS = Rate("asks", asks), Rate("writes", _writes), Rate("calls", _calls)


class Rates:
    """Refuses with 429 what goes over a client's allowance; a person at the machine itself is never refused.

    An allowance of 0 is none. Addresses are kept only as long as their window lasts.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._url = settings.rates_url
        allowances: tuple[tuple[Rate, RateLimitItem], ...] = (
            (ASKS, RateLimitItemPerMinute(max(settings.asks_per_minute, 1))),
            (WRITES, RateLimitItemPerHour(max(settings.writes_per_hour, 1))),
            (CALLS, RateLimitItemPerMinute(max(settings.calls_per_minute, 1))),
        )
        wanted = (settings.asks_per_minute, settings.writes_per_hour, settings.calls_per_minute)
        self._allowances = [pair for pair, allowed in zip(allowances, wanted, strict=True) if allowed]
        self._counter: SlidingWindowCounterRateLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, or answer 429 with when to come again."""
        if scope["type"] == "http" and not _FREE.fullmatch(scope["path"]) and not is_local(scope):
            wait = await self._wait(scope)
            if wait:
                problem = Problem(429, "too_many", headers={"Retry-After": str(wait)}, wait=wait)
                await tell(Request(scope), problem)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _wait(self, scope: Scope) -> int:
        """Return after how many seconds the client may call again; 0 when it may now."""
        client = scope["client"][0] if scope["client"] else ""
        counter = self._counting()
        for rate, allowed in self._allowances:
            cost = rate.cost(scope)
            if cost and not await counter.hit(allowed, rate.name, client, cost=cost):
                stats = await counter.get_window_stats(allowed, rate.name, client)
                return max(1, ceil(stats.reset_time - time()))
        return 0

    def _counting(self) -> SlidingWindowCounterRateLimiter:
        # The storage belongs to the event loop that serves.
        if self._counter is None:
            storage = storage_from_string(f"async+{self._url}")
            if not isinstance(storage, Storage):
                raise TypeError(self._url)
            self._counter = SlidingWindowCounterRateLimiter(storage)
        return self._counter


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
