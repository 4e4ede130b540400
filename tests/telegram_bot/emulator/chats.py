"""Chats, and what people do in them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.telegram_bot.emulator.media import MEDIA
from tests.telegram_bot.emulator.messages import Message, Person, Version, found_entities
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import Button, Parsed
from tests.telegram_bot.emulator.world import Press, World

if TYPE_CHECKING:
    from collections.abc import Iterable

SILENT = {"text": ""}
RIGHTS = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages",
)  # fmt: skip


class Chat:
    """A private chat, group or supergroup. Methods are what people do; the bot's messages are in `sent`."""

    def __init__(
        self, world: World, chat_id: int, kind: str, *, title: str = "", people: "Iterable[Person]" = ()
    ) -> None:
        self.world = world
        self.id = chat_id
        self.kind = kind
        self.title = title
        self.username = ""
        self.people = list(people)
        self.members = {person.id: "member" for person in self.people}
        self.members[world.bot.id] = "member"
        if self.is_group and self.people:
            self.members[self.people[0].id] = "creator"
        self.messages: dict[int, Message] = {}
        self.actions: list[str] = []
        self.started = self.is_group
        self.blocked = False
        self.moved_to: Chat | None = None
        self._read = 0  # how many of the bot's messages `next` has returned

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {len(self.messages)} messages>"

    @property
    def is_group(self) -> bool:
        return self.kind != "private"

    def as_json(self) -> dict[str, Any]:
        if not self.is_group:
            person = self.people[0].as_json()
            names = {key: person[key] for key in ("first_name", "last_name", "username") if key in person}
            return {"id": self.id, "type": "private", **names}
        return {"id": self.id, "type": self.kind, "title": self.title}

    # What people do.

    def say(
        self,
        text: str,
        *,
        by: Person | None = None,
        reply_to: Message | None = None,
        forwarded: bool = False,
        **more: Any,
    ) -> Message:
        """Write a text; `more` are further fields of the message."""
        origin = {"type": "hidden_user", "sender_user_name": "Ai đó", "date": self.world.now()}
        media = ({"forward_origin": origin} if forwarded else {}) | more
        return self._write(Parsed(text, found_entities(text)), by, reply_to, media)

    def send(
        self, kind: str, *, by: Person | None = None, reply_to: Message | None = None, **of: Any
    ) -> Message:
        """Send a "sticker", "voice", "photo", "document", "location", "contact" …: see media.py."""
        with self.world.lock:
            media, caption, content = MEDIA[kind](self.world, of)
            message = self._write(Parsed(caption, found_entities(caption)), by, reply_to, media)
            message.content = content
            return message

    def edit(self, message: Message, text: str) -> None:
        """Change a message of a person."""
        with self.world.lock:
            message.edits.append(Version(message.text, message.keyboard))
            message.shown = Parsed(text, found_entities(text))
            message.edit_date = self.world.now()
            self._deliver("edited_message", message)

    def press(self, message: Message, button: str | Button | int, *, by: Person | None = None) -> Press:
        """Press a button, named by its words, its data or its place (from 1)."""
        with self.world.lock:
            found = _button(message, button)
            if found.data is None:
                raise AssertionError(
                    f"the button {found.text!r} opens {found.value!r}: the bot learns nothing"
                )
            return self.press_data(message, found.data, by=by)

    def press_data(self, message: Message, data: str, *, by: Person | None = None) -> Press:
        """Send any callback data at all, as a changed client may."""
        with self.world.lock:
            press = Press(str(self.world.number("press", 4_382_000_000_000_000)), data)
            self.world.presses[press.id] = press
            self.world.put(
                callback_query={
                    "id": press.id,
                    "from": (by or self.people[0]).as_json(),
                    "chat_instance": str(-8_000_000_000 - self.id),
                    "message": message.as_json(),
                    "data": data,
                }
            )
            return press

    def join(self, *people: Person) -> None:
        with self.world.lock:
            self.people += people
            self.members |= {person.id: "member" for person in people}
            new = [person.as_json() for person in people]
            self._write(Parsed(""), self.people[0], None, {"new_chat_members": new})

    def leave(self, person: Person) -> None:
        with self.world.lock:
            self.people.remove(person)
            self.members[person.id] = "left"
            self._write(Parsed(""), person, None, {"left_chat_member": person.as_json()})

    def promote(self, person: Person | None = None) -> None:
        """Make a person, or else the bot, an administrator."""
        with self.world.lock:
            self._set_status(person or self.world.bot, "administrator")

    def demote(self, person: Person | None = None) -> None:
        with self.world.lock:
            self._set_status(person or self.world.bot, "member")

    def block(self) -> None:
        """Block the bot in a private chat; throw it out of a group."""
        with self.world.lock:
            self.blocked = True
            self._set_status(self.world.bot, "kicked")

    def unblock(self) -> None:
        with self.world.lock:
            self.blocked = False
            self._set_status(self.world.bot, "member")

    def migrate(self) -> "Chat":
        """Make a group a supergroup: a new chat, and the old one answers with its number."""
        with self.world.lock:
            chat_id = -1_000_000_000_000 - self.world.number("supergroup", 2_000_000_000)
            moved = Chat(self.world, chat_id, "supergroup", title=self.title, people=self.people)
            moved.members = dict(self.members)
            self.world.chats[chat_id] = self.moved_to = moved
            self._write(Parsed(""), self.people[0], None, {"migrate_to_chat_id": chat_id})
            moved._write(Parsed(""), self.people[0], None, {"migrate_from_chat_id": self.id})
            return moved

    # What the bot did.

    @property
    def sent(self) -> list[Message]:
        """The bot's messages in the order in which they came, without deleted ones."""
        with self.world.lock:
            ours = [message for message in self.messages.values() if message.sender == self.world.bot]
            return [message for message in ours if not message.deleted]

    def next(self, timeout: float = 5.0) -> Message:
        """The bot's next message that was not returned before."""
        message = self.world.wait(lambda: self.sent[self._read :], timeout, "a message from the bot")[0]
        self._read += 1
        return message

    def ask(self, text: str, *, by: Person | None = None, timeout: float = 5.0) -> Message:
        """Say something and return the bot's first message after it."""
        with self.world.lock:
            self._read = len(self.sent)
            self.say(text, by=by)
        return self.next(timeout)

    def wait_for(self, wanted: "Callable[[Message], object] | str" = "", *, timeout: float = 5.0) -> Message:
        """The bot's first message that holds these words, or for which `wanted` is true."""
        fits = wanted if callable(wanted) else lambda message: wanted in message.text
        return self.world.wait(
            lambda: next((message for message in self.sent if fits(message)), None),
            timeout,
            f"a message with {wanted!r}; sent: {[message.text[:80] for message in self.sent[-5:]]}",
        )

    def wait_count(self, count: int, *, timeout: float = 5.0) -> list[Message]:
        """The bot's messages as soon as there are `count`."""
        return self.world.wait(
            lambda: self.sent if len(self.sent) >= count else [], timeout, f"{count} messages"
        )

    # What the Bot API asks of a chat.

    def check_open(self) -> None:
        """Refused where the bot cannot speak."""
        if self.moved_to is not None:
            raise Refused(
                "Bad Request: group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": self.moved_to.id},
            )
        if self.blocked and self.is_group:
            raise Refused(f"Forbidden: bot was kicked from the {self.kind} chat", 403)
        if self.blocked:
            raise Refused("Forbidden: bot was blocked by the user", 403)
        if self.members.get(self.world.bot.id) == "left":
            raise Refused(f"Forbidden: bot is not a member of the {self.kind} chat", 403)
        if not self.started:
            raise Refused("Forbidden: bot can't initiate conversation with a user", 403)

    def member_json(self, person: Person) -> dict[str, Any]:
        status = self.members.get(person.id, "left")
        body: dict[str, Any] = {"status": status, "user": person.as_json()}
        if status == "administrator":
            body |= dict.fromkeys(RIGHTS, True) | {"is_anonymous": False}
        if status == "creator":
            body["is_anonymous"] = False
        return body | ({"until_date": 0} if status == "kicked" else {})

    def keep(self, message: Message) -> Message:
        self.messages[message.id] = message
        self.world.tell()
        return message

    def new_id(self) -> int:
        """Supergroups count for themselves; all other chats of an account count together."""
        return len(self.messages) + 1 if self.kind == "supergroup" else self.world.next_message_id()

    def _write(
        self, shown: Parsed, by: Person | None, reply_to: Message | None, media: dict[str, Any]
    ) -> Message:
        with self.world.lock:
            self.started = True
            sender = by or self.people[0]
            message = Message(
                self, self.new_id(), sender, self.world.now(), shown, reply_to=reply_to, media=media
            )
            self.keep(message)
            self._deliver("message", message)
            return message

    def _deliver(self, kind: str, message: Message) -> None:
        if self.blocked or self.members[self.world.bot.id] in {"left", "kicked"}:
            return
        if self.is_group and not self._for_the_bot(message):
            return
        self.world.put(**{kind: message.as_json()})

    def _for_the_bot(self, message: Message) -> bool:
        """Privacy mode: commands not meant for others, replies to the bot, mentions, service messages."""
        bot = self.world.bot
        if not self.world.privacy or self.members[bot.id] == "administrator":
            return True
        replied = message.reply_to is not None and message.reply_to.sender == bot
        named = [part.lower() for part in message.of("bot_command", "mention")]
        meant = any("@" not in part or part.endswith(f"@{bot.username.lower()}") for part in named)
        service = not message.text and bool({"new_chat_members", "left_chat_member"} & set(message.media))
        moved = bool({"migrate_to_chat_id", "migrate_from_chat_id"} & set(message.media))
        return replied or meant or service or moved

    def _set_status(self, person: Person, status: str) -> None:
        old = self.member_json(person)
        self.members[person.id] = status
        kind = "my_chat_member" if person == self.world.bot else "chat_member"
        body = {
            "chat": self.as_json(),
            "from": self.people[0].as_json(),
            "date": self.world.now(),
            "old_chat_member": old,
            "new_chat_member": self.member_json(person),
        }
        self.world.put(**{kind: body})


def _button(message: Message, button: str | Button | int) -> Button:
    buttons = message.buttons
    if isinstance(button, int):
        return buttons[button - 1]
    if isinstance(button, Button):
        button = button.text
    for fits in (
        lambda one: button in {one.text, one.data},
        lambda one: button in one.text,
    ):
        if found := next(filter(fits, buttons), None):
            return found
    raise AssertionError(f"no button {button!r} among {[one.text for one in buttons]}")
