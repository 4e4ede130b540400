"""What a client of OpenAI's interface asks: its last user message is the question, those before it the history."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from assistant.text.normal import plain
from assistant.wording import say
from bot.views.asked import HISTORY_LIMIT, QUESTION_LIMIT
from bot.views.shapes.refusal import RefusalShape, refusal_shape

MODEL = "troly57"
"""The name under which we are a model."""
_MESSAGES_AT_MOST = 4000
# Every message but the user's is accepted and left alone: it can change nothing.
_ROLES = frozenset({"system", "developer", "user", "assistant", "tool", "function"})
_BACKGROUND = "### Task:"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a call is not served, in OpenAI's words for it; the message is Vietnamese."""

    status: int
    code: str
    param: str | None
    message: str

    def shape(self) -> RefusalShape:
        """Return it as JSON."""
        return refusal_shape(self.status, self.message, self.code, self.param)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with those before it, oldest first, and how the answer is to come.

    `background` where the message is no question but one of the tasks that chat programs send by themselves.
    """

    question: str
    history: tuple[str, ...] = ()
    stream: bool = False
    counted: bool = False
    background: bool = False


Body: TypeAlias = Mapping[str, Any]


def asked_by(sent: bytes) -> Asked | Refused:
    """Return what the body of a call asks, or why it asks nothing that we answer."""
    try:
        body = json.loads(sent)
    except (ValueError, RecursionError):
        return _refused("unreadable", "invalid_json")
    if not isinstance(body, dict):
        return _refused("unreadable", "invalid_json")
    refused = _model_refused(body) or _wish_refused(body)
    if refused:
        return refused
    told = _told_by_user(body.get("messages"))
    if isinstance(told, Refused):
        return told
    options = body.get("stream_options")
    return Asked(
        told[-1],
        tuple(one for one in told[:-1] if len(one) <= QUESTION_LIMIT)[-HISTORY_LIMIT:],
        stream=bool(body.get("stream")),
        counted=isinstance(options, dict) and options.get("include_usage") is True,
        background=told[-1].startswith(_BACKGROUND),
    )


def _refused(key: str, code: str, param: str | None = None, status: int = 400, **values: object) -> Refused:
    return Refused(status, code, param, say(f"programs.refused.{key}", **values))


def unknown_model() -> Refused:
    """Return the refusal of a model that is not there."""
    return _refused("model", "model_not_found", "model", 404, model=MODEL)


def _model_refused(body: Body) -> Refused | None:
    # Some clients name none: there is only one.
    return None if body.get("model") in (None, "", MODEL) else unknown_model()


def _wish_refused(body: Body) -> Refused | None:
    """Return why a wish is refused that changes what a client reads; what only tunes a model is let be."""
    if body.get("stream") not in (None, True, False):
        return _refused("stream", "invalid_type", "stream")
    if body.get("n") not in (None, 1) or isinstance(body.get("n"), bool):
        return _refused("n", "unsupported_value", "n")
    if _format_of(body.get("response_format")) != "text":
        return _refused("format", "unsupported_value", "response_format")
    if body.get("tool_choice") not in (None, "none", "auto") or body.get("function_call") not in (
        None,
        "none",
        "auto",
    ):
        return _refused("tools", "unsupported_value", "tool_choice")
    if body.get("modalities") not in (None, ["text"]):
        return _refused("modalities", "unsupported_value", "modalities")
    return None


def _format_of(wish: object) -> object:
    if wish is None:
        return "text"
    return wish.get("type") if isinstance(wish, dict) else wish


def _told_by_user(messages: object) -> list[str] | Refused:
    """Return the texts of the user's messages that say something, the question last."""
    if not isinstance(messages, list) or not messages:
        return _refused("messages", "invalid_type", "messages")
    if len(messages) > _MESSAGES_AT_MOST:
        return _refused("too_many", "array_above_max_length", "messages", limit=_MESSAGES_AT_MOST)
    for n, one in enumerate(messages):
        role = one.get("role") if isinstance(one, dict) else None
        if not isinstance(role, str) or role not in _ROLES:
            return _refused("role", "invalid_value", f"messages[{n}].role")
    users = [n for n, one in enumerate(messages) if one["role"] == "user"]
    if not users:
        return _refused("no_user", "missing_user_message", "messages")
    *earlier, last = users
    question = _question(messages[last].get("content"), f"messages[{last}].content")
    if isinstance(question, Refused):
        return question
    # What cannot be read of an earlier message was refused when it was asked.
    before = (_text(messages[n].get("content")) for n in earlier)
    return [*(one for one in before if one and plain(one).strip()), question]


def _question(content: object, param: str) -> str | Refused:
    text = _text(content)
    if text is None:
        return _refused("content", "invalid_type", param)
    if isinstance(content, list) and not all(map(_is_text, content)):
        return _refused("image", "unsupported_content", param)
    if not plain(text).strip():
        return _refused("empty", "empty_question", param)
    if len(text) > QUESTION_LIMIT and not text.startswith(_BACKGROUND):
        return _refused("long", "string_above_max_length", param, limit=QUESTION_LIMIT)
    return text


def _text(content: object) -> str | None:
    """Return the text of a message, of its parts those of text; None where it is neither."""
    if isinstance(content, list):
        parts: Sequence[object] = content
        return "\n".join(part["text"] for part in parts if _is_text(part)).strip()  # type: ignore[index]
    return content.strip() if isinstance(content, str) else None


def _is_text(part: object) -> bool:
    return isinstance(part, dict) and part.get("type") == "text" and isinstance(part.get("text"), str)
