"""The vault: the same names after a restart, and nothing to be read without the token."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram_bot.vault import Vault

TOKEN = "12345:" + "a" * 35
OTHER = "12345:" + "b" * 35


@given(st.binary(max_size=3000))
def test_what_is_sealed_is_opened_by_the_same_token_alone(content: bytes) -> None:
    sealed = Vault(TOKEN).seal(content)
    assert Vault(TOKEN).open(sealed) == content
    assert Vault(OTHER).open(sealed) is None
    assert Vault(TOKEN).open(sealed[:-1]) is None
    assert Vault(TOKEN).open(bytes([sealed[0] ^ 1]) + sealed[1:]) is None
    assert content == b"" or len(content) < 4 or content not in sealed


def test_the_same_content_is_never_sealed_the_same() -> None:
    vault = Vault(TOKEN)
    assert vault.seal(b"a") != vault.seal(b"a")
    assert vault.open(b"") is None


@given(st.integers(), st.integers())
def test_a_name_is_of_its_ids_and_its_kind(one: int, two: int) -> None:
    name = Vault(TOKEN).name("chat", one, two)
    assert re.fullmatch("[0-9a-f]{32}", name)
    assert name == Vault(TOKEN).name("chat", one, two)
    assert name not in (
        Vault(OTHER).name("chat", one, two),
        Vault(TOKEN).name("user", one, two),
        Vault(TOKEN).name("chat", int(f"{abs(one)}{abs(two)}")),
    )
    assert (one == two) == (name == Vault(TOKEN).name("chat", two, one))


def test_a_bot_is_the_same_when_its_token_is_replaced() -> None:
    assert Vault(TOKEN).owner != Vault(OTHER).owner
    assert Vault(TOKEN).owner == Vault(TOKEN).owner


def test_the_webhook_secret_is_of_telegrams_letters_and_told_by_nothing() -> None:
    vault = Vault(TOKEN)
    assert re.fullmatch(r"[A-Za-z0-9_-]{16,256}", vault.webhook_secret)
    assert vault.webhook_secret != Vault(OTHER).webhook_secret
    assert vault.webhook_secret not in repr(vault)
    assert vault.is_same(vault.webhook_secret, vault.webhook_secret)
    assert not vault.is_same("\udcff", vault.webhook_secret)
    assert not vault.is_same("", vault.webhook_secret)
