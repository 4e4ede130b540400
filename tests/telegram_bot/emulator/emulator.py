"""The emulated Telegram as tests hold it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from tests.telegram_bot.emulator.chats import Chat
from tests.telegram_bot.emulator.faults import Fault, FloodLimits
from tests.telegram_bot.emulator.messages import Message, Person
from tests.telegram_bot.emulator.rules import Parsed
from tests.telegram_bot.emulator.server import Server
from tests.telegram_bot.emulator.world import Call, Query, Violation, World

Value = TypeVar("Value")
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"  # noqa: S105 - made up, and opens nothing


class Emulator:
    """A Bot API server on loopback while it is entered; all methods may be called from any thread."""

    def __init__(self, *, token: str = TOKEN, username: str = "tro_ly_57_bot", port: int = 0) -> None:
        bot_id = int(token.partition(":")[0])
        self.world = World(token, Person(bot_id, "Trợ lý 57", username, language="", is_bot=True))
        self.token = token
        self.username = username
        self._server = Server(self.world, port)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
        if self._server.errors:
            raise RuntimeError("the emulator itself is at fault") from self._server.errors[0]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def base_url(self) -> str:
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.url}/file/bot"

    # People and chats.

    def person(self, first_name: str = "An", *, username: str = "", last_name: str = "") -> Person:
        """Someone new."""
        with self.world.lock:
            person = Person(self.world.number("person", 5_200_000_000), first_name, username, last_name)
            self.world.people.append(person)
            return person

    def chat(self, person: Person | None = None) -> Chat:
        """The private chat of a person, by default of someone new; nothing is said in it yet."""
        with self.world.lock:
            person = person or self.person()
            if person.id not in self.world.chats:
                self.world.chats[person.id] = Chat(self.world, person.id, "private", people=[person])
            return self.world.chats[person.id]

    def group(self, title: str, *people: Person, supergroup: bool = True) -> Chat:
        """A group with the bot in it; the first person made it."""
        with self.world.lock:
            number = self.world.number("supergroup", 2_000_000_000)
            chat_id = -1_000_000_000_000 - number if supergroup else -number
            kind = "supergroup" if supergroup else "group"
            chat = Chat(self.world, chat_id, kind, title=title, people=people or [self.person()])
            self.world.chats[chat_id] = chat
            return chat

    def inline(self, text: str, *, by: Person | None = None, offset: str = "") -> Query:
        """Type `@bot text` somewhere."""
        with self.world.lock:
            query = Query(str(self.world.number("query", 6_100_000_000_000_000)), text)
            self.world.queries[query.id] = query
            sender = (by or self.person()).as_json()
            body = {"id": query.id, "from": sender, "query": text, "offset": offset, "chat_type": "sender"}
            self.world.put(inline_query=body)
            return query

    def choose(self, query: Query, result_id: str, chat: Chat) -> Message:
        """Send one of the results of an inline query to a chat, as the person who asked would."""
        with self.world.lock:
            ids = [result["id"] for result in query.results]
            parsed = query.answers[-1]["parsed"][ids.index(result_id)] or Parsed("")
            bot = {"via_bot": self.world.bot.as_json()}
            return chat.write(parsed, chat.people[0], None, bot)

    # Faults.

    def fail(
        self, method: str, fault: Fault, *, times: int = 1, after: int = 0, chat: Chat | None = None
    ) -> None:
        """Let the next `times` calls of a method ("*": any) fail, after `after` good ones; see faults.py."""
        with self.world.lock:
            chat_id = None if chat is None else chat.id
            self.world.faults.add(method, fault, times=times, after=after, chat_id=chat_id)

    def mend(self) -> None:
        """Forget the faults that have not happened."""
        with self.world.lock:
            self.world.faults.clear()

    def limit_floods(self, limits: FloodLimits | None = None) -> None:
        """Answer 429 by Telegram's own limits from now on."""
        with self.world.lock:
            self.world.flood_limits = limits or FloodLimits()

    def redeliver(self, update_id: int | None = None) -> int:
        """Deliver an update, by default the newest, once more with the same id, even after it was confirmed."""
        with self.world.lock:
            update_id = max(self.world.updates.all) if update_id is None else update_id
            self.world.updates.again.append(dict(self.world.updates.all[update_id]))
            self.world.tell()
            return update_id

    @contextmanager
    def held(self, *, reverse: bool = False) -> Iterator[None]:
        """Updates made inside come at once at its end, newest first if `reverse`."""
        with self.world.lock:
            self.world.updates.hold()
        try:
            yield
        finally:
            with self.world.lock:
                self.world.updates.release(reverse=reverse)
                self.world.tell()

    def push(self, **body: Any) -> int | None:
        """Any update at all: push(message={...}); what it returns is its id."""
        return self.world.put(**body)

    def set_privacy(self, *, on: bool) -> None:
        """Whether the bot sees in groups only what is meant for it (on at first)."""
        with self.world.lock:
            self.world.privacy = on

    # What the bot did.

    @property
    def calls(self) -> list[Call]:
        with self.world.lock:
            return list(self.world.calls)

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    @property
    def violations(self) -> list[Violation]:
        """The rules that the bot broke, faults on order aside."""
        with self.world.lock:
            return list(self.world.violations)

    @property
    def sent(self) -> list[Message]:
        """The bot's messages in all chats."""
        with self.world.lock:
            return [message for chat in self.world.chats.values() for message in chat.sent]

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        with self.world.lock:
            return len(self.world.updates.pending)

    @property
    def commands(self) -> dict[str, Any]:
        """Commands and descriptions that the bot has set, by scope and language."""
        with self.world.lock:
            return dict(self.world.profile)

    @property
    def pushes(self) -> list[tuple[int, int]]:
        """What was pushed to the webhook: update_id and status, 0 where no answer came."""
        with self.world.lock:
            return list(self._server.pusher.pushes)

    @property
    def polls(self) -> int:
        """How often getUpdates came; before the first, updates are chosen by no `allowed_updates`."""
        return self.world.polls

    def wait_polling(self, after: int = 0, *, timeout: float = 20.0) -> None:
        """Return when getUpdates has come more than `after` times."""
        self.wait_for(lambda: self.world.polls > after, timeout=timeout, saying="a getUpdates")

    def wait_for(self, condition: Callable[[], Value], *, timeout: float = 20.0, saying: str = "it") -> Value:
        """The first true value of a condition, asked again at every change; AssertionError when too late."""
        return self.world.wait(condition, timeout, saying)
