"""Carries messages to a chat: in order, each once, through refusals and lost connections, with an end to patience."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.telegram_bot.pieces import pieces
from bot.telegram_bot.refusals import WHOLE, Form, is_gone, is_same, is_uneditable, lesser
from bot.telegram_bot.rendering.message import Outgoing

_log = logging.getLogger(__name__)

# Telegram shows an action for five seconds.
_TYPING_S = 4.5
# An answer waits no longer than this for a typing sign that is under way: one that came after it would stay.
_TYPING_END_S = 0.5
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds; False when the door closes meanwhile."""
Noted = Callable[[int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, its topic, the message that is answered."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram took all of it; the number of the last message where it is known."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: to be tried again after so many seconds, or when the door sees fit (0)."""

    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """Never: the person blocked the bot, the group removed it, the chat is no more."""


Outcome = Delivered | Later | Gone


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: between tries after a lost connection, and the longest wait that Telegram may ask for in place."""

    pauses: tuple[float, ...] = (1, 3, 8)
    longest_wait: float = 60
    waits: int = 5


class Courier:
    """Sends over one bot. No method raises for what Telegram answers; outcomes are values."""

    def __init__(self, bot: Bot, pause: Pause, patience: Patience = Patience()) -> None:  # noqa: B008 - frozen
        self._bot = bot
        self._pause = pause
        self._patience = patience

    async def deliver(
        self, to: Place, parts: Sequence[Outgoing], *, sent: int = 0, noted: Noted | None = None
    ) -> Outcome:
        """Send the parts from number `sent` on; `noted` hears how many are out after each of them."""
        outcome: Outcome = Delivered()
        for n, part in enumerate(parts):
            if n < sent:
                continue
            # Only the first answers the message; the others follow it.
            outcome, chat = await self._send(to if n == 0 else replace(to, reply_to=None), part)
            to = replace(to, chat=chat)
            if not isinstance(outcome, Delivered):
                break
            if noted is not None:
                await noted(n + 1)
        return outcome

    async def edit(
        self, to: Place, part: Outgoing, *, message: int | None = None, inline: str | None = None
    ) -> Outcome:
        """Put `part` in place of a message, or of an inline one; where that cannot be, send it anew to `to`."""

        async def call(form: Form, _: Place) -> Message | bool:
            return await self._bot.edit_message_text(
                text=part.html if form.html else part.plain,
                chat_id=None if inline else to.chat,
                message_id=None if inline else message,
                inline_message_id=inline,
                parse_mode=ParseMode.HTML if form.html else None,
                reply_markup=_keyboard(part) if form.keyboard else None,
                link_preview_options=_NO_PREVIEW,
            )

        if part.photo is None:
            try:
                return (await self._tried(to, call))[0]
            except BadRequest as refused:
                if is_same(refused):
                    return Delivered(message)
                if not is_uneditable(refused):
                    _log.warning("an edit was refused")
        return Gone() if inline else await self.deliver(to, (part,))

    @asynccontextmanager
    async def typing(self, to: Place) -> AsyncIterator[None]:
        """Show that an answer is being made, while the block runs; nothing when that fails."""
        under_way = asyncio.Event()

        async def show() -> None:
            while True:
                under_way.set()
                with suppress(TelegramError):
                    await self._bot.send_chat_action(to.chat, ChatAction.TYPING, message_thread_id=to.thread)
                under_way.clear()
                await asyncio.sleep(_TYPING_S)

        shown = asyncio.create_task(show())
        try:
            yield
        finally:
            for _ in range(int(_TYPING_END_S / 0.01)):
                if not under_way.is_set():
                    break
                await asyncio.sleep(0.01)
            shown.cancel()
            with suppress(asyncio.CancelledError):
                await shown

    async def _send(self, to: Place, part: Outgoing) -> tuple[Outcome, int]:
        async def call(form: Form, where: Place) -> Message | bool:
            return await self._post(where, part, form)

        try:
            return await self._tried(to, call)
        except BadRequest:
            _log.warning("a message was refused in every form")
            return Gone(), to.chat

    async def _tried(
        self, to: Place, call: Callable[[Form, Place], Awaitable[Message | bool]]
    ) -> tuple[Outcome, int]:
        """Return how it went and the chat's number now; BadRequest when no form of it is taken."""
        form, lost, waits = WHOLE, 0, 0
        while True:
            seconds: float
            try:
                taken = await call(form, to)
            except RetryAfter as asked:
                seconds = _seconds(asked)
                waits += 1
                if waits > self._patience.waits or seconds > self._patience.longest_wait:
                    return Later(seconds), to.chat
            except ChatMigrated as moved:
                # Telegram names the new number: once is enough, twice would be a circle.
                waits += 1
                to = replace(to, chat=moved.new_chat_id, reply_to=None)
                seconds = 0 if waits == 1 else self._patience.pauses[-1]
                if waits > self._patience.waits:
                    return Gone(), to.chat
            except Forbidden:
                return Gone(), to.chat
            except BadRequest as refused:
                if is_gone(refused):
                    return Gone(), to.chat
                less = lesser(form, refused)
                if less is None:
                    raise
                form, seconds = less, 0
            except TelegramError:
                # Lost connections, time-outs, 5xx. It may have been taken all the same: nobody can know.
                if lost == len(self._patience.pauses):
                    return Later(), to.chat
                seconds = self._patience.pauses[lost]
                lost += 1
            else:
                return Delivered(taken.message_id if isinstance(taken, Message) else None), to.chat
            if seconds and not await self._pause(seconds):
                return Later(), to.chat

    async def _post(self, to: Place, part: Outgoing, form: Form) -> Message | bool:
        reply = (
            ReplyParameters(to.reply_to, allow_sending_without_reply=True)
            if to.reply_to is not None and form.reply
            else None
        )
        text = part.html if form.html else part.plain
        mode = ParseMode.HTML if form.html else None
        markup = _keyboard(part) if form.keyboard else None
        thread = to.thread if form.thread else None
        if part.photo is not None and form.photo:
            return await self._bot.send_photo(
                to.chat,
                part.photo,
                caption=text or None,
                parse_mode=mode,
                reply_markup=markup,
                reply_parameters=reply,
                message_thread_id=thread,
            )
        if not text.strip():
            return True
        taken: Message | bool = True
        for piece in pieces(text) if form.cut else (text,):
            taken = await self._bot.send_message(
                to.chat,
                piece,
                parse_mode=mode,
                reply_markup=markup,
                reply_parameters=reply,
                message_thread_id=thread,
                link_preview_options=_NO_PREVIEW,
            )
        return taken


def _keyboard(part: Outgoing) -> InlineKeyboardMarkup | None:
    if not part.keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(one.text, callback_data=one.data or None, url=one.url or None)
                for one in row
            ]
            for row in part.keyboard
        ]
    )


def _seconds(asked: RetryAfter) -> float:
    given = asked.retry_after
    # A little more than asked for: clocks differ.
    return (given if isinstance(given, int) else given.total_seconds()) + 0.5
