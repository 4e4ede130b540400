"""`troly57 serve`: the web page and the API, in the foreground."""

from dataclasses import replace
from typing import Annotated

import typer

from assistant.settings import read_settings
from assistant.wording import say


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `serve`."""
    app.command(help=say("cli.help.serve"))(serve)


def serve(
    host: Annotated[str | None, typer.Option(help=say("cli.help.serve_host"))] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=say("cli.help.serve_port"))] = None,
) -> None:
    """Serve until told to stop; exit 0 then."""
    from bot.serve import serve as serve_here

    settings = read_settings()
    settings = replace(
        settings,
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
    )
    serve_here(settings, tell=lambda line: typer.echo(line, err=True))
