"""A door in a process of its own, for a test that kills it; it is given the emulator's address, a token, a home."""

import asyncio
import sys
from pathlib import Path

from telegram import Update

from assistant.settings import Settings
from bot.store.store import Store
from bot.telegram_bot.door import TelegramDoor
from bot.telegram_bot.turn import TurnContext
from tests.telegram_bot.running import QUICK_PATIENCE, QUICK_PAUSES, answering, part


async def answer(update: Update, context: TurnContext) -> None:
    """Say two things, so that a kill may fall between them."""
    assert update.effective_message
    await asyncio.sleep(0.005)
    text = update.effective_message.text
    await context.turn.say((part(f"{text}, phần 1"), part(f"{text}, phần 2")))


async def main(url: str, token: str, home: str) -> None:
    settings = Settings(Path(home), telegram_token=token, telegram_base_url=url)
    store = Store(f"sqlite:///{settings.home / 'store.sqlite'}")
    door = TelegramDoor(
        settings,
        store,
        answering(answer),
        tell=lambda line: print(line, flush=True),  # noqa: T201 - the test reads it
        pauses=QUICK_PAUSES,
        patience=QUICK_PATIENCE,
    )
    await door.start()
    await door.ended.wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
