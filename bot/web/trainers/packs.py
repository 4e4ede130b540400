"""The packs made lately, and what is drawn and written of them."""

from collections.abc import Callable, Hashable

from bot.desk.desk import Desk
from bot.trainers.fault import Fault
from bot.trainers.pack.making import pack_of
from bot.trainers.pack.pack import Pack, Wanted
from bot.trainers.pack.wanting import read_wanted
from bot.web.trainers.asked import Asked
from bot.web.trainers.made import Made, OneAtATime
from bot.web.trainers.room import Room

_PACKS = 12
_FILES = 48


class Packs:
    """Makes packs and their files one at a time, each once for an edition; the latest ones are kept."""

    def __init__(self, desk: Desk, room: Room) -> None:
        self._desk = desk
        self._room = room
        turn = OneAtATime()
        self._packs: Made[Pack | Fault] = Made(turn, _PACKS)
        self._files: Made[bytes] = Made(turn, _FILES)

    def wanted(self, asked: Asked) -> Wanted | Fault:
        """Return the pack that an address asks for."""
        said = asked.values.get("noi-dung", ())
        return read_wanted(
            asked.first("doi-tuong"), said, asked.first("phut"), asked.first("hat"), self._room.topics()
        )

    def of(self, wanted: Wanted, base: str) -> Pack | Fault:
        """Return the pack, phones being told to come to `base`; a Problem (503) where too many wait for theirs."""
        topics, pool = self._room.topics(), self._room.pool()
        return self._packs.of(
            (pool.version, wanted, base), lambda: pack_of(self._desk, topics, pool, wanted, base=base)
        )

    def asked(self, asked: Asked, base: str) -> Pack | Fault:
        """Return the pack that an address asks for; a Problem as `of` raises."""
        wanted = self.wanted(asked)
        return wanted if isinstance(wanted, Fault) else self.of(wanted, base)

    def file(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return the bytes that were made under `key`, made first where they are not kept."""
        return self._files.of(key, make)
