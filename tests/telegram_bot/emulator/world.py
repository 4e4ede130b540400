"""All that the emulated Telegram holds, under one lock."""

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from tests.telegram_bot.emulator.faults import Faults, FloodLimits
from tests.telegram_bot.emulator.messages import Message, Person
from tests.telegram_bot.emulator.parameters import Parameters
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.updates import Updates

if TYPE_CHECKING:
    from tests.telegram_bot.emulator.chats import Chat

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the bot made, and how it was answered; `at` is of time.monotonic()."""

    method: str
    values: dict[str, Any]
    code: int
    description: str
    at: float


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of the Bot API that the bot broke."""

    method: str
    description: str
    values: dict[str, Any]


@dataclass(eq=False, slots=True)
class Press:
    """A press of a button: the bot owes it an answer."""

    id: str
    data: str | None
    answers: list[dict[str, Any]] = field(default_factory=list)
    expired: bool = False

    @property
    def text(self) -> str:
        """What the answer said over the chat, or nothing."""
        return str(self.answers[-1].get("text", "")) if self.answers else ""


@dataclass(eq=False, slots=True)
class Query:
    """An inline query, and what the bot offered."""

    id: str
    text: str
    answers: list[dict[str, Any]] = field(default_factory=list)
    expired: bool = False

    @property
    def results(self) -> list[dict[str, Any]]:
        return list(self.answers[-1]["results"]) if self.answers else []


@dataclass(slots=True)
class Webhook:
    """Where updates are pushed to."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


class World:
    """Chats, people, updates and calls; whoever reads or changes them holds `lock`."""

    def __init__(self, token: str, bot: Person) -> None:
        self.token = token
        self.bot = bot
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.wakers: list[Callable[[], None]] = []
        self.updates = Updates()
        self.faults = Faults()
        self.flood_limits: FloodLimits | None = None
        self.privacy = True
        self.webhook: Webhook | None = None
        self.people: list[Person] = [bot]
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.queries: dict[str, Query] = {}
        self.files: dict[str, bytes] = {}
        self.calls: list[Call] = []
        self.violations: list[Violation] = []
        self.profile: dict[str, Any] = {}  # commands and descriptions, by scope and language
        self.logged_out = False
        self.polls = 0  # how often getUpdates came
        self._message_id = 100
        self._counts: dict[str, int] = {}

    def now(self) -> int:
        return int(time.time())

    def next_message_id(self) -> int:
        self._message_id += 1
        return self._message_id

    def number(self, of: str, start: int) -> int:
        """Numbers that never come twice, for ids."""
        self._counts[of] = self._counts.get(of, start) + 1
        return self._counts[of]

    def put(self, **body: Any) -> int | None:
        """Queue an update for the bot."""
        with self.lock:
            update_id = self.updates.put(body)
            self.tell()
            return update_id

    def tell(self) -> None:
        """Wake everyone who waits for a change."""
        with self.lock:
            self.changed.notify_all()
            for waker in self.wakers:
                waker()

    def wait(self, condition: Callable[[], Value], timeout: float, saying: str) -> Value:
        """The first true value of a condition; AssertionError with the last calls after `timeout` seconds."""
        with self.changed:
            if value := self.changed.wait_for(condition, timeout):
                return value
            last = [
                f"{call.method} {call.code} {call.description or str(call.values.get('text', ''))[:80]}"
                for call in self.calls[-8:]
            ]
        raise AssertionError(f"{saying}: not within {timeout} s; the bot's last calls: {last}")

    def keep_file(self, content: bytes) -> dict[str, Any]:
        """Ids and size of a file that is kept."""
        unique = hashlib.sha256(content).hexdigest()[:16]
        file_id = f"AgACAgUAAxkBAAI{unique}"
        self.files[file_id] = content
        return {"file_id": file_id, "file_unique_id": unique, "file_size": len(content)}

    def chat_of(self, parameters: Parameters) -> "Chat":
        """The chat that a call is about; Refused where the bot may not speak there."""
        name = parameters.text("chat_id").strip()
        if not name:
            raise Refused("Bad Request: chat_id is empty")
        by_name = {f"@{chat.username}": chat for chat in self.chats.values() if chat.username}
        number = int(name) if name.removeprefix("-").isdecimal() else 0
        chat = self.chats.get(number) or by_name.get(name)
        if chat is None:
            raise Refused("Bad Request: chat not found")
        return chat

    def message_of(self, chat: "Chat", message_id: int, saying: str) -> Message:
        message = chat.messages.get(message_id)
        if message is None or message.deleted:
            raise Refused(f"Bad Request: {saying}")
        return message
