"""The roles as pages name them, and the words that name them in addresses."""

from dataclasses import dataclass

from assistant.library.addresses import key
from assistant.library.nouns import Role
from assistant.wording import say


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role, its name, and its word in addresses and anchors."""

    role: Role
    name: str
    word: str


def role_names() -> tuple[RoleName, ...]:
    """Return every role in the order of the matrix."""
    names = [(role, say(f"duties.role.{role.value}")) for role in Role]
    return tuple(RoleName(role, name, key(name)) for role, name in names)
