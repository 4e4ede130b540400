"""Carries messages to a chat: in order, each once, through refusals and lost connections, with an end to patience."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Poll,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode, PollType
from telegram.error import BadRequest, TelegramError

from bot.telegram_bot.drafts import Drafts
from bot.telegram_bot.outcomes import Delivered, Gone, Later, Outcome, Patience, Place, Trying
from bot.telegram_bot.pieces import pieces
from bot.telegram_bot.refusals import Form, is_same, is_uneditable
from bot.telegram_bot.rendering.message import Button, Outgoing

_log = logging.getLogger(__name__)

# Telegram shows an action for five seconds.
_TYPING_S = 4.5
# Most answers are there before anybody would see that they are being made.
_TYPING_AFTER_S = 0.2
# A sign costs as much as a message, and Telegram counts it: in a crowd not everybody sees one.
_SIGNS_A_SECOND = 5
# An answer waits no longer than this for a typing sign that is under way: one that came after it would stay.
_TYPING_END_S = 0.5
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds; False when the door closes meanwhile."""
Noted = Callable[[int], Awaitable[None]]
Keyboard = Sequence[Sequence[Button]]


class Courier:
    """Sends over one bot. No method raises for what Telegram answers; outcomes are values."""

    def __init__(self, bot: Bot, pause: Pause, patience: Patience | None = None) -> None:
        self._bot = bot
        self._pause = pause
        self._patience = patience or Patience()
        self._next_sign = 0.0
        self.drafts = Drafts(bot)

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

    @property
    def name(self) -> str:
        """Return the bot's name on Telegram; nothing before Telegram has told it."""
        try:
            return self._bot.username
        except RuntimeError:
            return ""

    async def close_poll(self, to: Place, message: int, keyboard: Keyboard) -> Poll | None:
        """End a poll of ours, leave it this keyboard, and return how it was answered; None where that is not told."""
        closed: list[Poll] = []

        async def call(_: Form, where: Place) -> bool:
            markup = _markup(keyboard)
            closed.append(await self._bot.stop_poll(where.chat, message, reply_markup=markup))
            return True

        with suppress(BadRequest):
            await self._tried(to, call)
        return closed[0] if closed else None

    async def leave_buttons(self, to: Place, message: int, keyboard: Keyboard) -> None:
        """Let a message of ours have this keyboard from now on; nothing hangs on that."""
        with suppress(TelegramError):
            await self._bot.edit_message_reply_markup(to.chat, message, reply_markup=_markup(keyboard))

    @asynccontextmanager
    async def typing(self, to: Place) -> AsyncIterator[None]:
        """Show that an answer is being made, while the block runs and once it has for a moment.

        Nothing when that fails, or when many are shown already.
        """
        under_way = asyncio.Event()

        async def show() -> None:
            await asyncio.sleep(_TYPING_AFTER_S)
            while True:
                if not self._may_show():
                    await asyncio.sleep(_TYPING_AFTER_S)
                    continue
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

    def _may_show(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now < self._next_sign:
            return False
        self._next_sign = now + 1 / _SIGNS_A_SECOND
        return True

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
        trying = Trying(to, self._patience)
        while True:
            try:
                taken = await call(trying.form, trying.to)
            except TelegramError as error:
                next_step = trying.after(error)
            else:
                return Delivered(taken.message_id if isinstance(taken, Message) else None), trying.to.chat
            if not isinstance(next_step, float):
                return next_step, trying.to.chat
            if next_step and not await self._pause(next_step):
                return Later(), trying.to.chat

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
                disable_notification=to.silent or None,
            )
        if part.quiz is not None and form.quiz:
            return await self._bot.send_poll(
                to.chat,
                part.quiz.question,
                part.quiz.options,
                type=PollType.QUIZ,
                correct_option_ids=[part.quiz.right],  # type: ignore[list-item]
                explanation=part.quiz.explanation or None,
                reply_markup=markup,
                reply_parameters=reply,
                message_thread_id=thread,
                disable_notification=to.silent or None,
            )
        if part.quiz is not None:
            markup = None
        if not text.strip():
            return True
        taken: Message | bool = True
        cut = tuple(pieces(text)) if form.cut else (text,)
        for n, piece in enumerate(cut, start=1):
            taken = await self._bot.send_message(
                to.chat,
                piece,
                parse_mode=mode,
                reply_markup=markup if n == len(cut) else None,
                reply_parameters=reply if n == 1 else None,
                message_thread_id=thread,
                disable_notification=to.silent or None,
                link_preview_options=_NO_PREVIEW,
            )
        return taken


def _keyboard(part: Outgoing) -> InlineKeyboardMarkup | None:
    return _markup(part.keyboard)


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(one.text, callback_data=one.data or None, url=one.url or None)
                for one in row
            ]
            for row in keyboard
        ]
    )
