"""The API's own page: the operations of the OpenAPI schema, each with an example made from it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]

_PLAIN = {"integer": 1, "number": 1.0, "boolean": True}


@dataclass(frozen=True, slots=True)
class Field:
    """Something a caller may send: in the path, the query or the body."""

    name: str
    place: str
    required: bool
    told: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A way to call the API; `body` and `reply` are example JSON, `refusals` its error statuses."""

    method: str
    path: str
    told: str
    fields: tuple[Field, ...]
    body: str
    reply: str
    refusals: tuple[str, ...]


def operations(openapi: Schema) -> tuple[Operation, ...]:
    """Return the operations of an OpenAPI schema, in its order."""
    return tuple(
        _operation(openapi, method, path, operation)
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    )


def _operation(openapi: Schema, method: str, path: str, operation: Schema) -> Operation:
    sent = _content(operation.get("requestBody", {}))
    responses = operation["responses"]
    return Operation(
        method=method.upper(),
        path=path,
        told=operation.get("summary", ""),
        fields=(*_parameters(operation), *_properties(openapi, sent)),
        body=_json(_first_example(openapi, sent)) if sent else "",
        reply=_json(_sample(openapi, _content(responses.get("200", {})))),
        refusals=tuple(sorted(status for status in responses if status != "200")),
    )


def _parameters(operation: Schema) -> Iterator[Field]:
    for one in operation.get("parameters", ()):
        yield Field(one["name"], one["in"], one.get("required", False), one.get("description", ""))


def _properties(openapi: Schema, schema: Schema) -> Iterator[Field]:
    resolved = _resolved(openapi, schema)
    required = resolved.get("required", ())
    for name, one in resolved.get("properties", {}).items():
        yield Field(name, "body", name in required, one.get("description", ""))


def _content(message: Schema) -> Schema:
    schema: Schema = message.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _resolved(openapi: Schema, schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = openapi["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _first_example(openapi: Schema, schema: Schema) -> Any:  # noqa: ANN401 - JSON may be anything
    examples = _resolved(openapi, schema).get("examples")
    return examples[0] if examples else _sample(openapi, schema)


def _sample(openapi: Schema, schema: Schema) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return a value of the schema's shape, with nothing particular in it."""
    schema = _resolved(openapi, schema)
    if "anyOf" in schema:
        return _sample(openapi, schema["anyOf"][0])
    if "enum" in schema:
        return " | ".join(schema["enum"])
    kind = schema.get("type")
    if kind == "object":
        return {name: _sample(openapi, one) for name, one in schema.get("properties", {}).items()}
    if kind == "array":
        return [_sample(openapi, schema.get("items", {}))]
    return _PLAIN.get(str(kind), "…")


def _json(value: Any) -> str:  # noqa: ANN401 - JSON may be anything
    return json.dumps(value, ensure_ascii=False, indent=2)
