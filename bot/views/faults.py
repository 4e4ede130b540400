"""Why one field of what a program sends is refused, in words."""

from collections.abc import Mapping

from assistant.wording import say

_TOLD = frozenset(
    {
        "missing",
        "empty",
        "string_too_short",
        "string_too_long",
        "string_type",
        "string_unicode",
        "string_pattern_mismatch",
        "list_type",
        "too_long",
        "int_parsing",
        "extra_forbidden",
    }
)


def told_fault(field: str, error: Mapping[str, object]) -> str:
    """Return what is wrong with a field, by one of pydantic's errors; the name "" is of all that was sent."""
    kind = str(error.get("type", ""))
    context = error.get("ctx")
    limit = context.get("max_length", "") if isinstance(context, Mapping) else ""
    if not field:
        key = "body"
    elif kind in _TOLD:
        key = kind
    elif kind.startswith("date"):
        key = "date"
    else:
        key = "other"
    return say(f"problems.fault.{key}", field=field, limit=limit)
