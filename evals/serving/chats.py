"""Measures the Telegram door: many chats ask at once; from the moment they ask to the last message, none lost.

python -m evals.serving.chats [--chats 200] [--rounds 3]

Telegram is the emulator of tests/, on loopback. First it takes whatever comes, and what goes out is not paced: what
the door itself costs, beside a bot that says back what it heard (python-telegram-bot alone, with nothing kept and
nothing answered). Then it keeps its limits on how fast a bot may send, and we keep our pace, as with the real one.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from assistant.settings import read_settings
from bot.serve.telegram import serve_telegram
from evals.questions import read_questions
from evals.serving.bench import memory_mb
from tests.telegram_bot.emulator import Emulator

_READY_S = 60.0
_LIMIT_S = 300.0
# Once nothing was sent for so long, nothing more is coming.
_QUIET_S = 2.0
_LOOK_S = 0.05
_SEED = 57
# Telegram's own bound on a bot, and how many messages may come at once (tests/telegram_bot/emulator/faults.py).
_A_SECOND = 30
_OURS = [sys.executable, "-m", "bot.commands", "telegram"]
_THIS = [sys.executable, "-m", "evals.serving.chats"]
_UNPACED, _ALONE, _PACED = "ours, not paced", "python-telegram-bot alone", "ours, with Telegram's limits"
BOTS = {
    _UNPACED: [*_THIS, "--unpaced"],
    _ALONE: [*_THIS, "--echo"],
    # Alone it would lose messages here: it neither paces nor tries again.
    _PACED: _OURS,
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """How a bot served a crowd: seconds to the last message of each chat's answer, chats left without one.

    `last_s` are the seconds until every chat of a round had its answer, `messages` how many that took, `refused`
    are calls that the emulator took for wrong, `memory_mb` is what the process held afterwards, `cpu_ms` what an
    answer took of a processor.
    """

    times: tuple[float, ...]
    last_s: float
    messages: int
    lost: int
    refused: int
    memory_mb: float
    cpu_ms: float

    def within(self, percent: int) -> float:
        """Return the seconds within which so many percent of the answers were whole."""
        return statistics.quantiles(self.times, n=100, method="inclusive")[percent - 1]


@contextmanager
def running(command: Sequence[str], telegram: Emulator, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a bot on the emulated Telegram until the block ends."""
    environment = {
        **os.environ,  # noqa: TID251 - all but what is set below
        "TROLY57_TELEGRAM_TOKEN": telegram.token,
        "TROLY57_TELEGRAM_BASE_URL": telegram.url,
        "TROLY57_STORE_URL": f"sqlite:///{folder / 'store.sqlite'}",
    }
    said = folder / "said.txt"
    with said.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)  # noqa: S603
    try:
        telegram.wait_polling(timeout=_READY_S)
        yield process
    except BaseException:
        sys.stderr.write(said.read_text(encoding="utf-8", errors="replace")[-2000:])
        raise
    finally:
        process.terminate()
        process.wait(30)


def crowd_of(command: Sequence[str], rounds: Sequence[Sequence[str]], *, limited: bool) -> Crowd:
    """Let every chat ask one question at the same moment, round after round, and return how they were served."""
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        with running(command, telegram, Path(folder)) as process:
            # Its answer comes once the library is open.
            telegram.chat().ask(rounds[0][0], timeout=_READY_S)
            if limited:
                telegram.limit_floods()
            sent, worked = len(telegram.sent), worked_s(process.pid)
            served = [asked_at_once(telegram, questions) for questions in rounds]
            memory = memory_mb(process.pid)
            sent, worked = len(telegram.sent) - sent, worked_s(process.pid) - worked
        times = tuple(seconds for of_round in served for seconds in of_round)
        return Crowd(
            times=times,
            last_s=statistics.median(max(of_round, default=0.0) for of_round in served),
            messages=round(sent / len(rounds)),
            lost=sum(map(len, rounds)) - len(times),
            refused=len(telegram.violations),
            memory_mb=memory,
            cpu_ms=worked * 1000 / sum(map(len, rounds)),
        )


