"""`troly57 mcp`: the door for programs that speak MCP, to the one that starts it or over HTTP."""

from dataclasses import replace
from typing import Annotated

import typer

from assistant.settings import read_settings
from assistant.wording import say

_HOST = "127.0.0.1"
_PORT = 8058
_USAGE = 2


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `mcp`."""
    app.command(help=say("cli.help.mcp"))(mcp)


def mcp(
    *,
    http: Annotated[bool, typer.Option("--http", help=say("cli.help.mcp_http"))] = False,
    host: Annotated[str | None, typer.Option(help=say("cli.help.mcp_host"))] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=say("cli.help.mcp_port"))] = None,
) -> None:
    """Serve until the client closes, or until told to stop; exit 0 then, 2 for an address without --http."""
    settings = read_settings()
    if http:
        from bot.serve.mcp import serve_mcp

        settings = replace(settings, host=host or _HOST, port=_PORT if port is None else port)
        serve_mcp(settings, tell=_tell)
        return
    if host is not None or port is not None:
        _tell(say("cli.mcp.only_http"))
        raise typer.Exit(_USAGE)
    from bot.serve.mcp import speak_mcp

    speak_mcp(settings, tell=_tell)


def _tell(line: str) -> None:
    typer.echo(line, err=True)
