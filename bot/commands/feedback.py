"""`troly57 feedback`: what people thought of the answers, for the operator."""

import json
from typing import Annotated

import typer

from assistant.settings import read_settings
from assistant.text.printable import printable
from assistant.wording import say
from bot.store.kept import VERDICTS, Count, Feedback
from bot.store.store import open_store


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `feedback`."""
    app.command(help=say("cli.help.feedback"))(feedback)


def feedback(
    *, as_json: Annotated[bool, typer.Option("--json", help=say("cli.help.feedback_json"))] = False
) -> None:
    """Print how many thought what, and the entries of those who agreed to be read."""
    store = open_store(read_settings())
    try:
        store.tidy()
        counts, agreed, days = store.counts(), store.agreed(), store.feedback_days
    finally:
        store.close()
    if as_json:
        typer.echo(json.dumps(_shape(counts, agreed, days), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_told(counts, agreed, days)))


def _shape(counts: tuple[Count, ...], agreed: tuple[Feedback, ...], days: int) -> dict[str, object]:
    return {
        "days": days,
        "counts": [{"verdict": one.verdict, "status": one.status, "number": one.number} for one in counts],
        "items": [
            {
                "day": one.day.isoformat(),
                "verdict": one.verdict,
                "status": one.status,
                "question": one.question,
                "reason": one.reason,
                "answer": one.answer,
                "edition": one.edition,
                "provisions": list(one.provisions),
            }
            for one in agreed
        ],
    }


def _told(counts: tuple[Count, ...], agreed: tuple[Feedback, ...], days: int) -> list[str]:
    if not counts:
        return [say("cli.feedback.none", days=days)]
    lines = [say("cli.feedback.counts", days=days)]
    for verdict in VERDICTS:
        of_it = [one for one in counts if one.verdict == verdict]
        by = ", ".join(f"{say(f'shown.heading.{one.status}')}: {one.number}" for one in of_it)
        total = sum(one.number for one in of_it)
        key = "some" if of_it else "nobody"
        lines.append(say(f"cli.feedback.{key}", verdict=say(f"cli.feedback.{verdict}"), number=total, by=by))
    lines += ["", say("cli.feedback.agreed", number=len(agreed))]
    for one in agreed:
        lines += ["", *_entry(one)]
    return lines


def _entry(one: Feedback) -> list[str]:
    """Return the lines of an entry; what people typed is made harmless to a terminal."""
    head = {"day": f"{one.day:%d/%m/%Y}", "verdict": say(f"cli.feedback.{one.verdict}")}
    lines = [
        say("cli.feedback.entry", **head, status=say(f"shown.heading.{one.status}")),
        say("cli.feedback.question", text=printable(one.question)),
    ]
    if one.reason:
        lines.append(say("cli.feedback.reason", text=printable(one.reason)))
    if one.provisions:
        lines.append(say("cli.feedback.places", places=", ".join(one.provisions)))
    lines.append(say("cli.feedback.answer", answer=one.answer, edition=one.edition))
    return lines
