"""What a program sends to a language model's server, and how the server says something back in its dialect."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Said = Mapping[str, Any] | str
"""What the model says: a mapping is written as JSON, a text as it is."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came: its path, its body and its key."""

    path: str
    body: Mapping[str, Any]
    key: str | None = None

    @property
    def system(self) -> str:
        return self._of("system")

    @property
    def user(self) -> str:
        return self._of("user")

    @property
    def streams(self) -> bool:
        return bool(self.body.get("stream"))

    @property
    def is_ollama(self) -> bool:
        return self.path.endswith("/api/chat")

    @property
    def form(self) -> str:
        """How the reply is to be formed: "json_schema", "json_object" or "" for nothing said of it."""
        if self.is_ollama:
            form = self.body.get("format")
            return "" if not form else "json_object" if form == "json" else "json_schema"
        return str((self.body.get("response_format") or {}).get("type", ""))

    @property
    def schema(self) -> Mapping[str, Any] | None:
        """The schema that the reply is to have, where it was sent as one."""
        if self.form != "json_schema":
            return None
        found: Mapping[str, Any] = (
            self.body["format"] if self.is_ollama else self.body["response_format"]["json_schema"]["schema"]
        )
        return found

    def _of(self, role: str) -> str:
        return "\n".join(str(one["content"]) for one in self.body["messages"] if one["role"] == role)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one kind of server writes: a whole reply, a piece of one, its end."""

    is_ollama: bool

    @property
    def content_type(self) -> str:
        return "application/x-ndjson" if self.is_ollama else "text/event-stream"

    def whole(self, text: str | None, *, finish: str | None = "stop", **message: Any) -> bytes:
        said = {"role": "assistant", "content": text, **message}
        if self.is_ollama:
            return json.dumps({"model": "m", "message": said, **self._ollama_end(finish)}).encode()
        choices = [{"index": 0, "message": said, "finish_reason": finish}]
        body = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices}
        return json.dumps({**body, "usage": USAGE}).encode()

    def piece(self, text: str | None, **delta: Any) -> bytes:
        said = {"role": "assistant", "content": text, **delta}
        if self.is_ollama:
            return self.line(
                {"model": "m", "created_at": "2026-01-01T00:00:00Z", "message": said, "done": False}
            )
        return self.event([{"index": 0, "delta": said, "finish_reason": None}])

    def end(self, finish: str | None = "stop", *, usage: bool = True) -> bytes:
        if self.is_ollama:
            end = self._ollama_end(finish)
            if not usage:
                end = {key: value for key, value in end.items() if not key.endswith("_count")}
            return self.line({"model": "m", "message": {"role": "assistant", "content": ""}, **end})
        last = self.event([{"index": 0, "delta": {}, "finish_reason": finish}])
        return last + (self.event([], usage=USAGE) if usage else b"") + b"data: [DONE]\n\n"

    def event(self, choices: list[Any], **more: Any) -> bytes:
        head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        return b"data: " + json.dumps({**head, "choices": choices, **more}).encode() + b"\n\n"

    def line(self, said: Mapping[str, Any]) -> bytes:
        return json.dumps(said).encode() + b"\n"

    def raw(self, text: str) -> bytes:
        """Return a line of a stream that holds `text` in the place of JSON."""
        return f"{text}\n".encode() if self.is_ollama else f"data: {text}\n\n".encode()

    @staticmethod
    def _ollama_end(finish: str | None) -> dict[str, Any]:
        counts = {"prompt_eval_count": USAGE["prompt_tokens"], "eval_count": USAGE["completion_tokens"]}
        done = {"done": True, "done_reason": finish} if finish else {"done": False}
        return {"created_at": "2026-01-01T00:00:00Z", **done, **counts}


USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def pieces(text: str, long: int = 7) -> Iterator[str]:
    """Yield `text` as a stream brings it, a few characters at a time."""
    for at in range(0, len(text), long):
        yield text[at : at + long]


def as_text(said: Said) -> str:
    return said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
