"""`troly57 keys`: keys for programs that call from elsewhere, made, listed and revoked."""

import json
from datetime import date
from typing import Annotated

import typer

from assistant.settings import read_settings
from assistant.text.printable import printable
from assistant.wording import say
from bot.store.keys import ProgramKey, ProgramKeys
from bot.store.store import Store, open_store, today


def add_to(app: typer.Typer) -> None:
    """Give `app` the family `keys`."""
    family = typer.Typer(help=say("cli.help.keys"), no_args_is_help=True)
    family.command("add", help=say("cli.help.keys_add"))(add)
    family.command("list", help=say("cli.help.keys_list"))(list_)
    family.command("revoke", help=say("cli.help.keys_revoke"))(revoke)
    app.add_typer(family, name="keys")


def add(
    name: Annotated[str, typer.Argument(metavar="TÊN", help=say("cli.help.keys_name"))],
    *,
    per_minute: Annotated[
        int | None, typer.Option(min=0, max=1_000_000, help=say("cli.help.keys_per_minute"))
    ] = None,
    days: Annotated[int | None, typer.Option(min=1, max=3650, help=say("cli.help.keys_days"))] = None,
) -> None:
    """Make a key and print it alone on standard output, this once."""
    store = _store()
    try:
        made = ProgramKeys(store).add(name, per_minute=per_minute, days=days)
    finally:
        store.close()
    typer.echo(say("cli.keys.made", name=made.key.name, id=made.key.id, ends=_ends(made.key)), err=True)
    typer.echo(made.secret)
    typer.echo(say("cli.keys.once"), err=True)


def list_(
    *, as_json: Annotated[bool, typer.Option("--json", help=say("cli.help.keys_json"))] = False
) -> None:
    """Print every key, without its secret."""
    store = _store()
    try:
        store.tidy()
        keys = ProgramKeys(store).listed()
    finally:
        store.close()
    if as_json:
        typer.echo(json.dumps([_shape(one) for one in keys], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_line(one) for one in keys) if keys else say("cli.keys.none"))


def revoke(
    named: Annotated[str, typer.Argument(metavar="MÃ-HOẶC-TÊN", help=say("cli.help.keys_named"))],
) -> None:
    """End a key for good; running servers hear of it within seconds."""
    store = _store()
    try:
        gone = ProgramKeys(store).revoke(named)
    finally:
        store.close()
    typer.echo(say("cli.keys.revoked", name=printable(gone.name), id=gone.id))


def _store() -> Store:
    return open_store(read_settings())


def _shape(key: ProgramKey) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "state": _state(key, today()),
        "per_minute": key.per_minute,
        "made_on": _iso(key.made_on),
        "ends_on": _iso(key.ends_on),
        "revoked_on": _iso(key.revoked_on),
        "last_used": _iso(key.last_used),
    }


def _line(key: ProgramKey) -> str:
    return say(
        "cli.keys.line",
        id=key.id,
        name=printable(key.name),
        state=say(f"cli.keys.state.{_state(key, today())}"),
        made=f"{key.made_on:%d/%m/%Y}",
        ends=_ends(key),
        rate=_rate(key),
        used=say("cli.keys.used", day=f"{key.last_used:%d/%m/%Y}")
        if key.last_used
        else say("cli.keys.unused"),
    )


def _state(key: ProgramKey, day: date) -> str:
    return "works" if key.works(day) else "ended" if key.revoked_on is None else "revoked"


def _rate(key: ProgramKey) -> str:
    if key.per_minute is None:
        return say("cli.keys.rate.as_address")
    return say("cli.keys.rate.own", n=key.per_minute) if key.per_minute else say("cli.keys.rate.none")


def _ends(key: ProgramKey) -> str:
    return say("cli.keys.ends", day=f"{key.ends_on:%d/%m/%Y}") if key.ends_on else say("cli.keys.endless")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
