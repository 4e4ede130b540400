"""An agency as the library knows it: one id for all the ways its name is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency: its canonical id, the name to print, and the other spellings of that name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