def worked_s(pid: int) -> float:
    """Return the seconds of processors that a process has used."""
    fields = (
        Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    )
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def asked_at_once(telegram: Emulator, questions: Sequence[str]) -> list[float]:
    """Return for each chat that was answered the seconds until the last message of its answer."""
    chats = [telegram.chat() for _ in questions]
    ids = {str(chat.id) for chat in chats}
    seen = len(telegram.calls)
    begun = time.monotonic()
    # Of one moment, as far as the bot can tell.
    with telegram.held():
        for chat, question in zip(chats, questions, strict=True):
            chat.say(question)
    last: dict[str, float] = {}
    latest = begun
    while time.monotonic() - begun < _LIMIT_S:
        every = telegram.calls
        for call in every[seen:]:
            chat_id = str(call.values.get("chat_id"))
            if call.method == "sendMessage" and call.code == 200 and chat_id in ids:
                last[chat_id] = latest = call.at
        seen = len(every)
        if len(last) == len(ids) and time.monotonic() - latest > _QUIET_S:
            break
        time.sleep(_LOOK_S)
    return [moment - begun for moment in last.values()]


def unpaced() -> None:
    """Be our bot without its pace, until told to stop."""
    serve_telegram(read_settings(), tell=lambda _: None, paced=False)


def echo() -> None:
    """Say back whatever is heard, until told to stop."""

    async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    settings = read_settings()
    url = f"{settings.telegram_base_url}/bot"
    builder = ApplicationBuilder().token(settings.telegram_token).base_url(url).concurrent_updates(True)
    # With its own default of 256 connections it serves a third as many.
    application = builder.connection_pool_size(16).pool_timeout(60).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling(poll_interval=0)


def told(name: str, crowd: Crowd) -> str:
    """Return a row of the table."""
    return (
        f"| {name} | {crowd.within(50):.2f} | {crowd.within(95):.2f} | {crowd.last_s:.2f} | {crowd.messages} "
        f"| {crowd.lost} | {crowd.refused} | {crowd.cpu_ms:.1f} | {crowd.memory_mb:.0f} |"
    )


def main() -> None:
    """Print the figures as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--echo", action="store_true", help="be the bot that says back what it heard")
    parser.add_argument("--unpaced", action="store_true", help="be our bot without its pace")
    given = parser.parse_args()
    if given.echo or given.unpaced:
        (echo if given.echo else unpaced)()
        return
    typed = sorted({question.ask for question in read_questions() if not question.documents})
    Random(_SEED).shuffle(typed)  # noqa: S311 - the same questions every time
    rounds = [typed[n * given.chats : (n + 1) * given.chats] for n in range(given.rounds)]
    crowds: dict[str, Crowd] = {}
    print(f"{given.chats} chats at once, {given.rounds} rounds, seconds to the last message of an answer\n")
    print("| bot | p50 s | p95 s | last s | messages | lost | refused | CPU ms an answer | MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, command in BOTS.items():
        crowds[name] = crowd_of(command, rounds, limited=name == _PACED)
        print(told(name, crowds[name]), flush=True)
    ours, alone, paced = (crowds[name] for name in (_UNPACED, _ALONE, _PACED))
    # The first ones go out at once, as the limits allow; the others one after another.
    bound = max(0, paced.messages - _A_SECOND) / _A_SECOND
    print(
        f"\nthe door beside the bare bot: {ours.within(50) / alone.within(50):.1f} times at p50, "
        f"{ours.within(95) / alone.within(95):.1f} at p95; "
        f"{paced.messages} messages at {_A_SECOND} a second need {bound:.1f} s, ours took {paced.last_s:.1f}"
    )


if __name__ == "__main__":
    main()
