"""The methods of the Bot API, by name; each gives the result of a call or raises Refused."""

from collections.abc import Callable
from typing import Any

from tests.telegram_bot.emulator.methods.chats import CHATS
from tests.telegram_bot.emulator.methods.editing import EDITING
from tests.telegram_bot.emulator.methods.polls import POLLS
from tests.telegram_bot.emulator.methods.profile import PROFILE
from tests.telegram_bot.emulator.methods.queries import QUERIES
from tests.telegram_bot.emulator.methods.sending import SENDING
from tests.telegram_bot.emulator.parameters import Parameters
from tests.telegram_bot.emulator.world import World

# getUpdates is not here: it waits, so the server has it.
METHODS: dict[str, Callable[[World, Parameters], Any]] = {
    name.lower(): method for name, method in (SENDING | POLLS | EDITING | QUERIES | CHATS | PROFILE).items()
}
