"""The door by polling: each question answered once, in order, whatever Telegram, the disk or a handler does."""

import asyncio
import json
import logging
import sqlite3
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from assistant.settings import Settings
from bot.store.kept import StoreClosed
from bot.telegram_bot.turn import TurnContext
from bot.telegram_bot.vault import Vault
from tests.telegram_bot.emulator import (
    Emulator,
    broken,
    conflict,
    dropped_after,
    lost,
    refused,
    too_many,
    unauthorized,
)
from tests.telegram_bot.running import Running, echo, part, settings_of, until

PERSONAL = "Nhà bà Tư ở xóm nào?"


def every_byte(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.iterdir()) if path.is_file())


def test_a_question_is_answered_and_forgotten(telegram: Emulator, folder: Path) -> None:
    with Running(settings_of(telegram, folder)) as running:
        chat = telegram.chat()
        assert chat.ask(PERSONAL).text == f"Đáp: {PERSONAL}"
        running.settled(telegram)
    assert telegram.violations == []
    kept = every_byte(folder)
    for told in (PERSONAL, str(chat.id), telegram.token, telegram.token.partition(":")[2]):
        assert told.encode() not in kept
    assert running.said == ["Telegram: bot @tro_ly_57_bot đang nhận câu hỏi."]


def test_the_menu_is_shown(telegram: Emulator, folder: Path) -> None:
    shown = {
        "commands": {
            "private": (("help", "Trợ giúp"), ("xoa", "Quên tôi")),
            "administrators": (("imlang", "Im lặng"),),
        },
        "description": "Hỏi đáp",
        "short_description": "Hỏi",
    }
    with Running(settings_of(telegram, folder), shown=shown):
        until(lambda: telegram.calls_of("setMyShortDescription"))
    said = [json.dumps(call.values) for call in telegram.calls_of("setMyCommands")]
    assert [("xoa" in one, "imlang" in one) for one in said] == [(True, False), (False, True)]
    assert ["all_private_chats" in one for one in said] == [True, False]
    assert "all_chat_administrators" in said[1]


def test_a_redelivered_question_is_answered_once(telegram: Emulator, folder: Path) -> None:
    with Running(settings_of(telegram, folder)):
        chat = telegram.chat()
        chat.ask("một")
        for _ in range(3):
            telegram.redeliver()
        chat.ask("hai")
    with Running(settings_of(telegram, folder)):
        telegram.redeliver()
        chat.ask("ba")
    assert [one.text for one in chat.sent] == ["Đáp: một", "Đáp: hai", "Đáp: ba"]


def test_a_slow_question_holds_up_nobody_else(telegram: Emulator, folder: Path) -> None:
    go = asyncio.Event()

    async def answer(update: Update, context: TurnContext) -> None:
        assert update.effective_message
        if update.effective_message.text == "chậm":
            await go.wait()
        await echo(update, context)

    with Running(settings_of(telegram, folder), answer) as running:
        slow, quick = telegram.chat(), telegram.chat()
        slow.say("chậm")
        slow.say("sau")
        assert quick.ask("nhanh").text == "Đáp: nhanh"
        assert slow.sent == []
        running.loop.call_soon_threadsafe(go.set)
        assert [one.text for one in slow.wait_count(2)] == ["Đáp: chậm", "Đáp: sau"]


def test_the_questions_of_one_person_are_answered_in_their_order(telegram: Emulator, folder: Path) -> None:
    async def answer(update: Update, context: TurnContext) -> None:
        assert update.effective_message
        await asyncio.sleep(0.02 if int(update.effective_message.text or 0) % 3 == 0 else 0)
        await echo(update, context)

    with Running(settings_of(telegram, folder), answer):
        chat = telegram.chat()
        for n in range(12):
            chat.say(str(n))
        assert [one.text for one in chat.wait_count(12)] == [f"Đáp: {n}" for n in range(12)]


def test_the_final_answer_is_delivered_through_floods_and_lost_lines(
    telegram: Emulator, folder: Path
) -> None:
    telegram.fail("sendMessage", too_many(1))
    # More than the courier's own patience: the question waits on disk and comes again.
    telegram.fail("sendMessage", broken(), times=6)
    with Running(settings_of(telegram, folder)) as running:
        chat = telegram.chat()
        assert chat.ask("một", timeout=15).text == "Đáp: một"
        running.settled(telegram)
    assert len(chat.sent) == 1


