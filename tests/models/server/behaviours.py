"""How the server may behave, each a row of a table: good ones, and every fault that a model's server can have."""

import gzip
import json
from collections.abc import Callable
from time import sleep
from typing import TYPE_CHECKING, Any

from tests.models.server.calls import pieces

if TYPE_CHECKING:
    from tests.models.server.serving import Exchange

Behaviour = Callable[["Exchange"], None]
_MEGABYTE = 2**20


def _say(to: "Exchange", text: str, *, finish: str | None = "stop", usage: bool = True) -> None:
    if not to.call.streams:
        to.whole(to.dialect.whole(text, finish=finish))
        return
    to.head(content_type=to.dialect.content_type)
    for piece in pieces(text):
        to.write(to.dialect.piece(piece))
    to.write(to.dialect.end(finish, usage=usage))
    to.end()


def _good(to: "Exchange") -> None:
    _say(to, to.text)


def _written(write: Callable[[str], str], **more: Any) -> Behaviour:
    """Say something else than a good model says, made of it."""
    return lambda to: _say(to, write(to.text), **more)


def _refuse(to: "Exchange", status: int, **headers: str) -> None:
    """Refuse as servers do: with a message that says our own words and our key back."""
    message = f"no: {to.call.key} {to.call.body.get('messages')}"
    error: Any = message if to.call.is_ollama else {"message": message, "type": "error", "code": status}
    to.whole(json.dumps({"error": error}).encode(), status, **headers)


def _status(status: int, **headers: str) -> Behaviour:
    return lambda to: _refuse(to, status, **headers)


def _refusing_forms(*forms: str) -> Behaviour:
    return lambda to: _refuse(to, 400) if to.call.form in forms else _good(to)


def _refusing(*names: str) -> Behaviour:
    """Refuse a call that says anything by one of these names."""
    return lambda to: _refuse(to, 400) if set(names) & set(to.call.body) else _good(to)


def _stream(*parts: Callable[["Exchange"], bytes]) -> Behaviour:
    """Send parts of a stream and end it cleanly, whatever was in them."""

    def behave(to: "Exchange") -> None:
        to.head(content_type=to.dialect.content_type)
        for part in parts:
            to.write(part(to))
        to.end()

    return behave


