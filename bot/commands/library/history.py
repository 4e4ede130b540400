"""`troly57 versions` and `rollback`: the versions that are kept, and going back to one."""

from typing import Annotated

import typer

from assistant.settings import read_settings
from assistant.wording import say
from bot.commands.counting import counted


def versions() -> None:
    """Print the versions that are kept, the newest first, and which one is current."""
    from ingest.history import kept_versions

    kept = kept_versions(read_settings().home)
    if not kept:
        typer.echo(say("cli.versions.none"))
    for one in kept:
        mark = say("cli.versions.current") if one.current else ""
        if one.manifest is None:
            typer.echo(say("cli.versions.unreadable", version=one.name, mark=mark))
            continue
        told = {"created": one.manifest.created, "counts": counted(one.manifest.counts)}
        typer.echo(
            say("cli.versions.line", version=one.name, mark=mark, added=len(one.manifest.added), **told)
        )


def rollback(
    version: Annotated[
        str | None, typer.Argument(metavar="[BẢN]", help=say("cli.help.rollback_version"))
    ] = None,
) -> None:
    """Make an earlier version current again, by default the one before; running servers move to it."""
    from assistant.search.embedders.chosen import Chosen
    from ingest.history import go_back

    settings = read_settings()
    manifest = go_back(settings.home, version, embedder=Chosen(settings))
    typer.echo(say("cli.versions.went_back", version=manifest.version, counts=counted(manifest.counts)))
