"""`troly57 check`: what was understood of a document, held or not yet brought in, and what is doubtful."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.library.nouns import Holding
from assistant.places import data_folder
from assistant.settings import read_settings
from assistant.wording import say
from bot.commands.library.telling import finding, named, understood

_USAGE = 2
_ERROR = 1
_ORDER = {"error": 0, "doubt": 1, "note": 2}


def check(
    document: Annotated[
        str | None, typer.Argument(metavar="[VĂN BẢN|TỆP]", help=say("cli.help.check_document"))
    ] = None,
) -> None:
    """Print what a person must look at; exit 1 when publication is stopped by it."""
    if document is not None and Path(document).is_file():
        holdings: Sequence[Holding] = [_of_file(document)]
        typer.echo("\n".join(understood(holdings[0])))
        typer.echo()
    else:
        holdings = _held(document)
        for holding in holdings:
            typer.echo("\n".join(_findings(holding) if document is None else understood(holding)))
            typer.echo()
    counts = Counter(doubt.severity for holding in holdings for doubt in holding.doubts)
    typer.echo(say("cli.check.sum", errors=counts["error"], doubts=counts["doubt"], notes=counts["note"]))
    if counts["error"]:
        raise typer.Exit(_ERROR)


def _of_file(name: str) -> Holding:
    """Return what a file would be brought in as; end the command with 1 when it would be refused."""
    from ingest.added.arrivals import Refused
    from ingest.added.reception import Reception

    with Reception(data_folder("corpus")) as reception:
        (arrived,) = reception.arrived([name], [], b"")
    if isinstance(arrived, Refused):
        typer.echo(say("cli.ingest.refused", name=arrived.name, why=arrived.told))
        raise typer.Exit(_ERROR)
    return arrived.holding


def _held(reference: str | None) -> Sequence[Holding]:
    from ingest.whole import whole_library

    holdings = whole_library(read_settings().home, data_folder("corpus")).corpus.holdings
    if reference is None:
        return holdings
    chosen = [one for one in holdings if named(one, reference)]
    if not chosen:
        typer.echo(say("cli.check.unknown", ref=reference), err=True)
        raise typer.Exit(_USAGE)
    return chosen


def _findings(holding: Holding) -> list[str]:
    """Return what a person must look at in a document: suspected slips and known gaps among it."""
    document = holding.document
    doubts = sorted(holding.doubts, key=lambda doubt: _ORDER[doubt.severity])
    found = [f"  {finding(doubt)}" for doubt in doubts] or [f"  {say('cli.check.clean')}"]
    return [say("cli.check.document", number=document.number, id=document.id), *found]