def _half(to: "Exchange") -> bytes:
    return to.dialect.piece(to.text[: len(to.text) // 2])


def _after_half(then: Behaviour) -> Behaviour:
    def behave(to: "Exchange") -> None:
        to.head(content_type=to.dialect.content_type)
        to.write(_half(to))
        sleep(0.05)  # else what breaks the connection overtakes what was sent before it
        then(to)

    return behave


def _wait(to: "Exchange") -> None:
    to.stopped.wait()


def _drip(to: "Exchange", part: bytes) -> None:
    """Send a byte a second, so that no pause is ever long."""
    for at in range(len(part)):
        to.raw(part[at : at + 1])
        if to.stopped.wait(1):
            return


def _drip_body(to: "Exchange") -> None:
    to.head(content_type=to.dialect.content_type, content_length="1000000")
    _drip(to, to.dialect.piece(to.text) * 100)


def _endless(part: Callable[["Exchange"], bytes]) -> Behaviour:
    def behave(to: "Exchange") -> None:
        to.head(content_type=to.dialect.content_type)
        while not to.stopped.is_set():
            to.write(part(to))

    return behave


def _huge(to: "Exchange") -> None:
    to.head(content_type="application/json", content_length=str(50 * _MEGABYTE))
    for _ in range(50):
        to.write(b"x" * _MEGABYTE)


def _packed(to: "Exchange") -> None:
    packed = gzip.compress(b" " * 50 * _MEGABYTE, compresslevel=1)
    to.whole(packed, content_type=to.dialect.content_type, content_encoding="gzip")


def _page(to: "Exchange") -> None:
    to.whole(b"<!doctype html><title>Welcome</title><p>It works.", content_type="text/html")


def _redirect(to: "Exchange") -> None:
    to.whole(b"", 307, location="http://127.0.0.2:9/v1/chat/completions")


def _redirect_here(to: "Exchange") -> None:
    to.whole(b"", 307, location=f"{to.call.path}/again")


def _tool_call(to: "Exchange") -> bytes:
    call = {
        "index": 0,
        "id": "1",
        "type": "function",
        "function": {"name": "say", "arguments": '{"answer": "m'},
    }
    return to.dialect.piece(None, tool_calls=[call])


def _tools(to: "Exchange") -> None:
    if to.call.is_ollama:
        _say(to, "")
        return
    _stream(_tool_call, lambda to: to.dialect.end("tool_calls"))(to)


def _error_event(to: "Exchange") -> bytes:
    error: Any = "no" if to.call.is_ollama else {"message": "no", "type": "server_error"}
    return to.dialect.raw(json.dumps({"error": error}))


def _no_choices(to: "Exchange") -> bytes:
    return to.dialect.line({"model": "m"}) if to.call.is_ollama else to.dialect.event([])


BEHAVIOURS: dict[str, Behaviour] = {
    "good": _good,
    "good, telling no usage": _written(str, usage=False),
    "thinking first": _written(lambda text: f"<think>\nThe user {{wants}} this.\n</think>\n\n{text}"),
    "thinking with no beginning": _written(lambda text: f"The user {{wants}} this.</think>{text}"),
    "in a fence": _written(lambda text: f"```json\n{text}\n```"),
    "thinking, then in a fence": _written(lambda text: f"<think>So</think>```json\n{text}\n```\n"),
    "talking round it": _written(lambda text: f"Here is the JSON:\n{text}\nI hope it helps."),
    "refusing a schema": _refusing_forms("json_schema"),
    "refusing every form": _refusing_forms("json_schema", "json_object"),
    "refusing temperature and usage": _refusing("temperature", "stream_options"),
    "400": _status(400),
    "401": _status(401),
    "403": _status(403),
    "404": _status(404),
    "422": _status(422),
    "429": _status(429, retry_after="1"),
    "429, no hour told": _status(429),
    "429, for an hour": _status(429, retry_after="3600"),
    "429, told in nonsense": _status(429, retry_after="soon"),
    "500": _status(500),
    "503": _status(503),
    "slow": _wait,
    "slow body": lambda to: (to.head(content_type=to.dialect.content_type), _wait(to))[-1],
    "html": _page,
    "redirect to elsewhere": _redirect,
    "redirect to itself": _redirect_here,
    "empty choices": _stream(_no_choices, _no_choices),
    "nothing at all": _stream(),
    "reset at once": lambda to: to.reset(),
    "reset in mid stream": _after_half(lambda to: to.reset()),
    "stall in mid stream": _after_half(_wait),
    "a byte a second": _drip_body,
    "a byte of the head a second": lambda to: _drip(to, b"HTTP/1.1 200 OK\r\nx-slow: " + b"y" * 1000),
    "bad JSON in the stream": _after_half(
        lambda to: (to.write(to.dialect.raw('{"choices": [')), to.end())[-1]
    ),
    "an error in the stream": _after_half(lambda to: (to.write(_error_event(to)), to.end())[-1]),
    "a clean cut": _after_half(lambda to: to.end()),
    "whole, then a clean cut": _stream(lambda to: to.dialect.piece(to.text)),
    "cut for length": _written(lambda text: text[: len(text) // 2], finish="length"),
    "whole, but cut for length": _written(str, finish="length"),
    "cut by a filter": _written(lambda text: text[: len(text) // 2], finish="content_filter"),
    "tool arguments cut off": _tools,
    "none": _stream(lambda to: to.dialect.piece(None), lambda to: to.dialect.end()),
    "empty": _written(lambda _: ""),
    "prose": _written(lambda _: "I would rather not say."),
    "half of the JSON": _written(lambda text: text[: len(text) // 2]),
    "another schema": _written(lambda _: '{"wholly": "other"}'),
    "a list": _written(lambda _: "[1, 2]"),
    "null": _written(lambda _: "null"),
    "not a number": _written(lambda _: '{"answer": NaN}'),
    "a half letter": _written(lambda _: '{"answer": "\\ud83d"}'),
    "deep": _written(lambda _: '{"answer": ' + "[" * 5000),
    "a number without end": _written(lambda _: '{"answer": ' + "9" * 8000 + "}"),
    "50 megabytes": _huge,
    "50 megabytes, packed": _packed,
    "endless whitespace": _endless(lambda to: to.dialect.piece(" \n" * 50)),
    "an endless line": _endless(lambda _: b"x" * 65536),
    "endless comments": _endless(lambda _: b": still here\n\n" * 100),
    "endless text": _endless(lambda to: to.dialect.piece("mãi mãi " * 50)),
}
