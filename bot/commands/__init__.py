"""The command line `troly57`: one file a family of commands, and nothing heavy loaded to start it."""

import errno
import io
import sys
from typing import TYPE_CHECKING, NoReturn

from assistant.errors import Troly57Error
from assistant.wording import say

if TYPE_CHECKING:
    import typer


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def main() -> None:
    """Run the command given on the command line, and end the process with its status."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese, whatever the locale of the shell, the pipe or the service that started us.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        application()(prog_name="troly57")
    except Troly57Error as error:
        _end(str(error), error.exit_code)
    except OSError as error:
        # The disk, the network, a file that is not ours to read: a person's to repair, not a bug.
        full, closed = error.errno in _FULL, error.errno in _CLOSED
        _end(say(f"cli.{'full' if full else 'closed' if closed else 'system'}", why=error), 1)


def _end(message: str, status: int) -> NoReturn:
    print(message, file=sys.stderr)  # noqa: T201
    sys.exit(status)


def application() -> "typer.Typer":
    """Return the command line with all its commands."""
    import typer

    from bot.commands import (
        ask,
        doctor,
        embedder,
        feedback,
        keys,
        library,
        mcp,
        pack,
        quiz,
        search,
        serve,
        show,
        telegram,
        version,
    )

    app = typer.Typer(
        name="troly57",
        help=say("cli.help.app"),
        callback=version.options,
        no_args_is_help=True,
        add_completion=False,
        # Plain text, in terminals and logs alike; and a bug shows Python's own traceback.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for family in (
        ask,
        search,
        library,
        show,
        serve,
        telegram,
        mcp,
        pack,
        quiz,
        doctor,
        embedder,
        feedback,
        keys,
    ):
        family.add_to(app)
    return app
