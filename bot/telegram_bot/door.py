"""The Telegram door: opened aside from everything else, tried until it opens, closed quickly with nothing lost."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes

from assistant.settings import Settings
from assistant.wording import say
from bot.store.buttons import Buttons
from bot.store.inbox import Inbox
from bot.store.kept import StoreClosed
from bot.store.quiet import QuietGroups
from bot.store.store import Store
from bot.telegram_bot.acceptance import Acceptance
from bot.telegram_bot.alone import Alone
from bot.telegram_bot.connection import KeepingBot, NoSocks, read_update
from bot.telegram_bot.contact import Contact, Tell, why
from bot.telegram_bot.courier import Courier
from bot.telegram_bot.introducing import introduce
from bot.telegram_bot.outcomes import Patience
from bot.telegram_bot.processing import Pauses, Processing
from bot.telegram_bot.reach import App, Handlers, Reach
from bot.telegram_bot.rendering.message import Outgoing, line
from bot.telegram_bot.silence import silence_libraries
from bot.telegram_bot.turn import TurnContext
from bot.telegram_bot.vault import Vault

_log = logging.getLogger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
"""The kinds of updates that Telegram is asked for."""
# More wait at Telegram, or with whoever calls the webhook.
_MOST_IN_HAND = 2000
_POLL_S = 25
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 60.0
# The parts of an end, in seconds: five at most in all.
_LAST_POLL_S, _GRACE_S, _REST_S = 1.0, 2.5, 1.0


class TelegramDoor:
    """One bot, by polling or, where an address for it is set, by webhook. `tell` hears what an operator should know.

    `ended` is set when the door closed by itself: its token was refused, or it is broken. What goes out keeps to
    Telegram's limits where it is `paced`; only what measures the door has it otherwise.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        handlers: Handlers,
        *,
        tell: Tell,
        pauses: Pauses | None = None,
        patience: Patience | None = None,
        paced: bool = True,
    ) -> None:
        silence_libraries()
        self.ended = asyncio.Event()
        self._settings = settings
        self._handlers = handlers
        self._tell = tell
        self._vault = Vault(settings.telegram_token)
        self._webhook_secret = settings.telegram_webhook_secret or self._vault.webhook_secret
        self._acceptance = Acceptance(Inbox(store, self._vault.owner), self._vault)
        self._contact = Contact(tell)
        self._alone = Alone(settings.home / f"telegram-{self._vault.owner[:12]}.lock")
        self._store = store
        self._pauses = pauses
        self._patience = patience
        self._paced = paced
        self._stopping = asyncio.Event()
        self._takes = False
        self._early: list[Mapping[str, Any]] = []
        self._task: asyncio.Task[None] | None = None
        self._application: App | None = None
        self._bot: KeepingBot | None = None
        self._processing: Processing | None = None

    def knows(self, secret: str) -> bool:
        """Tell whether a call of the webhook comes from Telegram, by what came along with it."""
        return self._vault.is_same(secret, self._webhook_secret)

    async def start(self) -> None:
        """Begin to open; returns at once, whatever Telegram does."""
        self._task = asyncio.create_task(self._open(), name="telegram door")

    async def accept(self, raw: Mapping[str, Any]) -> bool:
        """Keep an update that came by webhook; False when it could not be kept and must come again."""
        if not isinstance(raw.get("update_id"), int):
            # Nothing to answer, and nothing that coming again would mend.
            return True
        closed = self._stopping.is_set() or self.ended.is_set() or not self._alone.is_held
        if closed or self._acceptance.in_hand >= _MOST_IN_HAND:
            return False
        try:
            await self._acceptance.keep((raw,))
        except StoreClosed as error:
            self._contact.trouble("store", why=why(error))
            return False
        if self._takes:
            self._queue(raw)
        else:
            self._early.append(raw)
        return True

    async def stop(self) -> None:
        """End within five seconds; what was accepted and not answered waits on disk."""
        self._stopping.set()
        if self._bot is not None:
            self._bot.end()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        application = self._application
        if application is not None and self._processing is not None:
            if application.updater is not None and application.updater.running:
                await _within(_LAST_POLL_S, application.updater.stop())
            await self._processing.close(_GRACE_S)
            if application.running:
                await _within(_REST_S, application.stop())
            await _within(_REST_S, application.shutdown())
        if self._bot is not None:
            await _within(_REST_S, self._bot.shutdown())
        await self._acceptance.close()
        self._alone.leave()

    async def _open(self) -> None:
        try:
            await self._opened()
        except InvalidToken:
            self._contact.trouble("refused")
        except NoSocks as error:
            self._tell(str(error))
        except Exception as error:  # noqa: BLE001 - the other doors stay open, whatever is broken here
            _log.error("telegram: %s", type(error).__name__, exc_info=_bare(error))
            self._contact.trouble("broken", why=type(error).__name__)
        else:
            return
        self.ended.set()

    async def _opened(self) -> None:
        while not self._alone.take():
            self._contact.trouble("busy")
            await asyncio.sleep(_FIRST_PAUSE_S)
        application = self._made()
        await self._tried(application.initialize)
        if self._settings.telegram_webhook_url:
            await self._tried(self._ask_for_calls)
        await application.start()
        self._takes = True
        for raw in self._early:
            self._queue(raw)
        self._early.clear()
        await self._take_up_what_waits()
        if application.updater is not None:
            updater = application.updater
            await self._tried(
                lambda: updater.start_polling(
                    timeout=_POLL_S, allowed_updates=ALLOWED, error_callback=lambda _: None
                )
            )
        url = self._settings.telegram_webhook_url
        key = "open_webhook" if url else "open"
        self._contact.well(say(f"telegram_door.tell.{key}", name=application.bot.username, url=url))
        await introduce(application.bot, self._handlers)

    def _made(self) -> App:
        bot = KeepingBot(self._settings, self._acceptance, self._contact, _MOST_IN_HAND, paced=self._paced)
        courier = Courier(bot, self._pause, self._patience)
        queue: asyncio.Queue[object] = asyncio.Queue()
        processing = Processing(self._acceptance, courier, queue.put_nowait, _apology, self._pauses)
        builder = (
            ApplicationBuilder()
            .bot(bot)
            .concurrent_updates(processing)
            .context_types(ContextTypes(context=TurnContext))
            .job_queue(None)
        )
        if self._settings.telegram_webhook_url:
            builder = builder.updater(None)
        application: App = builder.update_queue(queue).build()  # type: ignore[assignment]
        application.add_error_handler(processing.failed)
        reach = Reach(
            self._vault, Buttons(self._store), QuietGroups(self._store), courier, self._settings.public_url
        )
        self._handlers.add(application, reach)
        self._application, self._bot, self._processing = application, bot, processing
        return application

    async def _ask_for_calls(self) -> None:
        assert self._bot is not None  # noqa: S101 - made before
        url = self._settings.telegram_webhook_url
        try:
            await self._bot.set_webhook(
                url, secret_token=self._webhook_secret, allowed_updates=ALLOWED, max_connections=40
            )
        except BadRequest as refused:
            # Telegram's words are about the address, which is no secret.
            self._contact.trouble("webhook", url=url, said=refused.message)
            raise

    async def _take_up_what_waits(self) -> None:
        """Queue what was accepted before this process began, the oldest first."""
        pause = _FIRST_PAUSE_S
        while True:
            try:
                waiting = await self._acceptance.waiting()
            except StoreClosed as error:
                self._contact.trouble("store", why=why(error))
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)
            else:
                break
        if waiting:
            self._tell(say("telegram_door.tell.waiting", count=len(waiting)))
        for raw, one in waiting:
            seconds = self._acceptance.seconds_until(one)
            update = self._update(raw)
            if seconds and self._processing is not None:
                self._acceptance.take(update.update_id)
                self._processing.come_back(update, one, seconds)
            else:
                self._queue(raw)

    def _queue(self, raw: Mapping[str, Any]) -> None:
        if self._application is not None:
            self._application.update_queue.put_nowait(self._update(raw))

    def _update(self, raw: Mapping[str, Any]) -> Update:
        assert self._bot is not None  # noqa: S101 - made before anything is taken
        return read_update(dict(raw), self._bot) or Update(raw["update_id"])

    async def _tried(self, step: Callable[[], Awaitable[object]]) -> None:
        """Take a step, again and again with growing pauses while Telegram cannot be reached."""
        pause = _FIRST_PAUSE_S
        while True:
            try:
                await step()
            except InvalidToken:
                raise
            except TelegramError as error:
                if not isinstance(error, BadRequest):
                    self._contact.trouble("unreachable", why=why(error))
                asked = error.retry_after if isinstance(error, RetryAfter) else 0
                seconds = asked if isinstance(asked, int) else asked.total_seconds()
                await asyncio.sleep(max(pause, seconds))
                pause = min(2 * pause, _LONGEST_PAUSE_S)
            else:
                return

    async def _pause(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)
        return not self._stopping.is_set()


def _apology() -> Outgoing:
    return line(say("telegram_door.apology"))


class _Broken(Exception):
    """An error without its words, which may hold what nobody is to read."""


def _bare(error: Exception) -> Exception:
    return _Broken(type(error).__name__).with_traceback(error.__traceback__)


async def _within(seconds: float, work: Awaitable[object]) -> None:
    """Wait for work that ends something, but not for ever, and whatever it says."""
    try:
        await asyncio.wait_for(work, seconds)
    except (TimeoutError, TelegramError, RuntimeError) as error:
        _log.warning("telegram: not ended cleanly: %s", type(error).__name__)
