"""What people sent and who they are, as nobody without the bot's token can read it."""

import hashlib
import hmac
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_NAME_BYTES = 16


class Vault:
    """Keys derived from a bot's token, the same after a restart; the token itself is kept nowhere."""

    def __init__(self, token: str) -> None:
        self._names = _derived(token, "names")
        self._payloads = AESGCM(_derived(token, "payloads"))
        self._webhook = _derived(token, "webhook")
        # A bot keeps its number when its token is replaced.
        self._bot = token.partition(":")[0]

    def __repr__(self) -> str:
        """Return nothing that was derived."""
        return "Vault()"

    @property
    def owner(self) -> str:
        """The name of the bot itself."""
        return self.name("bot", self._bot)

    @property
    def webhook_secret(self) -> str:
        """What Telegram must send along with every update, in the letters that it allows."""
        return self._webhook.hex()

    def name(self, kind: str, *ids: int | str) -> str:
        """Return the same 32 letters for the same ids of a kind, which lead back to nothing."""
        named = json.dumps([kind, *ids], ensure_ascii=True).encode()
        return hashlib.blake2b(named, key=self._names, digest_size=_NAME_BYTES).hexdigest()

    def seal(self, content: bytes) -> bytes:
        """Return `content` as only `open` of the same token reads it."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._payloads.encrypt(nonce, content, None)

    def open(self, sealed: bytes) -> bytes | None:
        """Return what was sealed; None where it was sealed with another token, or is damaged."""
        try:
            return self._payloads.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
        except (InvalidTag, ValueError):
            return None

    @staticmethod
    def is_same(given: str, expected: str) -> bool:
        """Tell whether a secret is the expected one, in the same time whatever it is."""
        return hmac.compare_digest(given.encode(errors="replace"), expected.encode())


def _derived(token: str, use: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"troly57 telegram {use}".encode()).derive(token.encode())
