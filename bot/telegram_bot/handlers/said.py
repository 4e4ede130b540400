"""What people say to us: questions, commands, and what is neither."""

from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from assistant.wording import say
from bot.cards.speaker import Speaker
from bot.telegram_bot.handlers.commands import BY_NAME, QUIET, Given, typed
from bot.telegram_bot.handlers.conversations import of_chat, of_member
from bot.telegram_bot.handlers.odd import odd_line
from bot.telegram_bot.handlers.quiet import Quiet
from bot.telegram_bot.handlers.saying import Saying
from bot.telegram_bot.heard import Heard, heard
from bot.telegram_bot.reach import Reach
from bot.telegram_bot.rendering.message import line
from bot.telegram_bot.turn import TurnContext

_OUT = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})
_IN = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR})


class Said:
    """Handles messages, edited messages, and our own coming and going."""

    def __init__(self, speaker: Speaker, saying: Saying, reach: Reach, quiet: Quiet) -> None:
        self._speaker = speaker
        self._saying = saying
        self._vault = reach.vault
        self._quiet = quiet

    async def message(self, update: Update, context: TurnContext) -> None:
        """Answer a message that is meant for us."""
        message = update.message
        if message is None or _is_not_a_persons(message, context.bot.id):
            return
        if message.migrate_to_chat_id:
            await self._quiet.moved(message.chat.id, message.migrate_to_chat_id)
            return
        odd = odd_line(message)
        if odd:
            if message.chat.type == ChatType.PRIVATE:
                await context.turn.say((line(odd),))
            return
        words = heard(message, context.bot.bot)
        if words is not None and words.address != "none":
            await self._answer(words, context)

    async def edited(self, update: Update, context: TurnContext) -> None:
        """Say, in a private chat, that a message is answered as it was first sent."""
        message = update.edited_message
        if message is not None and message.chat.type == ChatType.PRIVATE and message.text is not None:
            await context.turn.say((line(say("telegram.odd.edited")),))

    async def membership(self, update: Update, context: TurnContext) -> None:
        """Greet a group that took us in, and forget who sent us away."""
        changed = update.my_chat_member
        if changed is None:
            return
        chat, before, now = changed.chat, changed.old_chat_member.status, changed.new_chat_member.status
        if now in _OUT:
            await self._quiet.left(chat.id)
            await self._saying.made(self._speaker.forget_all, of_chat(self._vault, chat.id))
        elif before in _OUT and now in _IN and chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}:
            turn, greeting = context.turn, partial(self._speaker.greeting, in_group=True)
            await self._saying.say(turn, await self._saying.reply(turn, greeting, self._speaker.opening))

    async def _answer(self, words: Heard, context: TurnContext) -> None:
        turn = context.turn
        if words.command == QUIET:
            if not isinstance(turn.made, str):
                turn.made = await self._quiet.turned(words, context.bot)
            await turn.say((line(str(turn.made)),))
            return
        quiet = words.group and await self._quiet.is_on(words.chat)
        meant = None if words.command else typed(words.text)
        if meant:
            words = replace(words, command=meant[0], text=meant[1])
        command = BY_NAME.get(words.command or "hoi")
        if command is None:
            # In a group the command may be another bot's.
            if not words.group:
                await turn.say((line(say("telegram.unknown_command")),))
            return
        if quiet:
            if words.address != "command":
                return
            turn.hush()
        given = Given(words.text, of_member(self._vault, words.chat, words.member), words.group)
        waits = command.asks and self._speaker.has_model

        async with turn.typing() if command.slow else nullcontext(), turn.drafting(waits=waits) as hear:
            make = partial(command.does, self._speaker, replace(given, hear=hear))
            reply = await self._saying.reply(turn, make, self._speaker.opening, waits=waits)
        await self._saying.say(turn, reply)


def _is_not_a_persons(message: Message, me: int) -> bool:
    """Tell whether a bot wrote it, or we did through somebody: a card that they chose is no question."""
    if message.via_bot is not None and message.via_bot.id == me:
        return True
    return message.sender_chat is None and message.from_user is not None and message.from_user.is_bot
