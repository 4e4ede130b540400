"""`troly57 ingest` and `check`: from documents to a library; the only file of bot that knows ingest."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import CorpusInvalid
from assistant.library.addresses import key
from assistant.library.nouns import Doubt, Holding, Tombstone
from assistant.places import data_folder
from assistant.settings import read_settings
from assistant.wording import say
from bot.commands.counting import counted

if TYPE_CHECKING:
    from ingest.publish import Published

_USAGE = 2
_ERROR = 1
_ORDER = {"error": 0, "doubt": 1, "note": 2}


def add_to(app: typer.Typer) -> None:
    """Give `app` the commands `ingest` and `check`."""
    app.command(help=say("cli.help.ingest"))(ingest)
    app.command(help=say("cli.help.check"))(check)


def ingest(
    *,
    rebuild: Annotated[bool, typer.Option("--rebuild", help=say("cli.help.ingest_rebuild"))] = False,
    reindex: Annotated[bool, typer.Option("--reindex", help=say("cli.help.ingest_reindex"))] = False,
) -> None:
    """Publish the corpus and print what the library now holds."""
    if rebuild and reindex:
        typer.echo(say("cli.ingest.both"), err=True)
        raise typer.Exit(_USAGE)
    published = _reindexed() if reindex else _published(rebuild=rebuild)
    if not published.changed:
        typer.echo(say("cli.ingest.unchanged", version=published.version))
        return
    typer.echo(
        say(
            "cli.ingest.published",
            version=published.version,
            counts=counted(published.counts),
            embedded=published.embedded,
        )
    )
    if published.counts.get("doubts"):
        typer.echo(say("cli.ingest.doubts", count=published.counts["doubts"]))


def _published(*, rebuild: bool) -> "Published":
    from assistant.search.embedder import open_embedder
    from ingest.build import build_corpus
    from ingest.publish import publish

    home = read_settings().home
    _progress("read", 0, 0)
    corpus = build_corpus(data_folder("corpus"))
    _refuse_errors(corpus.holdings)
    return publish(
        corpus.holdings,
        home,
        embedder=open_embedder(),
        reference=corpus.reference,
        on_progress=_progress,
        on_gone=_tell_gone,
        rebuild=rebuild,
    )


def _tell_gone(gone: Sequence[Tombstone]) -> None:
    """Say which ids stop naming anything, before the version that drops them is written."""
    if gone:
        typer.echo(say("cli.ingest.gone"))
    for stone in gone:
        told = (
            say("cli.ingest.gone_replaced", id=stone.id, by=stone.replaced_by)
            if stone.replaced_by
            else stone.id
        )
        typer.echo(f"  {told}")


def _refuse_errors(holdings: Sequence[Holding]) -> None:
    errors = sum(doubt.severity == "error" for holding in holdings for doubt in holding.doubts)
    if errors:
        raise CorpusInvalid(say("errors.corpus.doubts", count=errors))


def _reindexed() -> "Published":
    from assistant.search.embedder import open_embedder
    from ingest.publish import reindex

    return reindex(read_settings().home, embedder=open_embedder())


def _progress(step: str, done: int, total: int) -> None:
    """Say where a build is, on stderr: one line a step in a log, one moving line in a terminal."""
    told = say(f"cli.ingest.step_{step}")
    if sys.stderr.isatty():
        share = f" {done}/{total}" if total else ""
        typer.echo(f"\r\033[K{told}{share}", err=True, nl=False)
        if step == "verify" and done == total:
            typer.echo("\r\033[K", err=True, nl=False)
    elif done == 0:
        typer.echo(f"{told} …", err=True)


def check(
    document: Annotated[str | None, typer.Argument(help=say("cli.help.check_document"))] = None,
) -> None:
    """Print what a person must look at in the corpus; exit 1 when publication is stopped by it."""
    from ingest.build import build_corpus

    holdings = _chosen(build_corpus(data_folder("corpus")).holdings, document)
    for holding in holdings:
        typer.echo("\n".join(_findings(holding)))
        typer.echo()
    counts = Counter(doubt.severity for holding in holdings for doubt in holding.doubts)
    typer.echo(say("cli.check.sum", errors=counts["error"], doubts=counts["doubt"], notes=counts["note"]))
    if counts["error"]:
        raise typer.Exit(_ERROR)


def _chosen(holdings: Sequence[Holding], reference: str | None) -> list[Holding]:
    if reference is None:
        return list(holdings)
    asked = key(reference)
    chosen = [one for one in holdings if asked in map(key, _names(one))]
    if not chosen:
        typer.echo(say("cli.check.unknown", ref=reference), err=True)
        raise typer.Exit(_USAGE)
    return chosen


def _names(holding: Holding) -> tuple[str, ...]:
    document = holding.document
    return (document.id, document.number, *document.aliases)


def _findings(holding: Holding) -> list[str]:
    """Return what a person must look at in a document: suspected slips and known gaps among it."""
    document = holding.document
    doubts = sorted(holding.doubts, key=lambda doubt: _ORDER[doubt.severity])
    found = [f"  {_told(doubt)}" for doubt in doubts] or [f"  {say('cli.check.clean')}"]
    return [say("cli.check.document", number=document.number, id=document.id), *found]


def _told(doubt: Doubt) -> str:
    text = say(f"doubts.{doubt.severity}.{doubt.code}", **doubt.values)
    return say(
        "cli.check.line",
        severity=say(f"cli.check.{doubt.severity}"),
        place=doubt.place.removeprefix(doubt.document).lstrip("/") or "–",
        text=" ".join(text.split()),
    )
