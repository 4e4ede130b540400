"""How programs of OpenAI's interface are told that a call was refused: the form that their clients read."""

from typing import TypedDict

_RATE = 429
_FAULT = 500


class ErrorShape(TypedDict):
    """What is wrong; `param` names the part of the request, if it is one."""

    message: str
    type: str
    code: str
    param: str | None


class RefusalShape(TypedDict):
    """The body of every answer that is no success."""

    error: ErrorShape


def refusal_shape(status: int, message: str, code: str, param: str | None = None) -> RefusalShape:
    """Return a refusal with that HTTP status as JSON."""
    kind = "server_error" if status >= _FAULT else "invalid_request_error"
    if status == _RATE:
        kind = "rate_limit_error"
    return {"error": {"message": message, "type": kind, "code": code, "param": param}}
