"""Chats as people use them."""

from collections.abc import Callable
from typing import Any

from tests.telegram_bot.emulator.media import MEDIA
from tests.telegram_bot.emulator.messages import ANONYMOUS, Message, Person, Version, found_entities
from tests.telegram_bot.emulator.rooms import Room
from tests.telegram_bot.emulator.rules import Button, Parsed
from tests.telegram_bot.emulator.world import Press


class Chat(Room):
    """What people do in a chat; the bot's messages are in `sent`."""

    def say(
        self,
        text: str,
        *,
        by: Person | None = None,
        reply_to: Message | None = None,
        forwarded: bool = False,
        anonymous: bool = False,
        **more: Any,
    ) -> Message:
        """Write a text; an anonymous one is an administrator's; `more` are further fields of the message."""
        if anonymous:
            by, more = ANONYMOUS, more | {"sender_chat": self.as_json()}
        origin = {"type": "hidden_user", "sender_user_name": "Ai đó", "date": self.world.now()}
        media = ({"forward_origin": origin} if forwarded else {}) | more
        return self.write(Parsed(text, found_entities(text)), by, reply_to, media)

    def send(
        self, kind: str, *, by: Person | None = None, reply_to: Message | None = None, **of: Any
    ) -> Message:
        """Send a "sticker", "voice", "photo", "document", "location", "contact" …: see media.py."""
        with self.world.lock:
            media, caption, content = MEDIA[kind](self.world, of)
            message = self.write(Parsed(caption, found_entities(caption)), by, reply_to, media)
            message.content = content
            return message

    def edit(self, message: Message, text: str) -> None:
        """Change a message of a person."""
        with self.world.lock:
            message.edits.append(Version(message.text, message.keyboard))
            message.shown = Parsed(text, found_entities(text))
            message.edit_date = self.world.now()
            self.deliver("edited_message", message)

    def press(self, message: Message, button: str | Button | int, *, by: Person | None = None) -> Press:
        """Press a button, named by its words, its data or its place (from 1)."""
        with self.world.lock:
            found = _button(message, button)
            if found.data is None:
                raise AssertionError(
                    f"the button {found.text!r} opens {found.value!r}: the bot learns nothing"
                )
            return self.press_data(message, found.data, by=by)

    def vote(self, message: Message, *options: int) -> None:
        """Answer an anonymous poll; the bot learns nothing."""
        with self.world.lock:
            poll = message.media["poll"]
            if poll["is_closed"] or not poll["is_anonymous"]:
                raise AssertionError("only open anonymous polls are answered here")
            for at in options:
                poll["options"][at]["voter_count"] += 1
            poll["total_voter_count"] += 1

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
            self.write(Parsed(""), self.people[0], None, {"new_chat_members": new})

    def leave(self, person: Person) -> None:
        with self.world.lock:
            self.people.remove(person)
            self.members[person.id] = "left"
            self.write(Parsed(""), person, None, {"left_chat_member": person.as_json()})

    def promote(self, person: Person | None = None) -> None:
        """Make a person, or else the bot, an administrator."""
        with self.world.lock:
            self.set_status(person or self.world.bot, "administrator")

    def demote(self, person: Person | None = None) -> None:
        with self.world.lock:
            self.set_status(person or self.world.bot, "member")

    def block(self) -> None:
        """Block the bot in a private chat; throw it out of a group."""
        with self.world.lock:
            self.blocked = True
            self.set_status(self.world.bot, "kicked")

    def unblock(self) -> None:
        with self.world.lock:
            self.blocked = False
            self.set_status(self.world.bot, "member")

    def migrate(self) -> "Chat":
        """Make a group a supergroup: a new chat, and the old one answers with its number."""
        with self.world.lock:
            chat_id = -1_000_000_000_000 - self.world.number("supergroup", 2_000_000_000)
            moved = Chat(self.world, chat_id, "supergroup", title=self.title, people=self.people)
            moved.members = dict(self.members)
            self.world.chats[chat_id] = self.moved_to = moved
            self.write(Parsed(""), self.people[0], None, {"migrate_to_chat_id": chat_id})
            moved.write(Parsed(""), self.people[0], None, {"migrate_from_chat_id": self.id})
            return moved

    # What the bot did.

    @property
    def sent(self) -> list[Message]:
        """The bot's messages in the order in which they came, without deleted ones."""
        with self.world.lock:
            ours = [message for message in self.messages.values() if message.sender == self.world.bot]
            return [message for message in ours if not message.deleted]

    def next(self, timeout: float = 20.0) -> Message:
        """The bot's next message that was not returned before."""
        message = self.world.wait(lambda: self.sent[self._read :], timeout, "a message from the bot")[0]
        self._read += 1
        return message

    def ask(self, text: str, *, by: Person | None = None, timeout: float = 20.0) -> Message:
        """Say something and return the bot's first message after it."""
        with self.world.lock:
            self._read = len(self.sent)
            self.say(text, by=by)
        return self.next(timeout)

    def wait_for(self, wanted: "Callable[[Message], object] | str" = "", *, timeout: float = 20.0) -> Message:
        """The bot's first message that holds these words, or for which `wanted` is true."""
        fits = wanted if callable(wanted) else lambda message: wanted in message.text
        return self.world.wait(
            lambda: [message for message in self.sent if fits(message)],
            timeout,
            f"a message with {wanted!r}",
        )[0]

    def wait_count(self, count: int, *, timeout: float = 20.0) -> list[Message]:
        """The bot's messages as soon as there are `count`."""
        return self.world.wait(
            lambda: self.sent if len(self.sent) >= count else [], timeout, f"{count} messages"
        )


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
