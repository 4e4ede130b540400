"""Whose conversation it is: one for each member of each chat, under names that lead back to nobody."""

from bot.telegram_bot.vault import Vault


def of_chat(vault: Vault, chat: int) -> str:
    """Return what the keys of all conversations of a chat begin with."""
    return vault.name("conversations", chat)


def of_member(vault: Vault, chat: int, member: int) -> str:
    """Return the key of what a member talks about in a chat."""
    return of_chat(vault, chat) + vault.name("member", chat, member)
