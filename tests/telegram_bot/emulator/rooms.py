"""A chat as the Bot API knows it: who is in it, what was said, and whether the bot may speak."""

from collections.abc import Iterable
from typing import Any

from tests.telegram_bot.emulator.messages import Message, Person
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import Parsed
from tests.telegram_bot.emulator.world import World

RIGHTS = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users",
    "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages",
)  # fmt: skip


class Room:
    """The state of a private chat, group or supergroup."""

    def __init__(
        self, world: World, chat_id: int, kind: str, *, title: str = "", people: Iterable[Person] = ()
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
        self.drafts: list[tuple[int, Parsed | None]] = []  # by number; None shows that the bot thinks
        self.started = self.is_group
        self.blocked = False
        self.may_poll = True  # a group may forbid polls
        self.moved_to: Any = None
        self._read = 0  # how many of the bot's messages `next` has returned

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}: {len(self.messages)} messages>"

    @property
    def is_group(self) -> bool:
        return self.kind != "private"

    def as_json(self) -> dict[str, Any]:
        if not self.is_group:
            person = self.people[0].as_json()
            names: dict[str, Any] = {
                key: person[key] for key in ("first_name", "last_name", "username") if key in person
            }
            return {"id": self.id, "type": "private", **names}
        return {"id": self.id, "type": self.kind, "title": self.title}

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

    def write(
        self, shown: Parsed, by: Person | None, reply_to: Message | None, media: dict[str, Any]
    ) -> Message:
        with self.world.lock:
            self.started = True
            sender = by or self.people[0]
            message = Message(
                self,  # type: ignore[arg-type]  # only chats are made
                self.new_id(),
                sender,
                self.world.now(),
                shown,
                reply_to=reply_to,
                media=media,
            )
            self.keep(message)
            self.deliver("message", message)
            return message

    def deliver(self, kind: str, message: Message) -> None:
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
        via = message.media.get("via_bot") == bot.as_json()
        service = not message.text and bool({"new_chat_members", "left_chat_member"} & set(message.media))
        moved = bool({"migrate_to_chat_id", "migrate_from_chat_id"} & set(message.media))
        return replied or meant or via or service or moved

    def set_status(self, person: Person, status: str) -> None:
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
