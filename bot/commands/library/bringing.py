"""Bringing files in: each is read and shown, then they are published together once a person says so."""

from collections.abc import Sequence
from pathlib import Path

import typer

from assistant.library.nouns import Tombstone
from assistant.places import data_folder
from assistant.search.embedder import Embedder
from assistant.search.embedders.chosen import Chosen
from assistant.settings import read_settings
from assistant.wording import say
from bot.commands.library.telling import (
    ask_to_publish,
    progress,
    tell_gone,
    tell_guessed,
    tell_published,
    understood,
)
from ingest.added.arrivals import Coming, Refused
from ingest.added.reception import Reception
from ingest.switch import Writer, only_writer
from ingest.whole import Whole, errors_of, publish_whole, whole_library

_MOST_FINDINGS = 12


def bring(files: Sequence[str], official: Sequence[str], stated: bytes, *, yes: bool) -> None:
    """Bring the named files, folders and addresses in; exit 1 when one of them was refused."""
    with Reception(data_folder("corpus"), tell=_tell_reading) as reception:
        arrived = [_judged(one) for one in reception.arrived(files, official, stated)]
        coming = [one for one in arrived if isinstance(one, Coming)]
        if coming:
            settings = read_settings()
            embedder = Chosen(settings)()
            with only_writer(settings.home) as writer:
                _publish(writer, coming, embedder, yes=yes)
    if len(coming) < len(arrived):
        raise typer.Exit(1)


def _judged(one: Coming | Refused) -> Coming | None:
    """Return what may come in; say why something may not."""
    if isinstance(one, Refused):
        typer.echo(say("cli.ingest.refused", name=one.name, why=one.told))
        return None
    if errors_of(one.holding):
        typer.echo("\n".join(understood(one.holding)))
        typer.echo(say("cli.ingest.refused", name=one.given.name, why=say("cli.ingest.with_errors")))
        return None
    return one


def _publish(writer: Writer, coming: Sequence[Coming], embedder: Embedder, *, yes: bool) -> None:
    whole = whole_library(writer.home, data_folder("corpus"), coming=coming)
    tell_guessed(whole)
    for one in whole.there:
        typer.echo(say("cli.ingest.there", name=one.given.name, id=one.name))
    for one in whole.new:
        typer.echo("\n".join([*understood(one.holding, findings=_MOST_FINDINGS), *_instead(one, whole)]))
        typer.echo()

    def agree(gone: Sequence[Tombstone]) -> None:
        tell_gone(gone)
        ask_to_publish(yes=yes)

    tell_published(publish_whole(writer, whole, embedder, on_progress=progress, on_gone=agree))


def _instead(one: Coming, whole: Whole) -> list[str]:
    """Return what the library holds of the document so far, where it holds something."""
    before, folder = whole.before.revisions.get(one.name), data_folder("corpus") / one.name
    if before:
        return ["  " + say("cli.ingest.new_revision", before=before.came().name)]
    if (folder / "source.md").is_file():
        return ["  " + say("cli.ingest.instead_of_corpus")]
    if (folder / "digest.md").is_file():
        return ["  " + say("cli.ingest.instead_of_digest")]
    return []


def _tell_reading(name: str) -> None:
    typer.echo(say("cli.ingest.reading", name=Path(name).name or name), err=True)
