"""Updates on their way to the bot.

Source: Bot API, "Getting updates": Update (update_id grows by one), getUpdates ("An update is considered
confirmed as soon as getUpdates is called with an offset higher than its update_id. The negative offset can
be specified to retrieve updates starting from -offset update from the end of the updates queue"; limit
1-100; allowed_updates: all but chat_member, message_reaction and message_reaction_count by default, the
previous setting where not specified).
"""

from collections.abc import Sequence
from typing import Any

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """The queue of updates that the bot has not confirmed; the world's lock guards it."""

    def __init__(self, first: int = 700_000_001) -> None:
        self.next_id = first
        self.pending: list[dict[str, Any]] = []
        self.all: dict[int, dict[str, Any]] = {}
        self.again: list[dict[str, Any]] = []  # delivered once more, whatever is confirmed
        self.held: list[dict[str, Any]] | None = None
        self.allowed: Sequence[str] = ()

    def put(self, body: dict[str, Any]) -> int | None:
        """Queue an update of one field; return its id, or None where the bot does not ask for such."""
        kind = next(iter(body))
        if kind not in self.allowed if self.allowed else kind in UNASKED:
            return None
        update = {"update_id": self.next_id, **body}
        self.next_id += 1
        self.all[update["update_id"]] = update
        (self.pending if self.held is None else self.held).append(update)
        return int(update["update_id"])

    def hold(self) -> None:
        """Keep what comes from now on, until it is released."""
        self.held = []

    def release(self, *, reverse: bool) -> None:
        held, self.held = self.held or [], None
        self.pending += reversed(held) if reverse else held

    def confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    def batch(self, limit: int) -> list[dict[str, Any]]:
        again, self.again = self.again[:limit], self.again[limit:]
        return again + self.pending[: limit - len(again)]

    def done(self, update: dict[str, Any]) -> None:
        """Forget an update that a webhook took."""
        for queue in (self.pending, self.again):
            if update in queue:
                queue.remove(update)
                return
