"""`troly57 telegram`: the Telegram door alone, in the foreground."""

import typer

from assistant.settings import read_settings
from assistant.wording import say

_USAGE = 2
_BROKEN = 1


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `telegram`."""
    app.command(help=say("cli.help.telegram"))(telegram)


def telegram() -> None:
    """Serve until told to stop; exit 0 then, 2 without a token, 1 when the door closed by itself."""
    settings = read_settings()
    if not settings.telegram_token:
        typer.echo(say("telegram_door.tell.no_token"), err=True)
        raise typer.Exit(_USAGE)
    from bot.serve.telegram import serve_telegram

    if not serve_telegram(settings, tell=lambda line: typer.echo(line, err=True)):
        raise typer.Exit(_BROKEN)
