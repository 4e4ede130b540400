"""Inline mode: cards that people choose, to send them where they are writing."""

from collections.abc import Iterator
from contextlib import suppress

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import InlineQueryLimit, ParseMode
from telegram.error import BadRequest

from assistant.errors import LibraryMissing
from assistant.wording import say
from bot.cards.actions import Open
from bot.cards.card import Card, Offered
from bot.cards.speaker import Speaker
from bot.cards.starts import start_of
from bot.desk.desk import Opening
from bot.telegram_bot.handlers.saying import Saying
from bot.telegram_bot.rendering.address import opens
from bot.telegram_bot.rendering.printing import opening
from bot.telegram_bot.turn import TurnContext

_CACHED_S = 60
# Clients cut a title at some sixty letters, a description after two lines.
_TITLE, _ABOUT = 100, 200
_BUTTONS = 3


class Inline:
    """Handles inline queries."""

    def __init__(self, speaker: Speaker, saying: Saying) -> None:
        self._speaker = speaker
        self._saying = saying

    async def query(self, update: Update, context: TurnContext) -> None:
        """Offer the cards that what was typed finds."""
        query = update.inline_query
        if query is None:
            return
        try:
            offered = await self._saying.made(self._speaker.offered, query.query)
        except (Opening, LibraryMissing):
            # Who goes on typing asks again.
            offered = ()
        results = [_result(one, context.bot.username) for one in offered][: InlineQueryLimit.RESULTS]
        key = "found" if results else "nothing" if query.query.strip() else "empty"
        button = InlineQueryResultsButton(say(f"telegram.inline.{key}"), start_parameter="inline")
        # Who goes on typing has another query by now: this one may be too old, which is nobody's fault.
        with suppress(BadRequest):
            await query.answer(results, cache_time=_CACHED_S, is_personal=False, button=button)


def _result(one: Offered, bot: str) -> InlineQueryResultArticle:
    part = opening(one.card, name_of=lambda _: "")
    html, text = (part.html, part.plain) if part else ("", "")
    links = [[button] for button in _links(one.card, bot)][:_BUTTONS]
    return InlineQueryResultArticle(
        id=one.id,
        title=one.title[:_TITLE],
        description=one.about[:_ABOUT],
        input_message_content=InputTextMessageContent(
            html or text, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup(links) if links else None,
    )


def _links(card: Card, bot: str) -> Iterator[InlineKeyboardButton]:
    """Yield the actions as links into a chat with us: elsewhere we cannot answer a button with a message."""
    for action in (action for row in card.actions for action in row):
        if isinstance(action.does, Open):
            if opens(action.does.url):
                yield InlineKeyboardButton(action.label, url=action.does.url)
        elif start := start_of(action.does):
            yield InlineKeyboardButton(action.label, url=f"https://t.me/{bot}?start={start}")
