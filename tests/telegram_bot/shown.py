"""An answer as a door shows it, and how programs are told it; shown_page.py and shown_chat.py read the others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.wording import say

HEADINGS = {say(f"shown.heading.{one}"): one for one in (
    "answered", "partial", "clarify", "not_found", "out_of_scope", "greeting", "refused", "failed",
)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """What number `n` is: its place, and the characters of it."""

    n: int
    place: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer: its lines with their marks, what proves them, and what stands beside."""

    status: str
    said: tuple[str, ...]
    cited: tuple[Cited, ...]
    understood: str = ""
    nearest: tuple[tuple[str, str, str], ...] = ()
    whom: str = ""
    digests_only: bool = False


def flat(text: str) -> str:
    """Return text with every run of blanks as one space, as eyes read it."""
    return " ".join(text.split())


def small(label: str) -> str:
    return label[:1].lower() + label[1:]


def of_api(body: Mapping[str, Any]) -> Shown:
    """Read what programs are given."""
    cited = tuple(
        Cited(
            one["n"],
            small(f"{one['label']}, {one['number']}"),
            one["kind"],
            one["quote"] if one["kind"] == "verbatim" else one["summary"],
        )
        for one in body["citations"]
    )
    lines = (re.sub(r"^[–•*-]\s+", "", one.strip()).replace("**", "") for one in body["answer"].splitlines())
    return Shown(
        status=body["status"],
        said=tuple(line for line in map(flat, lines) if line),
        cited=cited,
        understood=flat(body["understood"] or ""),
        nearest=tuple(
            (
                small(one["label"]),
                "digest" if "summary" in one else "verbatim",
                one.get("summary") or one["quote"],
            )
            for one in body["nearest"]["provisions"]
        ),
        whom=flat(body["nearest"]["ask"] or ""),
        digests_only=bool(cited) and all(one.kind == "digest" for one in cited),
    )
