"""One request put to a model through a client of langchain's: streamed, read while it comes, cut at its deadline."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from time import monotonic, thread_time
from typing import Any, Protocol, TypeVar

from assistant.models.faults import Cut, Fault, Late, OfAnotherSchema, fault_of
from assistant.models.nouns import Hear, Reply, Request
from assistant.models.reading import Reading
from assistant.models.tokens import estimated, expected_in

T = TypeVar("T")

_PAUSE_S = 0.3
# After a second try that has no time left nobody would have waited less.
_LEAST_S = 0.5
_TIDY_S = 0.5
# How long a form that was refused is not tried again: a server may be repaired, or have been confused.
_FORM_KEPT_S = 3600.0
_LONGEST_TOKEN = 12
_LEAST_CHARACTERS = 2_000
# Hearing may take so large a part of the time, whatever those who hear make of it.
_HEARING = 0.2
_MOST_TOKENS = 10**7
_WHOLE = frozenset({"stop", "end_turn", "stop_sequence", "eos", "eos_token", "complete"})


class Client(Protocol):
    """What is needed of a chat model of langchain's."""

    def astream(self, messages: Sequence[tuple[str, str]], **told: object) -> AsyncGenerator[Any, None]:
        """Yield what the model says, piece by piece."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to ask for JSON: what the request then bears, and whether its words must hold the schema as well."""

    told: Callable[[Request], Mapping[str, Any]]
    spelled: Callable[[Request], str] = lambda request: request.system


class Forms:
    """The forms that a server may know, best first, and which of them it last took."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self._forms = forms
        self._taken = 0
        self._until = 0.0

    def __len__(self) -> int:
        return len(self._forms)

    def __getitem__(self, at: int) -> Form:
        return self._forms[at]

    def first(self) -> int:
        """Return the form to begin with."""
        return self._taken if monotonic() < self._until else 0

    def took(self, at: int) -> None:
        """Note that the server took a form."""
        if at != self.first():
            self._taken, self._until = at, monotonic() + _FORM_KEPT_S


class _Gone(Exception):
    """What was raised by who hears."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Asking:
    """One request: its tries, within `seconds` in all, and the tokens of them; used once, where no event loop runs."""

    def __init__(
        self, client: Client, forms: Forms, request: Request, hear: Hear | None, seconds: float
    ) -> None:
        self._client = client
        self._forms = forms
        self._request = request
        self._hear = hear
        self._until = monotonic() + seconds
        self._try = _Try(request)
        self.tokens_in = 0
        self.tokens_out = 0

    def outcome(self) -> Reply | Fault:
        """Return what came of it; raises only what `hear` raised."""
        try:
            return _within(self._tries(), self._until - monotonic())
        except _Gone as gone:
            raise gone.error from None
        except Exception as error:  # noqa: BLE001 - each integration raises its own, and Python's besides
            fault = fault_of(error, begun=self._try.begun)
            self._count(fault)
            return fault

    async def _tries(self) -> Reply | Fault:
        form, again = self._forms.first(), True
        while True:
            self._try = _Try(self._request)
            try:
                said = await self._said(form)
            except _Gone:
                self._count(None)
                raise
            except Exception as error:  # noqa: BLE001 - as above
                fault = fault_of(error, begun=self._try.begun)
            else:
                self._count(None)
                return Reply(said, self.tokens_in, self.tokens_out)
            self._count(fault)
            wait = fault.wait or _PAUSE_S
            if fault.form_refused and form + 1 < len(self._forms):
                form += 1
            elif (
                fault.again and again and not self._try.begun and wait + _LEAST_S < self._until - monotonic()
            ):
                again = False
                await asyncio.sleep(wait)
            else:
                return fault

    async def _said(self, at: int) -> Mapping[str, Any]:
        """Return what the model said when asked in a form."""
        form, reading, hearing = self._forms[at], self._try.reading, _Hearing(self._hear)
        messages = (("system", form.spelled(self._request)), ("user", self._request.user))
        finish = None
        async with aclosing(self._client.astream(messages, **form.told(self._request))) as chunks:
            async for chunk in chunks:
                self._forms.took(at)
                self._try.hear_of_tokens(chunk.usage_metadata)
                reading.take(str(chunk.text))
                finish = finish or _finish(chunk.response_metadata)
                if chunk.text:
                    hearing.tell(reading)
        if finish is None or finish.lower() not in _WHOLE:
            raise Cut(finish)
        said = reading.whole()
        if not _is_of(said, self._request.schema):
            raise OfAnotherSchema
        return said

    def _count(self, fault: Fault | None) -> None:
        """Add what a try took to what the request took."""
        tokens = self._try.tokens() if fault is None or fault.counted or self._try.begun else (0, 0)
        self.tokens_in += tokens[0]
        self.tokens_out += tokens[1]


