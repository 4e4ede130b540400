"""What held of a document on a day, from its own days and from what others say of it; honest about the unknown."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from assistant.library.nouns import Document
from assistant.wording import say
from bot.views.days import shown_day
from bot.views.documents.identity import Tie, standing

if TYPE_CHECKING:
    from assistant.library.library import Library

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

State = Literal["unsigned", "not_yet", "ended", "in_force", "unknown"]


@dataclass(frozen=True, slots=True)
class OnDay:
    """Whether a document applied on `day`, why that is said, and what others had done to it by then or did later."""

    day: date
    state: State
    told: str
    reasons: tuple[str, ...]
    by_then: tuple[Tie, ...]
    later: tuple[Tie, ...]


def on_day(library: "Library", document: Document, day: date) -> OnDay:
    """Return what is known of `document` on `day`."""
    state = _state(document, day)
    others = standing(library, document)
    return OnDay(
        day,
        state,
        say(f"web.on_day.{state}", day=shown_day(day)),
        tuple(_reasons(document, day, state)),
        tuple(one for one in others if one.on is None or one.on <= day),
        tuple(one for one in others if one.on is not None and one.on > day),
    )


def _state(document: Document, day: date) -> State:
    begins, ends = document.in_force_from, document.in_force_to
    if document.signed_on and day < document.signed_on:
        return "unsigned"
    if isinstance(begins, date) and day < begins:
        return "not_yet"
    if isinstance(ends, date) and day >= ends:
        return "ended"
    begun = isinstance(begins, date) or day == document.known_on
    applied = document.validity in {"in_force", "partly"} or isinstance(ends, date)
    looked_up = document.known_on is not None and day <= document.known_on
    return "in_force" if begun and applied and looked_up else "unknown"


def _reasons(document: Document, day: date, state: State) -> list[str]:
    found: list[str] = []
    if state == "unsigned" and document.signed_on:
        return [say("web.on_day.signed", on=shown_day(document.signed_on))]
    begins, ends = document.in_force_from, document.in_force_to
    if isinstance(begins, date):
        found.append(say("web.on_day.begins", on=shown_day(begins)))
    else:
        found.append(say("web.on_day.begins_unknown"))
    if isinstance(ends, date):
        found.append(say("web.on_day.ends", on=shown_day(ends)))
    elif (state == "unknown" and ends == "unknown") or document.validity == "unknown":
        found.append(say("web.on_day.ends_unknown"))
    if document.known_on is None:
        found.append(say("web.on_day.own_only"))
    else:
        known = "beyond" if day > document.known_on else "known"
        found.append(say(f"web.on_day.{known}", known=shown_day(document.known_on)))
    return found


def day_of(written: str) -> date | None:
    """Return the day written YYYY-MM-DD; None for what is no such day."""
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None
