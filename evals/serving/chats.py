"""Measures the Telegram door: many chats ask at once; from the moment they ask to the last message, none lost.

python -m evals.serving.chats [--chats 200] [--rounds 3]

Telegram is the emulator of tests/, on loopback: first without its limits on how fast a bot may send, then with them.
Beside it a bot that says back what it heard: python-telegram-bot alone, with nothing kept and nothing answered.
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
from evals.questions import read_questions
from evals.serving.bench import memory_mb
from tests.telegram_bot.emulator import Emulator

_READY_S = 60.0
_LIMIT_S = 300.0
# Once nothing was sent for so long, nothing more is coming.
_QUIET_S = 2.0
_LOOK_S = 0.05
_SEED = 57
BOTS = {
    "ours": [sys.executable, "-m", "bot.commands", "telegram"],
    "python-telegram-bot alone": [sys.executable, "-m", "evals.serving.chats", "--echo"],
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """How a bot served a crowd: seconds to the last message of each chat's answer, chats left without one.

    `refused` are calls that the emulator took for wrong, `memory_mb` is what the process held afterwards.
    """

    times: tuple[float, ...]
    lost: int
    refused: int
    memory_mb: float

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
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        telegram.wait_polling(timeout=_READY_S)
        yield process
    finally:
        process.terminate()
        process.wait(30)


def crowd_of(command: Sequence[str], rounds: Sequence[Sequence[str]], *, limited: bool) -> Crowd:
    """Let every chat ask one question at the same moment, round after round, and return how they were served."""
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        with running(command, telegram, Path(folder)) as process:
            # Its answer comes once the library is open.
            telegram.chat().ask(rounds[0][0], timeout=_READY_S)
            if limited:
                telegram.limit_floods()
            for questions in rounds:
                times += asked_at_once(telegram, questions)
            memory = memory_mb(process.pid)
        asked = sum(map(len, rounds))
        return Crowd(tuple(times), asked - len(times), len(telegram.violations), memory)


def asked_at_once(telegram: Emulator, questions: Sequence[str]) -> list[float]:
    """Return for each chat that was answered the seconds until the last message of its answer."""
    chats = [telegram.chat() for _ in questions]
    seen = len(telegram.calls)
    begun = time.monotonic()
    for chat, question in zip(chats, questions, strict=True):
        chat.say(question)
    last: dict[str, float] = {}
    latest = begun
    ids = {str(chat.id) for chat in chats}
    while time.monotonic() - begun < _LIMIT_S:
        calls, seen = telegram.calls[seen:], len(telegram.calls)
        for call in calls:
            chat_id = str(call.values.get("chat_id"))
            if call.method == "sendMessage" and call.code == 200 and chat_id in ids:
                last[chat_id] = latest = call.at
        if len(last) == len(ids) and time.monotonic() - latest > _QUIET_S:
            break
        time.sleep(_LOOK_S)
    return [moment - begun for moment in last.values()]


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


def told(name: str, limited: bool, crowd: Crowd) -> str:
    """Return a row of the table."""
    limits = "with Telegram's limits" if limited else "without limits"
    return (
        f"{name:<26} {limits:<23} p50 {crowd.within(50):6.2f} s   p95 {crowd.within(95):6.2f} s   "
        f"lost {crowd.lost}   refused {crowd.refused}   {crowd.memory_mb:.0f} MB"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--echo", action="store_true", help="be the bot that says back what it heard")
    given = parser.parse_args()
    if given.echo:
        echo()
        return
    typed = sorted({question.ask for question in read_questions() if not question.documents})
    Random(_SEED).shuffle(typed)  # noqa: S311 - the same questions every time
    rounds = [typed[n * given.chats : (n + 1) * given.chats] for n in range(given.rounds)]
    for limited in (False, True):
        for name, command in BOTS.items():
            print(told(name, limited, crowd_of(command, rounds[:1] if limited else rounds, limited=limited)))


if __name__ == "__main__":
    main()
