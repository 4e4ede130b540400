"""`troly57 --version`."""

from typing import Annotated

import typer

from assistant.places import installed_version
from assistant.wording import say


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    known = installed_version()
    typer.echo(f"troly57 {known}" if known else "troly57")
    raise typer.Exit


def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=say("cli.help.version"))
    ] = False,
) -> None:
    """Take the options that stand before a command."""
