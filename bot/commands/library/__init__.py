"""What changes or examines the library: the only part of bot that knows ingest."""

import typer

from assistant.wording import say
from bot.commands.library.check import check
from bot.commands.library.history import rollback, versions
from bot.commands.library.ingest import ingest
from bot.commands.library.remove import remove


def add_to(app: typer.Typer) -> None:
    """Give `app` the commands that change or examine the library."""
    for command in (ingest, check, remove, versions, rollback):
        app.command(help=say(f"cli.help.{command.__name__}"))(command)
