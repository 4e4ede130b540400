"""From an update to its answer: what is heard, and what is said to it."""

from telegram.ext import CallbackQueryHandler, ChatMemberHandler, InlineQueryHandler, MessageHandler, filters

from assistant.wording import say
from bot.cards.speaker import Speaker
from bot.desk.desk import Desk
from bot.telegram_bot.handlers.commands import listed
from bot.telegram_bot.handlers.inline import Inline
from bot.telegram_bot.handlers.pressed import Pressed
from bot.telegram_bot.handlers.quiet import Quiet
from bot.telegram_bot.handlers.said import Said
from bot.telegram_bot.handlers.saying import Saying
from bot.telegram_bot.reach import App, Handlers, Reach
from bot.trainers.chat.quizzes import ChatQuizzes


def handlers(desk: Desk) -> Handlers:
    """Return the handlers that answer from `desk`."""

    def add(application: App, reach: Reach) -> None:
        quizzes, saying = ChatQuizzes(desk), Saying(reach)
        speaker = Speaker(desk, public_url=reach.public_url, quizzes=quizzes)
        quiet = Quiet(saying, reach)
        said, inline = Said(speaker, saying, reach, quiet), Inline(speaker, saying)
        for handler in (
            MessageHandler(filters.UpdateType.MESSAGE, said.message),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, said.edited),
            CallbackQueryHandler(Pressed(speaker, saying, reach, quiet).button),
            InlineQueryHandler(inline.query),
            ChatMemberHandler(said.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ):
            application.add_handler(handler)

    return Handlers(
        add,
        commands=listed(),
        description=say("telegram.description"),
        short_description=say("telegram.short_description"),
    )
