"""Every way in which a library says that a model did not answer, as one of our few troubles."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from assistant.models.nouns import Trouble


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a request failed, and what follows: whether another may do better, and after how many seconds.

    `error` names the class of what was raised, and the status that came, for the log. `form_refused` where the server
    may only dislike how the reply was asked for. `counted` where it has most likely read what we sent.
    """

    trouble: Trouble
    error: str
    again: bool = False
    wait: float = 0.0
    form_refused: bool = False
    counted: bool = True


class Cut(Exception):
    """The reply has no end, or another one than that everything is said."""


class Late(Exception):
    """The deadline came first."""


class OfAnotherSchema(Exception):
    """The reply is JSON, but not what was asked for."""


_FORM_REFUSED = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_IMPLEMENTED}
)
_BUSY_4XX = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
)

# The libraries each have classes of their own, but name them alike: httpx, openai, ollama and their kin.
_RESET = frozenset({"ConnectionResetError", "BrokenPipeError", "ConnectionAbortedError"})
_UNREACHED = frozenset({"ConnectError", "ConnectTimeout", "ConnectionError", "gaierror"})
_LATE = frozenset({"Late", "TimeoutException", "TimeoutError", "APITimeoutError"})
_BROKEN = frozenset({"NetworkError", "ProtocolError", "TransportError", "APIConnectionError", "OSError"})
_SAID_SO = frozenset({"APIError", "ResponseError"})


def fault_of(error: Exception, *, begun: bool) -> Fault:
    """Return what an error means; `begun` where something had come back already."""
    chain = tuple(_chain(error))
    for one in chain:
        status = getattr(one, "status_code", None)
        if isinstance(status, int) and status >= HTTPStatus.MULTIPLE_CHOICES:
            return _of_status(one, status)
    name = (
        type(error).__name__ if len(chain) == 1 else f"{type(error).__name__} of {type(chain[-1]).__name__}"
    )
    kinds = {kind.__name__ for one in chain for kind in type(one).__mro__}
    if "Elsewhere" in kinds:
        return Fault(Trouble.REFUSED, name, counted=False)
    if kinds & _UNREACHED and not kinds & _RESET:
        return Fault(Trouble.SILENT, name, again=True, counted=False)
    if kinds & _LATE:
        return Fault(Trouble.SILENT, name)
    if kinds & _BROKEN:
        return Fault(Trouble.GARBLED if begun else Trouble.SILENT, name)
    return Fault(Trouble.BUSY if kinds & _SAID_SO else Trouble.GARBLED, name)


def _of_status(error: BaseException, status: int) -> Fault:
    name = f"{type(error).__name__} {status}"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _BUSY_4XX:
        refused = status in _FORM_REFUSED
        return Fault(
            Trouble.BUSY, name, again=not refused, wait=_wait(error), form_refused=refused, counted=False
        )
    return Fault(Trouble.REFUSED, name, form_refused=status in _FORM_REFUSED, counted=False)


def _wait(error: BaseException) -> float:
    """Return for how many seconds the server wants to be left alone; 0 where it does not say."""
    # Ollama's error does not bear the answer that it was made of.
    answer = getattr(error, "response", None) or getattr(error.__context__, "response", None)
    headers = getattr(answer, "headers", None) or {}
    try:
        wait = float(headers.get("retry-after", ""))
    except ValueError:
        return 0.0
    return max(0.0, wait) if wait == wait else 0.0  # noqa: PLR0124 - not a number


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
