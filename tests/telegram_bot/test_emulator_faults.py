"""What goes wrong on order, and how updates reach a bot: seen by python-telegram-bot as it is."""

import asyncio
import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from telegram import (
    Bot,
    Update,
)
from telegram.error import (
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ApplicationBuilder, TypeHandler

from tests.telegram_bot import emulator as faults
from tests.telegram_bot.emulator import Emulator, Fault, FloodLimits, Refused
from tests.telegram_bot.emulator.driving import Context, echo, polling, spoken, with_bot

# Every RetryAfter warns that its seconds will be a timedelta one day.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after")


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    with Emulator() as telegram:
        yield telegram


@pytest.mark.parametrize(
    ("fault", "error", "delivered"),
    [
        (faults.too_many(7), RetryAfter, 0),
        (faults.broken(502), NetworkError, 0),
        (faults.broken(504), NetworkError, 0),
        (faults.internal(), NetworkError, 0),
        (faults.garbage(), TelegramError, 0),
        (faults.slow(0.4), TimedOut, 1),
        (faults.lost(0.4), TimedOut, 0),
        (faults.dropped_before(), NetworkError, 0),
        (faults.dropped_after(), NetworkError, 1),
        (faults.unauthorized(), InvalidToken, 0),
        (faults.conflict(), Conflict, 0),
        (faults.refused("Forbidden: user is deactivated", 403), Forbidden, 0),
        (faults.refused("Bad Request: moved", migrate_to_chat_id=-1005), ChatMigrated, 0),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
@pytest.mark.usefixtures("_quiet")
def test_faults_are_seen_as_what_they_are(
    telegram: Emulator, fault: Fault, error: type[TelegramError], delivered: int
) -> None:
    chat = spoken(telegram)
    telegram.fail("sendMessage", fault, after=1)

    async def told(bot: Bot) -> None:
        await bot.send_message(chat.id, "trước")
        with pytest.raises(error) as raised:
            await bot.send_message(chat.id, "hỏng")
        assert type(raised.value) is error
        await bot.send_message(chat.id, "sau")

    with_bot(telegram, told, timeout=0.2)
    assert [message.text for message in chat.sent] == ["trước", *["hỏng"] * delivered, "sau"]
    assert telegram.violations == []


@pytest.fixture
def _quiet() -> Iterator[None]:
    logger = logging.getLogger("telegram.request.BaseRequest")
    logger.setLevel(logging.CRITICAL)  # it logs the page of a gateway
    yield
    logger.setLevel(logging.NOTSET)


def test_a_fault_in_one_chat_leaves_the_others(telegram: Emulator) -> None:
    one, other = spoken(telegram), spoken(telegram)
    telegram.fail("*", faults.too_many(), times=9, chat=one)

    async def told(bot: Bot) -> None:
        await bot.send_message(other.id, "a")
        for _ in range(2):
            with pytest.raises(RetryAfter):
                await bot.send_message(one.id, "a")
        telegram.mend()
        await bot.send_message(one.id, "a")

    with_bot(telegram, told)
    assert (len(one.sent), len(other.sent)) == (1, 1)


def test_blocked_by_the_person_or_thrown_out(telegram: Emulator) -> None:
    chat, group = spoken(telegram), telegram.group("Tổ", telegram.person(), supergroup=False)

    async def told(bot: Bot) -> None:
        moved = group.migrate()
        with pytest.raises(ChatMigrated) as raised:
            await bot.send_message(group.id, "a")
        assert raised.value.new_chat_id == moved.id
        chat.block()
        moved.block()
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(chat.id, "a")
        with pytest.raises(Forbidden, match="kicked from the supergroup"):
            await bot.send_message(moved.id, "a")
        chat.unblock()
        await bot.send_message(chat.id, "a")

    with_bot(telegram, told)


def test_flood_limits_keep_themselves(telegram: Emulator) -> None:
    chat = spoken(telegram)
    telegram.limit_floods(FloodLimits(chat=(1 / 60, 2)))

    async def told(bot: Bot) -> None:
        await bot.send_chat_action(chat.id, "typing")
        message = await bot.send_message(chat.id, "a")
        await message.edit_text("b")
        with pytest.raises(RetryAfter) as raised:
            await bot.send_message(chat.id, "c")
        assert 55 < raised.value.retry_after <= 60

    with_bot(telegram, told)
    assert [message.text for message in chat.sent] == ["b"]
    assert telegram.violations == []


def test_the_paces_of_flood_limits() -> None:
    limits = FloodLimits()
    for second in range(20):  # one a second a chat, twenty at once a group
        limits.take(-1, is_group=True, now=float(second))
        limits.take(1, is_group=False, now=float(second))
    with pytest.raises(Refused, match="retry after 1"):
        limits.take(1, is_group=False, now=19.5)
    limits = FloodLimits(chat=(99.0, 99.0))
    for _ in range(20):
        limits.take(-1, is_group=True, now=0.0)
    with pytest.raises(Refused, match="retry after 3"):
        limits.take(-1, is_group=True, now=0.0)
    limits.take(-1, is_group=True, now=3.0)
    limits = FloodLimits()
    for chat_id in range(34):  # four beyond thirty, as a network blurs the edges of a second
        limits.take(chat_id, is_group=False, now=0.0)
    with pytest.raises(Refused, match="retry after 1"):
        limits.take(34, is_group=False, now=0.0)


def test_two_pollers_and_a_webhook_are_a_conflict(telegram: Emulator) -> None:
    async def told(bot: Bot) -> None:
        async with Bot(telegram.token, telegram.base_url) as twin:
            first = asyncio.create_task(twin.get_updates(timeout=5))
            await asyncio.sleep(0.1)
            second = asyncio.create_task(bot.get_updates(timeout=5))
            with pytest.raises(Conflict, match="terminated by other getUpdates"):
                await first
        telegram.chat().say("a")
        assert len(await second) == 1
        await bot.set_webhook("https://example.invalid/")
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        assert (await bot.get_webhook_info()).url == "https://example.invalid/"
        await bot.delete_webhook()
        assert len(await bot.get_updates()) == 1

    with_bot(telegram, told)


def test_long_polls_wait_and_offsets_confirm(telegram: Emulator) -> None:
    chat = telegram.chat()

    async def told(bot: Bot) -> None:
        start = time.monotonic()
        assert await bot.get_updates(timeout=1) == ()
        assert 0.9 < time.monotonic() - start < 1.9
        for text in "abc":
            chat.say(text)
        ids = [update.update_id for update in await bot.get_updates(limit=2)]
        assert ids == [ids[0], ids[0] + 1]
        assert [update.update_id for update in await bot.get_updates()] == [*ids, ids[1] + 1]
        assert [update.message.text for update in await bot.get_updates(offset=ids[1])] == ["b", "c"]
        assert [update.message.text for update in await bot.get_updates(offset=-1)] == ["c"]
        again = telegram.redeliver(ids[0])
        assert [update.update_id for update in await bot.get_updates(offset=ids[1] + 2)] == [again]
        assert await bot.get_updates(allowed_updates=["callback_query"]) == ()
        chat.say("d")
        assert await bot.get_updates() == ()
        waiting = asyncio.create_task(bot.get_updates(timeout=5, allowed_updates=[]))
        await asyncio.sleep(0.05)
        with telegram.held(reverse=True):
            chat.say("e")
            chat.say("f")
        assert [update.message.text for update in await waiting] == ["f", "e"]

    with_bot(telegram, told)


def test_updates_repeated_and_made_up_reach_the_application(telegram: Emulator) -> None:
    seen: list[int] = []

    async def handle(update: Update, _: Context) -> None:
        seen.append(update.update_id)

    async def run() -> None:
        async with polling(telegram, handle):
            telegram.chat().say("a")
            await asyncio.to_thread(telegram.wait_for, lambda: seen and not telegram.pending)
            telegram.redeliver()
            telegram.push(message={"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}})
            await asyncio.to_thread(telegram.wait_for, lambda: len(seen) == 3 and not telegram.pending)

    asyncio.run(run())
    assert sorted(seen) == [seen[0], seen[0], seen[0] + 1]


@contextmanager
def hook(take: Callable[[str | None, dict[str, Any]], int]) -> Iterator[str]:
    """The address of a web server that gives what is pushed to `take`, and answers with its status."""

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(take(self.headers["X-Telegram-Bot-Api-Secret-Token"], body))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/hook"
        server.shutdown()
        thread.join()


def test_a_webhook_is_pushed_to_until_it_takes(telegram: Emulator) -> None:
    answers = iter([500, 503])
    taken: list[tuple[str | None, str]] = []

    def take(secret: str | None, update: dict[str, Any]) -> int:
        status = next(answers, 200)
        if status == 200:
            taken.append((secret, update["message"]["text"]))
        return status

    with hook(take) as url:
        with_bot(telegram, lambda bot: bot.set_webhook(url, secret_token="s-e_c", max_connections=1))  # noqa: S106
        telegram.chat().say("a")
        telegram.wait_for(lambda: telegram.pending == 0 and taken)
        telegram.redeliver()
        telegram.wait_for(lambda: len(telegram.pushes) == 4)
    assert taken == [("s-e_c", "a")] * 2
    assert [status for _, status in telegram.pushes] == [500, 503, 200, 200]
    info = with_bot(telegram, lambda bot: bot.get_webhook_info())
    assert info.last_error_message == "Wrong response from the webhook: 503"


def test_a_conversation_by_webhook(telegram: Emulator) -> None:
    async def run() -> None:
        builder = ApplicationBuilder().token(telegram.token).base_url(telegram.base_url)
        application = builder.updater(None).build()
        application.add_handler(TypeHandler(Update, echo))
        loop = asyncio.get_running_loop()

        def take(_: str | None, update: dict[str, Any]) -> int:
            read = Update.de_json(update, application.bot)
            asyncio.run_coroutine_threadsafe(application.process_update(read), loop).result(5)
            return 200

        chat = telegram.chat()
        with hook(take) as url:
            async with application:
                await application.bot.set_webhook(url)
                await application.start()
                assert (await asyncio.to_thread(chat.ask, "xin chào")).text == "xin chào"
                await asyncio.to_thread(telegram.wait_for, lambda: telegram.pending == 0)
                await application.stop()

    asyncio.run(run())
    assert telegram.violations == []
