"""`troly57 --version`."""

from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from assistant.wording import say


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        typer.echo(f"troly57 {version('troly57')}")
    except PackageNotFoundError:
        typer.echo("troly57")
    raise typer.Exit


def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=say("cli.help.version"))
    ] = False,
) -> None:
    """Take the options that stand before a command."""
