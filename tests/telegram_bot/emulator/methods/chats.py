"""What the bot asks about chats and their members.

Source: Bot API, getChat (ChatFullInfo), getChatMember, getChatAdministrators, leaveChat.
"""

from typing import Any

from tests.telegram_bot.emulator.messages import Person
from tests.telegram_bot.emulator.parameters import Parameters
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rooms import Room
from tests.telegram_bot.emulator.world import World

GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def _open_chat(world: World, parameters: Parameters) -> Room:
    chat = world.chat_of(parameters)
    if chat.is_group:
        chat.check_open()
    return chat


def _people(world: World, chat: Room) -> list[Person]:
    return [*chat.people, world.bot]


def get_chat(world: World, parameters: Parameters) -> dict[str, Any]:
    chat = _open_chat(world, parameters)
    more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    return chat.as_json() | more


def get_member(world: World, parameters: Parameters) -> dict[str, Any]:
    chat = _open_chat(world, parameters)
    user_id = parameters.number("user_id")
    for person in _people(world, chat):
        if person.id == user_id:
            return chat.member_json(person)
    known = next((one for one in world.people if one.id == user_id), None)
    if known is None:
        raise Refused("Bad Request: invalid user_id specified")
    return chat.member_json(known)


def get_administrators(world: World, parameters: Parameters) -> list[dict[str, Any]]:
    chat = _open_chat(world, parameters)
    if not chat.is_group:
        raise Refused("Bad Request: there are no administrators in the private chat")
    members = [chat.member_json(person) for person in _people(world, chat)]
    return [member for member in members if member["status"] in {"administrator", "creator"}]


def get_member_count(world: World, parameters: Parameters) -> int:
    return len(_people(world, _open_chat(world, parameters)))


def leave_chat(world: World, parameters: Parameters) -> bool:
    chat = _open_chat(world, parameters)
    if not chat.is_group:
        raise Refused("Bad Request: chat member status can't be changed in private chats")
    chat.members[world.bot.id] = "left"
    return True


CHATS = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": get_member_count,
    "leaveChat": leave_chat,
}