def test_a_long_answer_goes_on_where_it_stopped(telegram: Emulator, folder: Path) -> None:
    telegram.fail("sendMessage", broken(), times=4, after=2)

    async def answer(_: Update, context: TurnContext) -> None:
        await context.turn.say((part("1"), part("2")))
        await context.turn.say((part("3"), part("4")))

    with Running(settings_of(telegram, folder), answer) as running:
        chat = telegram.chat()
        chat.say("dài")
        assert [one.text for one in chat.wait_count(4, timeout=15)] == ["1", "2", "3", "4"]
        running.settled(telegram)
    assert len(chat.sent) == 4


def test_who_blocked_the_bot_is_left_alone(telegram: Emulator, folder: Path) -> None:
    with Running(settings_of(telegram, folder)) as running:
        chat = telegram.chat()
        chat.say("một")
        chat.block()
        until(lambda: not telegram.pending)
        until(lambda: not running.waiting())


def test_a_failing_handler_loses_nothing_in_silence(
    telegram: Emulator, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    async def answer(update: Update, context: TurnContext) -> None:
        tries.append(update.update_id)
        if len(tries) < 3:
            raise ValueError(PERSONAL)
        await echo(update, context)

    with Running(settings_of(telegram, folder), answer) as running:
        chat = telegram.chat()
        assert chat.ask(PERSONAL).text == f"Đáp: {PERSONAL}"
        running.settled(telegram)
    assert "ValueError at" in caplog.text
    assert PERSONAL not in caplog.text


def test_after_three_failures_there_is_an_apology(telegram: Emulator, folder: Path) -> None:
    async def answer(update: Update, context: TurnContext) -> None:
        raise KeyError(update.update_id)

    with Running(settings_of(telegram, folder), answer) as running:
        chat = telegram.chat()
        assert chat.ask("một").text.startswith("Xin lỗi")
        running.settled(telegram)
    assert len(chat.sent) == 1


def test_a_store_or_a_library_that_is_not_there_yet_is_waited_for(telegram: Emulator, folder: Path) -> None:
    tries = []

    async def answer(update: Update, context: TurnContext) -> None:
        tries.append(update.update_id)
        if len(tries) < 5:
            raise StoreClosed
        await echo(update, context)

    with Running(settings_of(telegram, folder), answer):
        assert telegram.chat().ask("một").text == "Đáp: một"


def test_what_cannot_be_kept_stays_with_telegram(telegram: Emulator, folder: Path) -> None:
    with Running(settings_of(telegram, folder)) as running:
        chat = telegram.chat()
        chat.ask("một")
        running.settled(telegram)
        other = sqlite3.connect(folder / "store.sqlite", isolation_level=None)
        other.execute("ALTER TABLE inbox RENAME TO taken_away")
        chat.say("hai")
        until(lambda: any("hộp thư" in line for line in running.said))
        assert telegram.pending == 1
        assert len(chat.sent) == 1
        other.execute("ALTER TABLE taken_away RENAME TO inbox")
        other.close()
        assert [one.text for one in chat.wait_count(2, timeout=10)] == ["Đáp: một", "Đáp: hai"]
        until(lambda: running.said[-1] == "Telegram: đã liên lạc lại được.")


def test_an_update_that_nobody_can_read_stops_nothing(telegram: Emulator, folder: Path) -> None:
    with Running(settings_of(telegram, folder)) as running:
        chat = telegram.chat()
        hostile: list[dict[str, Any]] = [
            {"message": {"text": "không có gì khác"}},
            {"message": 5},
            {"callback_query": {"id": "1"}},
            {"message": {"message_id": 1, "date": 10**20, "chat": {"id": 1, "type": "private"}}},
            {"unheard_of": {"a": []}},
        ]
        for body in hostile:
            telegram.push(**body)
        assert chat.ask("một").text == "Đáp: một"
        running.settled(telegram)


def test_an_end_is_quick_and_loses_nothing(telegram: Emulator, folder: Path) -> None:
    async def never(_: Update, context: TurnContext) -> None:
        await asyncio.sleep(3600)

    with Running(settings_of(telegram, folder), never) as running:
        chats = [telegram.chat() for _ in range(5)]
        for chat in chats:
            chat.say("một")
            chat.say("hai")
        until(lambda: not telegram.pending)
        begun = time.monotonic()
    assert time.monotonic() - begun < 5
    assert running.waiting() == 10
    with Running(settings_of(telegram, folder)) as running:
        for chat in chats:
            assert [one.text for one in chat.wait_count(2)] == ["Đáp: một", "Đáp: hai"]
        running.settled(telegram)
    assert any("còn 10 tin nhắn" in line for line in running.said)


def test_an_end_while_telegram_hangs_is_quick(telegram: Emulator, folder: Path) -> None:
    telegram.fail("sendMessage", lost(8), times=9)
    with Running(settings_of(telegram, folder)) as running:
        telegram.chat().say("một")
        until(lambda: running.waiting() and not telegram.pending)
        begun = time.monotonic()
    assert time.monotonic() - begun < 5
    assert running.waiting() == 1


def test_what_is_too_old_is_dropped(
    telegram: Emulator, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail("sendMessage", broken(), times=100)
    with Running(settings_of(telegram, folder)) as running:
        telegram.chat().say(PERSONAL)
        until(lambda: telegram.calls_of("sendMessage"))
        running.store.database()
    with sqlite3.connect(folder / "store.sqlite") as connection:
        connection.execute("UPDATE inbox SET accepted = accepted - 90000")
    telegram.mend()
    with Running(settings_of(telegram, folder)) as running:
        chat = telegram.chat()
        chat.ask("một")
        running.settled(telegram)
    assert len(telegram.sent) == 1
    assert "too old" in caplog.text
    assert PERSONAL not in caplog.text


def test_what_another_token_sealed_is_not_answered(telegram: Emulator, folder: Path) -> None:
    async def never(_: Update, context: TurnContext) -> None:
        context.turn.later(60)

    with Running(settings_of(telegram, folder), never) as running:
        telegram.chat().say("một")
        until(running.waiting)
    with sqlite3.connect(folder / "store.sqlite") as connection:
        other = Vault(f"{telegram.token[:-1]}_").seal(b"{}")
        connection.execute("UPDATE inbox SET payload = ?", (other,))
    with Running(settings_of(telegram, folder)) as running:
        telegram.chat().ask("hai")
        running.settled(telegram)
    assert len(telegram.sent) == 1


def test_a_pressed_button_changes_its_card(telegram: Emulator, folder: Path) -> None:
    async def answer(update: Update, context: TurnContext) -> None:
        if update.callback_query is None:
            await context.turn.say((part("một", "Tiếp"),))
        else:
            await update.callback_query.answer()
            await context.turn.edit(part("hai"))

    with Running(settings_of(telegram, folder), answer) as running:
        chat = telegram.chat()
        card = chat.ask("một")
        press = chat.press(card, "Tiếp")
        until(lambda: card.text == "hai")
        assert press.answers
        running.settled(telegram)
    assert len(chat.sent) == 1


def test_an_inline_query_waits_nowhere(telegram: Emulator, folder: Path) -> None:
    asked: list[str] = []

    async def answer(update: Update, _: TurnContext) -> None:
        assert update.inline_query
        asked.append(update.inline_query.query)
        await update.inline_query.answer([])

    with Running(settings_of(telegram, folder), answer) as running:
        query = telegram.inline("5G")
        until(lambda: query.answers)
        running.store.database()
        with sqlite3.connect(folder / "store.sqlite") as connection:
            assert connection.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    assert asked == ["5G"]


def test_no_log_line_says_who_or_what_or_the_token(
    telegram: Emulator, folder: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.fail("sendMessage", refused("Bad Request: can't parse entities"))
    telegram.fail("sendMessage", dropped_after())
    telegram.fail("getUpdates", broken(), times=2)
    telegram.fail("getMe", broken())
    with Running(settings_of(telegram, folder)) as running:
        chat = telegram.chat()
        chat.say(PERSONAL)
        until(lambda: chat.sent and not running.waiting())
    written = caplog.text + "".join(capfd.readouterr()) + "\n".join(running.said)
    for told in (PERSONAL, str(chat.id), telegram.token, telegram.token.partition(":")[2]):
        assert told not in written


def test_another_process_with_the_same_token_is_told_once(telegram: Emulator, folder: Path) -> None:
    telegram.fail("getUpdates", conflict(), times=2)
    with Running(settings_of(telegram, folder)) as running:
        assert telegram.chat().ask("một", timeout=15).text == "Đáp: một"
    assert sum("một chương trình khác" in line for line in running.said) == 1


def test_a_second_door_on_the_same_machine_waits_for_the_first(telegram: Emulator, folder: Path) -> None:
    with Running(settings_of(telegram, folder)):
        telegram.chat().ask("một")
        with Running(settings_of(telegram, folder)) as second:
            until(lambda: any("một tiến trình khác trên máy" in line for line in second.said))
            chat = telegram.chat()
            chat.ask("hai")
            assert len(chat.sent) == 1


def test_a_refused_token_ends_this_door_alone(telegram: Emulator, folder: Path) -> None:
    telegram.fail("getMe", unauthorized())
    with Running(settings_of(telegram, folder)) as running:
        until(running.door.ended.is_set)
    assert len(running.said) == 1
    assert "@BotFather" in running.said[0]
    assert telegram.token not in running.said[0]


def test_a_token_refused_for_a_while_is_told_and_tried_again(telegram: Emulator, folder: Path) -> None:
    telegram.fail("getUpdates", unauthorized())
    with Running(settings_of(telegram, folder)) as running:
        assert telegram.chat().ask("một", timeout=10).text == "Đáp: một"
    assert any("không còn nhận mã" in line for line in running.said)
    assert not running.door.ended.is_set()


def test_a_telegram_that_cannot_be_reached_is_tried_until_it_can(folder: Path) -> None:
    telegram = Emulator()
    with telegram:
        settings = settings_of(telegram, folder)
        port = telegram.url.rpartition(":")[2]
    with Running(settings) as running:
        until(lambda: running.said)
        assert "chưa liên lạc được" in running.said[0]
        with Emulator(port=int(port)) as back:
            assert back.chat().ask("một", timeout=10).text == "Đáp: một"
        assert [line for line in running.said if "đang nhận câu hỏi" in line]
    assert sum("chưa liên lạc được" in line for line in running.said) == 1


def test_a_proxy_that_cannot_be_used_is_told(folder: Path) -> None:
    token = "12345678:" + "a" * 35
    settings = Settings(folder, telegram_token=token, telegram_proxy="socks5://ten:matkhau@127.0.0.1:9")
    with Running(settings) as running:
        until(running.door.ended.is_set)
    assert "SOCKS" in "".join(running.said)
    with Running(replace(settings, telegram_proxy="http://ten:matkhau@127.0.0.1:9")) as running:
        until(lambda: running.said)
    assert "chưa liên lạc được" in running.said[0]
    assert "matkhau" not in "".join(running.said)


def test_a_handler_that_hangs_holds_up_its_person_for_a_while_only(
    telegram: Emulator, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_bot.processing._LONGEST_S", 0.2)

    async def answer(update: Update, context: TurnContext) -> None:
        assert update.effective_message
        if update.effective_message.text == "treo":
            await asyncio.sleep(3600)
        await echo(update, context)

    with Running(settings_of(telegram, folder), answer) as running:
        chat = telegram.chat()
        chat.say("treo")
        chat.say("sau")
        chat.wait_for("Đáp: sau", timeout=10)
        chat.wait_for("Xin lỗi", timeout=10)
        running.settled(telegram)


def test_a_busy_group_holds_up_nobody_elsewhere(
    telegram: Emulator, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_bot.processing.CONCURRENCY", 9)

    async def answer(update: Update, context: TurnContext) -> None:
        if update.effective_chat and update.effective_chat.id < 0:
            await asyncio.sleep(3600)
        await echo(update, context)

    with Running(settings_of(telegram, folder), answer) as running:
        people = [telegram.person() for _ in range(20)]
        group = telegram.group("Tổ", *people)
        for person in people:
            group.say("/tim gì đó", by=person)
        until(lambda: running.waiting() == 20)
        assert telegram.chat().ask("một").text == "Đáp: một"


def test_no_more_is_asked_for_than_there_is_room(
    telegram: Emulator, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_bot.door._MOST_IN_HAND", 3)
    go = asyncio.Event()

    async def answer(update: Update, context: TurnContext) -> None:
        await go.wait()
        await echo(update, context)

    with Running(settings_of(telegram, folder), answer) as running:
        chats = [telegram.chat() for _ in range(3)]
        for chat in chats:
            chat.say("một")
        until(lambda: running.waiting() == 3)
        more = telegram.chat()
        time.sleep(0.3)
        more.say("hai")
        time.sleep(0.5)
        assert telegram.pending >= 1
        running.loop.call_soon_threadsafe(go.set)
        assert more.next(10).text == "Đáp: hai"
