"""What a tool ends with: something found, or a refusal that says what to do instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from mcp.types import CallToolResult, TextContent

from assistant.library.nouns import Document, Provision
from assistant.wording import say
from bot.views.naming import Gone, Several, Unknown


@dataclass(frozen=True, slots=True)
class Found:
    """A result as JSON of the tool's shape, and as text; `failed` where the assistant itself says that it broke."""

    shape: Mapping[str, Any]
    text: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no result, and the remedy."""

    told: str


Result: TypeAlias = Found | Refused


def call_result(result: Result) -> CallToolResult:
    """Return a result as the protocol carries it; a refusal is an error that its reader can mend."""
    if isinstance(result, Refused):
        return CallToolResult(content=[TextContent(type="text", text=result.told)], is_error=True)
    return CallToolResult(
        content=[TextContent(type="text", text=result.text)],
        structured_content=dict(result.shape),
        is_error=result.failed,
    )


def refused(found: Unknown | Several | Gone, kind: type[Document] | type[Provision]) -> Refused:
    """Return the refusal of a name that names no document, or no provision, or several."""
    if isinstance(found, Several):
        candidates = ", ".join(found.candidates)
        return Refused(say("mcp.fault.several_documents", ref=found.reference, candidates=candidates))
    if isinstance(found, Gone):
        key = "replaced_provision" if found.replaced_by else "gone_provision"
        return Refused(say(f"mcp.fault.{key}", ref=found.id, by=found.replaced_by))
    key = "unknown_document" if kind is Document else "unknown_provision"
    return Refused(say(f"mcp.fault.{key}", ref=found.reference))
