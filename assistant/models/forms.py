"""How each kind of server is asked for JSON of a schema: the best way first, the plainest last."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from assistant.models.asking import Form
from assistant.models.nouns import Request
from assistant.models.tokens import expected_in
from assistant.wording import say

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]")
# What every server that is strict about schemas understands of them.
_STRICT = frozenset(
    {
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "const",
        "anyOf",
        "$ref",
        "$defs",
    }
    | {"title", "description", "minItems", "maxItems"}
)
_LENGTHS = frozenset({"minLength", "maxLength"})
# Ollama cuts silently what is longer than this, and loads a model anew whenever it changes: two sizes do.
_CONTEXTS = (8_192, 16_384)


def openai_forms(url: str) -> tuple[Form, ...]:
    """Return the forms for servers that speak as OpenAI's."""
    # OpenAI's own models refuse the old name, many servers of one's own do not know the new one.
    host = urlsplit(url).hostname or ""
    limit = "max_completion_tokens" if host.endswith(".openai.com") else "max_tokens"

    def bare(request: Request, **form: object) -> Mapping[str, Any]:
        return {"extra_body": {limit: request.longest, **form}}

    def told(request: Request, **form: object) -> Mapping[str, Any]:
        return {**bare(request, **form), "temperature": 0, "stream_usage": True}

    # Some models want no temperature but their own, some servers tell no usage.
    return (
        Form(lambda request: told(request, response_format=_json_schema(request))),
        Form(lambda request: bare(request, response_format=_json_schema(request))),
        Form(lambda request: told(request, response_format={"type": "json_object"}), _spelled),
        Form(bare, _spelled),
    )


def ollama_forms(_: str) -> tuple[Form, ...]:
    """Return the forms for Ollama's own API."""
    return (
        Form(lambda request: {"format": _sent(request.schema), "options": _options(request)}),
        Form(lambda request: {"format": "json", "options": _options(request)}, _spelled),
        Form(lambda request: {"options": _options(request), "reasoning": None}, _spelled),
    )


def general_forms(_: str) -> tuple[Form, ...]:
    """Return the forms for providers of which we know nothing: words alone."""
    return (Form(lambda request: {"max_tokens": request.longest}, _spelled), Form(lambda _: {}, _spelled))


def _spelled(request: Request) -> str:
    schema = json.dumps(request.schema, ensure_ascii=False)
    return f"{request.system}\n\n{say('models.form.spelled', schema=schema)}"


def _json_schema(request: Request) -> Mapping[str, Any]:
    name = _NOT_IN_NAMES.sub("_", request.task)[:64] or "reply"
    schema = _sent(request.schema)
    form = {"name": name, "schema": schema, "strict": _is_strict(schema)}
    return {"type": "json_schema", "json_schema": form}


def _sent(schema: object) -> object:
    """Return a schema as it is sent: without lengths of texts, which some servers refuse and others choke on.

    What comes back is held against the whole schema here.
    """
    if isinstance(schema, Mapping):
        return {key: _sent(value) for key, value in schema.items() if key not in _LENGTHS}
    return [_sent(one) for one in schema] if isinstance(schema, list | tuple) else schema


def _is_strict(schema: object) -> bool:
    """Tell whether a server that is strict about schemas takes this one."""
    if isinstance(schema, list):
        return all(map(_is_strict, schema))
    if not isinstance(schema, Mapping):
        return True
    if not set(schema) <= _STRICT:
        return False
    members: Mapping[str, Any] = schema.get("properties", {})
    if "properties" in schema or schema.get("type") == "object":
        closed = schema.get("additionalProperties") is False
        if not closed or set(schema.get("required", ())) != set(members):
            return False
    within = (*members.values(), *schema.get("$defs", {}).values(), schema.get("items"), schema.get("anyOf"))
    return all(map(_is_strict, within))


def _options(request: Request) -> Mapping[str, Any]:
    needed = expected_in(request) + request.longest
    context = next((size for size in _CONTEXTS if needed <= size), _CONTEXTS[-1])
    return {"temperature": 0, "num_predict": request.longest, "num_ctx": context}
