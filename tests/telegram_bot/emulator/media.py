"""What people send besides words: the fields of the message, its caption and the bytes of its file."""

from collections.abc import Callable
from typing import Any

from tests.telegram_bot.emulator.world import World

Sent = tuple[dict[str, Any], str, bytes]


def _sticker(world: World, of: dict[str, Any]) -> Sent:
    body = world.keep_file(b"sticker") | {"type": "regular", "width": 512, "height": 512}
    return (
        {"sticker": body | {"is_animated": False, "is_video": False, "emoji": of.get("emoji", "👍")}},
        "",
        b"",
    )


def _voice(world: World, of: dict[str, Any]) -> Sent:
    return (
        {"voice": world.keep_file(b"voice") | {"duration": 3, "mime_type": "audio/ogg"}},
        of.get("caption", ""),
        b"",
    )


def _video(world: World, of: dict[str, Any]) -> Sent:
    body = world.keep_file(b"video") | {"duration": 3, "width": 640, "height": 480}
    return {"video": body}, of.get("caption", ""), b""


def _photo(world: World, of: dict[str, Any]) -> Sent:
    content = of.get("content", b"photo")
    return {"photo": [world.keep_file(content) | {"width": 90, "height": 90}]}, of.get("caption", ""), content


def _document(world: World, of: dict[str, Any]) -> Sent:
    content = of.get("content", b"%PDF-1.7")
    body = {"file_name": of.get("name", "van-ban.pdf"), "mime_type": of.get("mime_type", "application/pdf")}
    return {"document": world.keep_file(content) | body}, of.get("caption", ""), content


def _location(world: World, of: dict[str, Any]) -> Sent:
    return {"location": {"latitude": of.get("latitude", 0.0), "longitude": of.get("longitude", 0.0)}}, "", b""


def _contact(world: World, of: dict[str, Any]) -> Sent:
    return {"contact": {"phone_number": "0", "first_name": of.get("first_name", "An")}}, "", b""


def _poll(world: World, of: dict[str, Any]) -> Sent:
    body = {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "type": "regular"}
    flags = {
        "is_closed": False,
        "is_anonymous": True,
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
    return {"poll": body | flags}, "", b""


MEDIA: dict[str, Callable[[World, dict[str, Any]], Sent]] = {
    "sticker": _sticker,
    "voice": _voice,
    "video": _video,
    "photo": _photo,
    "document": _document,
    "location": _location,
    "contact": _contact,
    "poll": _poll,
}
