"""What handlers are given: who adds them, and what they may reach for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from telegram.ext import Application, ExtBot

from bot.store.buttons import Buttons
from bot.store.quiet import QuietGroups
from bot.telegram_bot.courier import Courier
from bot.telegram_bot.turn import TurnContext
from bot.telegram_bot.vault import Vault

Whose = Literal["private", "group", "administrators"]
"""Who is shown a list of commands: people in a chat with the bot, members of groups, those who administer them."""
App: TypeAlias = Application[ExtBot[None], TurnContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], None]


@dataclass(frozen=True, slots=True)
class Reach:
    """What a door lends to its handlers.

    Chats and users are kept only under `vault.name("chat", …)` and the like. `buttons` and `quiet` wait for the
    disk: call them in a thread.
    """

    vault: Vault
    buttons: Buttons
    quiet: QuietGroups
    courier: Courier
    public_url: str


@dataclass(frozen=True, slots=True)
class Handlers:
    """What a door says: `add` puts its handlers into an application; the rest is what Telegram shows of the bot.

    Handlers take an `Update` and a `TurnContext`, answer through `context.turn`, and raise what they cannot handle.
    """

    add: Callable[[App, Reach], None]
    commands: Mapping[Whose, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    description: str = ""
    short_description: str = ""
