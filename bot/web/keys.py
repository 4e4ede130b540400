"""Who of the programs that call may come in: those on this machine, and elsewhere those with a key."""

import hashlib
import re
from asyncio import get_running_loop
from collections import OrderedDict

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.settings import Settings
from bot.store.kept import StoreClosed
from bot.store.keys import PREFIX, KnownKeys, ProgramKey
from bot.store.store import Store, today
from bot.web.problems import Problem, tell
from bot.web.rates import KEY, Guesses, client_of, is_local

# Addresses that programs call; pages, their files and the health of the server are open to all.
_FOR_PROGRAMS = re.compile(r"/(v1|mcp|api)(/.*)?", re.DOTALL)
_BEARER = re.compile(r"bearer\s+(\S+)", re.IGNORECASE)
_REMEMBERED_AT_MOST = 4096
_CLOSED_S = 5


class Keys:
    """Refuses with 401 a key that does not work, and where keys are required a call without one.

    What begins as no key of ours does is none: it is not looked at where no key is required, because clients of
    other products must send something. The key of a call is in its scope under `KEY`.
    """

    def __init__(self, app: ASGIApp, store: Store, settings: Settings) -> None:
        self.app = app
        self._known = KnownKeys(store)
        self._required = bool(settings.require_keys)
        self._guesses = Guesses(settings)
        # Keys that were accepted from an address go on being so, whoever else tries keys from there.
        self._accepted = _Remembered()
        # One that is sent again and again is no guess, but a program that was set up wrongly.
        self._refused = _Remembered()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the call, or say why it may not come in."""
        if scope["type"] == "http" and _FOR_PROGRAMS.fullmatch(scope["path"]):
            problem = await self._problem(scope)
            if problem:
                await tell(Request(scope), problem)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _problem(self, scope: Scope) -> Problem | None:
        """Return why the call may not come in; None where it may, its key put into its scope."""
        given, foreign = _given(Headers(scope=scope))
        if given:
            return await self._problem_of(given, scope)
        if not self._required or is_local(scope):
            return None
        return _unauthorized("key_unknown" if foreign else "key_missing", given=foreign)

    async def _problem_of(self, given: str, scope: Scope) -> Problem | None:
        """Return why a key that was given does not let the call in."""
        client = client_of(scope)
        sent = hashlib.sha256(f"{client}\0{given}".encode()).hexdigest()
        if sent not in self._accepted and sent not in self._refused:
            wait = await self._guesses.wait(client)
            if wait:
                return Problem(429, "too_many", headers={"Retry-After": str(wait)}, wait=wait)
        try:
            key = await self._holder(given)
        except StoreClosed:
            return Problem(503, "keys_closed", headers={"Retry-After": str(_CLOSED_S)})
        if key is None:
            if sent not in self._refused:
                self._refused.add(sent)
                await self._guesses.count(client)
            return _unauthorized("key_unknown", given=True)
        self._accepted.add(sent)
        if not key.works(today()):
            return _unauthorized("key_over", given=True)
        scope[KEY] = key
        if self._known.is_first_use(key, today()):
            # Nobody waits for it to be written down.
            get_running_loop().run_in_executor(None, self._known.note_use, key, today())
        return None

    async def _holder(self, given: str) -> ProgramKey | None:
        if self._known.fresh:
            return self._known.holder(given)
        return await run_in_threadpool(self._known.holder, given)


class _Remembered:
    """The latest of what was added."""

    def __init__(self) -> None:
        self._added: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, one: str) -> bool:
        return one in self._added

    def add(self, one: str) -> None:
        """Remember it, and forget the oldest where there are too many."""
        self._added[one] = None
        self._added.move_to_end(one)
        if len(self._added) > _REMEMBERED_AT_MOST:
            self._added.popitem(last=False)


def _given(headers: Headers) -> tuple[str, bool]:
    """Return the key of ours that was sent, or "", and whether something else was sent in the place of one."""
    bearer = _BEARER.fullmatch(headers.get("authorization", "").strip())
    sent = [one for one in (bearer[1] if bearer else "", headers.get("x-api-key", "").strip()) if one]
    return next((one for one in sent if one.startswith(PREFIX)), ""), bool(sent)


def _unauthorized(code: str, *, given: bool) -> Problem:
    # RFC 6750: who sent nothing is told no error.
    challenge = 'Bearer realm="troly57"' + (', error="invalid_token"' if given else "")
    return Problem(401, code, headers={"WWW-Authenticate": challenge})