class _Try:
    """What one try brought: text, and what was told of tokens."""

    def __init__(self, request: Request) -> None:
        self.reading = Reading(max(request.longest * _LONGEST_TOKEN, _LEAST_CHARACTERS))
        self._request = request
        self._told_in = 0
        self._told_out = 0

    @property
    def begun(self) -> bool:
        return bool(self.reading.text)

    def hear_of_tokens(self, usage: Mapping[str, Any] | None) -> None:
        """Hear what the server says of tokens: at the end, or ever more of them."""
        if usage:
            self._told_in = max(self._told_in, min(usage["input_tokens"], _MOST_TOKENS))
            self._told_out = max(self._told_out, min(usage["output_tokens"], _MOST_TOKENS))

    def tokens(self) -> tuple[int, int]:
        """Return the tokens read and written, estimated where nothing was told."""
        asked = self._told_in or expected_in(self._request)
        return asked, self._told_out or estimated(self.reading.text)


class _Hearing:
    """Tells who hears what is new, and no oftener than a share of the time allows."""

    def __init__(self, hear: Hear | None) -> None:
        self._hear = hear
        self._told: Mapping[str, Any] | None = None
        self._not_before = 0.0

    def tell(self, reading: Reading) -> None:
        """Tell what is new, unless the last time was too short a while ago."""
        if self._hear is None or monotonic() < self._not_before:
            return
        began = thread_time()
        so_far = reading.so_far()
        if so_far is not None and so_far != self._told:
            self._told = so_far
            try:
                self._hear(so_far)
            except Exception as error:
                raise _Gone(error) from error
        self._not_before = monotonic() + (thread_time() - began) / _HEARING


def _finish(metadata: Mapping[str, Any]) -> str | None:
    """Return why a reply ended, by whatever name a provider tells it."""
    for name in ("finish_reason", "done_reason", "stop_reason"):
        if metadata.get(name):
            return str(metadata[name])
    return "stop" if metadata.get("done") is True else None


def _is_of(said: Mapping[str, Any], schema: Mapping[str, Any]) -> bool:
    from jsonschema import Draft202012Validator

    return bool(Draft202012Validator(schema).is_valid(said))


def _within(work: Coroutine[Any, Any, T], seconds: float) -> T:
    """Return what `work` returns; Late when it does not end in time, wherever it then stands."""
    loop = asyncio.new_event_loop()
    # Generators within generators are all closed at the end, and complain that another closes them already.
    loop.set_exception_handler(_nothing)
    try:
        return loop.run_until_complete(_cut(work, seconds))
    finally:
        # Not asyncio.run, which waits for threads: one that looks up a name may hang for long.
        try:
            left = asyncio.all_tasks(loop)
            for task in left:
                task.cancel()
            if left:
                loop.run_until_complete(asyncio.wait(left, timeout=_TIDY_S))
            loop.run_until_complete(asyncio.wait_for(loop.shutdown_asyncgens(), _TIDY_S))
        finally:
            loop.close()


def _nothing(*_: object) -> None:
    """Say nothing: what a library complains of may hold what was asked."""


async def _cut(work: Coroutine[Any, Any, T], seconds: float) -> T:
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if not done:
        task.cancel()
        await asyncio.wait({task}, timeout=_TIDY_S)
        raise Late
    return task.result()
