"""`troly57 ingest`: publish the corpus and what was added, with files that come in where some are named."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.places import data_folder
from assistant.settings import read_settings
from assistant.text.printable import printable
from assistant.wording import say
from bot.commands.library.telling import progress, tell_gone, tell_guessed, tell_published

if TYPE_CHECKING:
    from ingest.publish import Published

_USAGE = 2


def ingest(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[TỆP|THƯ MỤC|URL]…", help=say("cli.help.ingest_files"))
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help=say("cli.help.yes"))] = False,
    official: Annotated[list[str] | None, typer.Option(help=say("cli.help.ingest_official"))] = None,
    number: Annotated[str | None, typer.Option(help=say("cli.help.ingest_number"))] = None,
    id_: Annotated[str | None, typer.Option("--id", help=say("cli.help.ingest_id"))] = None,
    card: Annotated[Path | None, typer.Option(help=say("cli.help.ingest_card"))] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help=say("cli.help.ingest_rebuild"))] = False,
    reindex: Annotated[bool, typer.Option("--reindex", help=say("cli.help.ingest_reindex"))] = False,
) -> None:
    """Publish the library and print what it now holds; files are shown and asked about first."""
    named = [*(files or ()), *(official or ())]
    _refuse_absent(files or [])
    _refuse_senseless(named, rebuild=rebuild, reindex=reindex, stated=bool(number or id_ or card))
    if named:
        from bot.commands.library.bringing import bring
        from ingest.added.stated import stated_card

        stated = stated_card(card, number=number, id=id_)
        bring(files or [], official or [], stated, yes=yes)
        return
    tell_published(_reindexed() if reindex else _published(rebuild=rebuild))


def _refuse_senseless(named: list[str], *, rebuild: bool, reindex: bool, stated: bool) -> None:
    """End the command where what was asked for does not go together."""
    wrong = (
        (rebuild and reindex, say("cli.ingest.both")),
        ((rebuild or reindex) and bool(named), say("cli.ingest.rebuild_alone")),
        (stated and len(named) != 1, say("cli.ingest.stated_of_one")),
    )
    for holds, told in wrong:
        if holds:
            typer.echo(told, err=True)
            raise typer.Exit(_USAGE)


def _refuse_absent(files: list[str]) -> None:
    absent = [name for name in files if "://" not in name and not (name and Path(name).exists())]
    if absent:
        typer.echo(say("cli.ingest.absent", names=printable(", ".join(absent))), err=True)
        raise typer.Exit(_USAGE)


def _published(*, rebuild: bool) -> "Published":
    from assistant.search.embedders.chosen import Chosen
    from ingest.switch import only_writer
    from ingest.whole import publish_whole, whole_library

    settings = read_settings()
    embedder = Chosen(settings)()
    with only_writer(settings.home) as writer:
        progress("read", 0, 0)
        whole = whole_library(writer.home, data_folder("corpus"), anew=rebuild)
        tell_guessed(whole)
        return publish_whole(
            writer, whole, embedder, on_progress=progress, on_gone=tell_gone, rebuild=rebuild
        )


def _reindexed() -> "Published":
    from assistant.search.embedders.chosen import Chosen
    from ingest.publish import reindex

    settings = read_settings()
    return reindex(settings.home, embedder=Chosen(settings)())
