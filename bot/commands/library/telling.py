"""How documents and what happens to them are told at a terminal."""

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import typer

from assistant.library.addresses import key
from assistant.library.nouns import Day, Document, Doubt, Holding, Tombstone
from assistant.wording import say
from bot.commands.counting import counted

if TYPE_CHECKING:
    from ingest.publish import Published
    from ingest.whole import Whole

_ORDER = {"error": 0, "doubt": 1, "note": 2}
# Kinds of provisions that are counted by themselves, in this order.
_COUNTED = {"articles": "article", "rows": "row", "statements": "statement"}


def understood(holding: Holding, *, findings: int | None = None) -> list[str]:
    """Return what was understood of a document and what is doubtful of it, at most so many `findings`."""
    document = holding.document
    facts = {
        "title": document.title,
        "issuer": document.issuer,
        "signed_on": _day(document.signed_on),
        "signer": document.signer,
        "in_force_from": _day(document.in_force_from),
        "in_force_to": _day(document.in_force_to),
        "holds": ", ".join(_counts(holding)),
    }
    lines = [say("cli.found.document", kind=document.kind, number=document.number, id=document.id)]
    lines += [f"  {say(f'cli.found.{name}', value=value)}" for name, value in facts.items() if value]
    lines += [f"  {told}" for told in _fences(document)]
    found = sorted(holding.doubts, key=lambda doubt: _ORDER[doubt.severity])
    shown = found if findings is None else found[:findings]
    lines += [f"  {finding(doubt)}" for doubt in shown] or [f"  {say('cli.check.clean')}"]
    if len(found) > len(shown):
        lines.append(f"  {say('cli.found.more', count=len(found) - len(shown))}")
    return lines


def _counts(holding: Holding) -> list[str]:
    kinds = Counter(provision.kind for provision in holding.provisions)
    tables = {p.id.rpartition("~")[0] for p in holding.provisions if p.kind == "columns"}
    counts = {
        "provisions": len(holding.provisions),
        **{name: kinds[kind] for name, kind in _COUNTED.items()},
        "tables": len(tables),
        "targets": len(holding.targets),
        "duties": len(holding.duties),
        "relations": len(holding.relations),
    }
    return [say(f"cli.found.{name}_n", n=n) for name, n in counts.items() if n]


def _fences(document: Document) -> list[str]:
    """Return why a document stays out of every public door."""
    marks = {"draft": document.state == "draft", "internal": document.access == "internal"}
    return [say(f"cli.found.{mark}") for mark, holds in marks.items() if holds]


def _day(day: Day) -> str:
    if isinstance(day, date):
        return f"{day:%d/%m/%Y}"
    return say("cli.found.unknown") if day == "unknown" else ""


def finding(doubt: Doubt) -> str:
    """Return one thing that a person must look at."""
    text = say(f"doubts.{doubt.severity}.{doubt.code}", **doubt.values)
    return say(
        "cli.check.line",
        severity=say(f"cli.check.{doubt.severity}"),
        place=doubt.place.removeprefix(doubt.document).lstrip("/") or "–",
        text=" ".join(text.split()),
    )


def named(holding: Holding, reference: str) -> bool:
    """Tell whether `reference` is a name of the document, in any spelling."""
    document = holding.document
    return key(reference) in map(key, (document.id, document.number, *document.aliases))


def tell_gone(gone: Sequence[Tombstone]) -> None:
    """Say which ids stop naming anything, before the version that drops them is written."""
    if gone:
        typer.echo(say("cli.ingest.gone"))
    loaded = Counter(stone.replaced_by for stone in gone if _of_digest(stone))
    for id_, count in loaded.items():
        typer.echo("  " + say("cli.ingest.gone_digest", id=id_, count=count))
    lost: defaultdict[str, list[str]] = defaultdict(list)
    for stone in (stone for stone in gone if not _of_digest(stone)):
        document, _, path = stone.id.partition("/")
        if stone.replaced_by:
            typer.echo("  " + say("cli.ingest.gone_replaced", id=stone.id, by=stone.replaced_by))
        else:
            lost[document].append(path or say("cli.ingest.gone_whole"))
    for document, paths in lost.items():
        typer.echo(f"  {document}: {', '.join(paths)}")


def _of_digest(stone: Tombstone) -> bool:
    """Tell whether an id was of a digest whose original is held now."""
    return stone.replaced_by == stone.id.partition("/")[0]


def tell_guessed(whole: "Whole") -> None:
    """Say it where no manifest could tell which added documents the library holds."""
    if whole.before.guessed:
        typer.echo(say("cli.ingest.guessed", ids=", ".join(whole.before.names)), err=True)


def tell_published(published: "Published") -> None:
    """Say what the library holds now, and what of it a person should look at."""
    if not published.changed:
        typer.echo(say("cli.ingest.unchanged", version=published.version))
        return
    told = {"counts": counted(published.counts), "embedded": published.embedded}
    typer.echo(say("cli.ingest.published", version=published.version, **told))
    if published.counts.get("doubts"):
        typer.echo(say("cli.ingest.doubts", count=published.counts["doubts"]))


def progress(step: str, done: int, total: int) -> None:
    """Say where a build is, on stderr: one line a step in a log, one moving line in a terminal."""
    told = say(f"cli.ingest.step_{step}")
    if sys.stderr.isatty():
        share = f" {done}/{total}" if total else ""
        typer.echo(f"\r\033[K{told}{share}", err=True, nl=False)
        if step == "verify" and done == total:
            typer.echo("\r\033[K", err=True, nl=False)
    elif done == 0:
        typer.echo(f"{told} …", err=True)


def ask_to_publish(*, yes: bool) -> None:
    """Return when a person, or `yes`, says to publish; else end the command, with 2 where nobody could be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        typer.echo(say("cli.ingest.nobody"), err=True)
        raise typer.Exit(2)
    typer.echo(say("cli.ingest.publish"), nl=False)
    if sys.stdin.readline().strip().casefold() not in {"c", "có", "co"}:
        typer.echo(say("cli.ingest.not_published"))
        raise typer.Exit(1)
