"""Our own Telegram for tests: a Bot API server on loopback that python-telegram-bot takes for the real one.

    with Emulator() as telegram:
        builder.token(telegram.token).base_url(telegram.base_url).base_file_url(telegram.base_file_url)
        …                                     # start the application, in this thread or another
        chat = telegram.chat()                # a private chat with someone new; telegram.chat(person)
        answer = chat.ask("Chỉ tiêu 5G?")     # say, and wait for the bot's first message after it
        answer.text, answer.entities, answer.buttons, answer.of("bold"), answer.photo, answer.edits
        press = chat.press(answer, "Tiếp")    # by words, data or place; press.text once it is answered
        more = chat.next()                    # the next message that was not returned before
        assert telegram.violations == []      # every 400 that the bot earned

In asyncio call what waits (`ask`, `next`, `wait_for…`) through `asyncio.to_thread`; the rest returns at once.

People. `telegram.person(name)`, `telegram.chat(person)`, `telegram.group(title, *people, supergroup=)`,
`telegram.inline(words, by=)` → `Query.results`. In a chat: `say(text, by=, reply_to=, forwarded=)`,
`edit`, `send("sticker" | "voice" | "photo" | "document" | "location" | "contact" …)`, `press`, `press_data`
(any bytes), `vote` (in a `message.poll`), `join`, `leave`, `promote`, `demote`, `block`, `unblock`, `migrate()` →
the supergroup.
`telegram.push(message={…})` sends any update at all. Groups are in privacy mode: the bot sees commands,
mentions, replies to it and service messages; `set_privacy(on=False)` or `chat.promote()` show it all.

Reading. `chat.sent`, `chat.next()`, `chat.ask()`, `chat.wait_for("words" or a predicate)`, `chat.wait_count(n)`,
`chat.actions`, `chat.drafts`; `telegram.sent`, `.calls`, `.calls_of(method)`, `.violations`, `.pending`, `.commands`,
`.pushes`, `.wait_for(condition)`.

Faults. `telegram.fail("sendMessage", too_many(2), times=3, after=1, chat=chat)` with any of `too_many`,
`broken`, `internal`, `garbage`, `slow`, `lost`, `dropped_before`, `dropped_after`, `unauthorized`,
`conflict`, `refused(description, code)`; `limit_floods()` keeps Telegram's own limits;
`redeliver()` sends an update twice; `with telegram.held(reverse=True):` mixes their order.

Rules. `checked_message(html, caption=False) -> Parsed` and `checked_keyboard(markup)` raise `Refused` where the
Bot API's documentation forbids something; they know nothing of how our messages are made.

Of python-telegram-bot. `RetryAfter` warns whenever it is made: mark such tests
`filterwarnings("ignore:.*retry_after")`. With its default of 256 connections a call costs 10 ms of CPU at 200
chats at once; with `connection_pool_size(16).pool_timeout(60)` 3.5 ms. `emulator/driving.py` has a real
application that polls (`polling`), a bare bot (`with_bot`) and a chat in which it may speak (`spoken`).

By hand: `python -m tests.telegram_bot.emulator --port 9100`.
"""

from tests.telegram_bot.emulator.chats import Chat
from tests.telegram_bot.emulator.emulator import Emulator
from tests.telegram_bot.emulator.faults import (
    Fault,
    FloodLimits,
    broken,
    conflict,
    dropped_after,
    dropped_before,
    garbage,
    internal,
    lost,
    refused,
    slow,
    too_many,
    unauthorized,
)
from tests.telegram_bot.emulator.messages import Message, Person
from tests.telegram_bot.emulator.rules import (
    Button,
    Entity,
    Parsed,
    Refused,
    checked_deep_link,
    checked_keyboard,
    checked_message,
    cut_before,
    units,
)
from tests.telegram_bot.emulator.world import Call, Press, Query, Violation

__all__ = [
    "Button",
    "Call",
    "Chat",
    "Emulator",
    "Entity",
    "Fault",
    "FloodLimits",
    "Message",
    "Parsed",
    "Person",
    "Press",
    "Query",
    "Refused",
    "Violation",
    "broken",
    "checked_deep_link",
    "checked_keyboard",
    "checked_message",
    "conflict",
    "cut_before",
    "dropped_after",
    "dropped_before",
    "garbage",
    "internal",
    "lost",
    "refused",
    "slow",
    "too_many",
    "unauthorized",
    "units",
]
