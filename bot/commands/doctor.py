"""`troly57 doctor`: what this machine needs in order to answer, looked at one by one."""

import platform
import socket
import sys
import tempfile
from dataclasses import dataclass, replace
from typing import Literal

import typer

from assistant.errors import LibraryMissing, Troly57Error
from assistant.settings import Settings, read_settings
from assistant.wording import say
from bot.commands.counting import counted

# Telegram may be out of reach for a while, which breaks nothing here.
_TELEGRAM_S = 3
# A model on a machine of one's own may have to be loaded first, which takes longer than an answer.
_CHAT_S = 30
_PYTHONS = ((3, 11), (3, 14))


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; only `bad` means that something is broken."""

    state: Literal["good", "bad", "idle"]
    told: str


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `doctor`."""
    app.command(help=say("cli.help.doctor"))(doctor)


def doctor() -> None:
    """Print what every check found; exit 0 when nothing is broken, else 1."""
    findings = [_python()]
    try:
        settings = read_settings()
    except Troly57Error as error:
        findings.append(Finding("bad", str(error)))
    else:
        findings += [
            Finding("good", say("cli.doctor.settings")),
            *_endpoint(settings),
            *(
                check(settings)
                for check in (_tracing, _home, _store, _library, _embedder, _chat, _port, _telegram)
            ),
        ]
    for finding in findings:
        typer.echo(f"{say(f'cli.doctor.{finding.state}'):<7} {finding.told}")
    if any(finding.state == "bad" for finding in findings):
        raise typer.Exit(1)


def _python() -> Finding:
    version = platform.python_version()
    if not _PYTHONS[0] <= sys.version_info[:2] < _PYTHONS[1]:
        return Finding("bad", say("cli.doctor.python_old", version=version))
    return Finding("good", say("cli.doctor.python", version=version))


def _tracing(settings: Settings) -> Finding:
    if settings.allow_tracing:
        return Finding("idle", say("cli.doctor.tracing_allowed"))
    return Finding("good", say("cli.doctor.tracing"))


def _home(settings: Settings) -> Finding:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.home):
            pass
    except OSError as error:
        why = error.strerror or str(error)
        return Finding("bad", say("cli.doctor.home_closed", home=settings.home, why=why))
    return Finding("good", say("cli.doctor.home", home=settings.home))


def _store(settings: Settings) -> Finding:
    """Open the store as the server does, and make sure that it can be written."""
    from bot.store.store import open_store

    store = open_store(settings)
    try:
        store.tidy()
    except Troly57Error as error:
        return Finding("bad", str(error))
    finally:
        store.close()
    return Finding("good", say("cli.doctor.store", days=settings.feedback_days))


def _library(settings: Settings) -> Finding:
    """Open the published version whole, which checks its digests and asks each of its parts."""
    from assistant.search.embedders.chosen import Chosen
    from assistant.search.shelf import open_current

    try:
        edition = open_current(settings.home, embedder=Chosen(settings))
    except LibraryMissing as error:
        return Finding("idle", str(error))
    except (Troly57Error, OSError) as error:
        return Finding("bad", str(error))
    try:
        counts = counted(edition.manifest.counts)
        return Finding("good", say("cli.doctor.library", version=edition.version, counts=counts))
    finally:
        edition.close()


def _endpoint(settings: Settings) -> list[Finding]:
    """Return the warning that questions leave this machine, where they do."""
    from assistant.search.embedders.chosen import Chosen

    leaves = Chosen(settings).is_endpoint
    return [Finding("idle", say("cli.doctor.embedder_endpoint", setting=settings.embedder))] if leaves else []


def _embedder(settings: Settings) -> Finding:
    from assistant.search.embedders.chosen import Chosen

    try:
        embedder = Chosen(settings)()
        embedder.embed([embedder.name])
    except Troly57Error as error:
        return Finding("bad", str(error))
    except Exception as error:  # noqa: BLE001 - whatever the weights do, a person must read it here
        return Finding("bad", say("cli.doctor.embedder_broken", why=error))
    return Finding("good", say("cli.doctor.embedder", name=embedder.name, dimensions=embedder.dimensions))


def _chat(settings: Settings) -> Finding:
    """Ask the language model for one word, where one is set."""
    from assistant.models.chat import open_chat
    from assistant.models.nouns import Reply, Trouble
    from assistant.models.trying import TRIAL

    unhurried = replace(settings, chat_seconds=max(settings.chat_seconds, _CHAT_S))
    try:
        model = open_chat(unhurried)
        if model is None:
            return Finding("idle", say("cli.doctor.model_none"))
        model.prepare()
    except Troly57Error as error:
        return Finding("bad", str(error))
    said = model.ask(TRIAL)
    values = {"name": model.name, "url": model.url, "seconds": unhurried.chat_seconds}
    if isinstance(said, Reply):
        return Finding("good", say("cli.doctor.model", **values))
    # It may answer again by itself; what it refuses or cannot form, a person must look at.
    passing = said in {Trouble.SILENT, Trouble.BUSY, Trouble.SPENT}
    return Finding("idle" if passing else "bad", say(f"cli.doctor.model_{said}", **values))


def _port(settings: Settings) -> Finding:
    values = {"host": settings.host, "port": settings.port}
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address[:2], family=family).close()
    except OSError:
        # Not broken: most often it is our own server that has it.
        return Finding("idle", say("cli.doctor.port_taken", **values))
    return Finding("good", say("cli.doctor.port", **values))


def _telegram(settings: Settings) -> Finding:
    """Ask Telegram who the bot is, where one is set."""
    if not settings.telegram_token:
        return Finding("idle", say("telegram_door.doctor.none"))
    from bot.telegram_bot.reaching import reach_telegram

    reached = reach_telegram(settings, _TELEGRAM_S)
    state: Literal["good", "bad", "idle"] = (
        "good" if reached.state == "answers" else "idle" if reached.state == "unreachable" else "bad"
    )
    told = say(
        f"telegram_door.doctor.{reached.state}", name=reached.name, why=reached.why, seconds=_TELEGRAM_S
    )
    return Finding(state, told)
