"""The bot itself: who it is, its commands and descriptions, its webhook.

Source: Bot API, getMe (User), setMyCommands (BotCommandScope), setMyDescription (0-512 characters),
setMyShortDescription (0-120), setMyName (0-64), setWebhook (secret_token: 1-256 characters, only A-Z, a-z,
0-9, _ and -), logOut, close.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from tests.telegram_bot.emulator.parameters import Parameters
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import checked_commands, units
from tests.telegram_bot.emulator.world import Webhook, World

SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
}  # fmt: skip
DESCRIPTIONS = {"description": 512, "short_description": 120, "name": 64}


def get_me(world: World, _: Parameters) -> dict[str, Any]:
    flags = {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return {"id": world.bot.id, "is_bot": True, "first_name": world.bot.first_name,
            "username": world.bot.username} | flags  # fmt: skip


def _scope(parameters: Parameters) -> str:
    scope = parameters.object("scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise Refused("Bad Request: can't parse BotCommandScope: unsupported type specified")
    return json.dumps(["commands", scope, parameters.text("language_code")], sort_keys=True)


def set_commands(world: World, parameters: Parameters) -> bool:
    commands = parameters.object("commands")
    checked_commands(commands)
    world.profile[_scope(parameters)] = commands
    return True


def get_commands(world: World, parameters: Parameters) -> Any:
    return world.profile.get(_scope(parameters), [])


def delete_commands(world: World, parameters: Parameters) -> bool:
    world.profile.pop(_scope(parameters), None)
    return True


def _setter(name: str) -> Callable[[World, Parameters], bool]:
    def set_it(world: World, parameters: Parameters) -> bool:
        text = parameters.text(name)
        if units(text) > DESCRIPTIONS[name]:
            raise Refused(f"Bad Request: {name.upper()}_TOO_LONG")
        world.profile[f"{name} {parameters.text('language_code')}".strip()] = text
        return True

    return set_it


def _getter(name: str) -> Callable[[World, Parameters], dict[str, str]]:
    def get_it(world: World, parameters: Parameters) -> dict[str, str]:
        default = world.profile.get(name, world.bot.first_name if name == "name" else "")
        return {name: world.profile.get(f"{name} {parameters.text('language_code')}".strip(), default)}

    return get_it


def set_webhook(world: World, parameters: Parameters) -> bool:
    url, secret = parameters.text("url"), parameters.text("secret_token")
    if not url:
        return delete_webhook(world, parameters)
    # A Bot API server of one's own takes plain HTTP too.
    if not re.match(r"https://|http://(127\.|localhost|\[::1\])", url):
        raise Refused("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise Refused("Bad Request: secret token contains unallowed characters")
    _allow(world, parameters)
    world.webhook = Webhook(url, secret, parameters.number("max_connections", 40))
    _drop(world, parameters)
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    world.webhook = None
    _drop(world, parameters)
    return True


def _allow(world: World, parameters: Parameters) -> None:
    if "allowed_updates" in parameters:
        world.updates.allowed = parameters.object("allowed_updates") or ()


def _drop(world: World, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        world.updates.pending.clear()


def get_webhook_info(world: World, _: Parameters) -> dict[str, Any]:
    hook = world.webhook or Webhook("")
    body: dict[str, Any] = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if hook.url:
        body |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
    if hook.last_error:
        body |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error}
    return body | ({"allowed_updates": list(world.updates.allowed)} if world.updates.allowed else {})


def log_out(world: World, _: Parameters) -> bool:
    world.logged_out = True
    return True


def close(_: World, __: Parameters) -> bool:
    return True


PROFILE: dict[str, Callable[[World, Parameters], Any]] = {
    "getMe": get_me,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    **{f"setMy{_title}": _setter(_name) for _title, _name in
       (("Description", "description"), ("ShortDescription", "short_description"), ("Name", "name"))},
    **{f"getMy{_title}": _getter(_name) for _title, _name in
       (("Description", "description"), ("ShortDescription", "short_description"), ("Name", "name"))},
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out,
    "close": close,
}  # fmt: skip
