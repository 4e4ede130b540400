"""The console: what a person types, and what is shown of the bot."""

import asyncio
import threading

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from tests.telegram_bot.emulator import Emulator
from tests.telegram_bot.emulator.__main__ import Console
from tests.telegram_bot.emulator.driving import Context, polling


async def answer(update: Update, _: Context) -> None:
    if query := update.callback_query:
        await query.answer("đã rõ")
        await query.edit_message_text("xong")
    elif update.message:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Tiếp", callback_data="a")]])
        await update.message.reply_text(f"Chào {update.message.text}", reply_markup=markup)


def test_a_person_at_the_console(capsys: pytest.CaptureFixture[str]) -> None:
    with Emulator() as telegram:
        console = Console(telegram)
        shower = threading.Thread(target=console.show_for_ever)
        shower.start()

        def typed() -> None:
            console.line("An")
            console.private.wait_for("Chào An")
            console.line(":press 9")
            console.line(":press 1")
            console.private.wait_for("xong")
            console.line(":group")
            console.line(f"@{telegram.username} nhóm")
            console.group.wait_for("nhóm")
            console.line(":nothing")
            console.line(":quit")

        async def run() -> None:
            async with polling(telegram, answer):
                await asyncio.to_thread(typed)

        asyncio.run(run())
        shower.join()
    shown = capsys.readouterr().out
    for words in ("Chào An", "[1: Tiếp]", "(over the chat) đã rõ", "Tổ công tác", ":help tells"):
        assert words in shown
    assert console.over
