"""What goes wrong between a bot and Telegram, on order.

Source: Bot API, "Making requests" (ok, error_code, description) and ResponseParameters (retry_after);
"Bots FAQ", "My bot is hitting limits" (one message a second a chat, 20 a minute a group, 30 a second).
"""

from dataclasses import dataclass, field
from typing import Any

from tests.telegram_bot.emulator.refused import Refused


@dataclass(frozen=True, slots=True)
class Fault:
    """A way for a call to go wrong: seconds before its answer, whether it is carried out, what is answered."""

    seconds: float = 0.0
    carried_out: bool = False
    dropped: bool = False
    status: int = 200
    body: bytes | None = None
    refused: Refused | None = None


def too_many(retry_after: int = 1) -> Fault:
    """429: come again in `retry_after` seconds."""
    description = f"Too Many Requests: retry after {retry_after}"
    return Fault(refused=Refused(description, 429, {"retry_after": retry_after}))


def broken(status: int = 502) -> Fault:
    """A gateway in front of Telegram answers, with a page of HTML."""
    page = f"<html>\r\n<head><title>{status}</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"
    return Fault(status=status, body=page.encode())


def internal() -> Fault:
    """500 of the Bot API itself."""
    return Fault(refused=Refused("Internal Server Error", 500))


def garbage(body: bytes = b'{"ok":tru') -> Fault:
    """200 with something that is no JSON."""
    return Fault(body=body)


def slow(seconds: float) -> Fault:
    """The call is carried out at once and answered late: a client that waits less sees a timeout."""
    return Fault(seconds=seconds, carried_out=True)


def lost(seconds: float) -> Fault:
    """Nothing is carried out, and the connection hangs for so long before it drops."""
    return Fault(seconds=seconds, dropped=True)


def dropped_before() -> Fault:
    """The connection drops before the call was carried out."""
    return Fault(dropped=True)


def dropped_after() -> Fault:
    """The call was carried out, and the connection drops before its answer."""
    return Fault(dropped=True, carried_out=True)


def unauthorized() -> Fault:
    """The token was revoked."""
    return Fault(refused=Refused("Unauthorized", 401))


def conflict() -> Fault:
    """Another process polls with the same token."""
    return Fault(
        refused=Refused(
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            409,
        )
    )


def refused(description: str, code: int = 400, **parameters: Any) -> Fault:
    """Any other answer, word for word."""
    return Fault(refused=Refused(description, code, parameters))


@dataclass(slots=True)
class _Order:
    method: str
    fault: Fault
    left: int
    after: int
    chat_id: int | None


@dataclass(slots=True)
class Faults:
    """The faults that are still to happen, in the order in which they were set."""

    orders: list[_Order] = field(default_factory=list)

    def add(self, method: str, fault: Fault, *, times: int, after: int, chat_id: int | None) -> None:
        self.orders.append(_Order(method.lower(), fault, times, after, chat_id))

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call meets."""
        for order in self.orders:
            if order.method not in {method.lower(), "*"} or order.chat_id not in {None, chat_id}:
                continue
            if order.after:
                order.after -= 1
                continue
            if order.left:
                order.left -= 1
                return order.fault
        return None

    def clear(self) -> None:
        self.orders.clear()


@dataclass(slots=True)
class _Bucket:
    """A bucket that `rate` messages a second drain from, and that holds `size`."""

    rate: float
    size: float
    level: float = 0.0
    at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more message fits, or 0."""
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (self.level + 1 - self.size) / self.rate)


SENDING = {
    "sendmessage", "sendpoll", "sendphoto", "senddocument", "editmessagetext", "editmessagecaption",
    "editmessagereplymarkup",
}  # fmt: skip
TOLERANCE = 0.15  # seconds that a network makes of a pace that was kept


@dataclass(slots=True)
class FloodLimits:
    """The limits of the FAQ, kept by leaky buckets: per chat, per group, over all."""

    chat: tuple[float, float] = (1.0, 1.0)  # messages a second, and how many may come at once
    group: tuple[float, float] = (20 / 60, 20.0)
    everyone: tuple[float, float] = (30.0, 30.0)
    buckets: dict[object, _Bucket] = field(default_factory=dict)

    def take_draft(self, chat_id: int, *, now: float) -> None:
        """Count one more draft: no limit of theirs is documented, so they are held to that of messages, apart."""
        wait = self.buckets.setdefault(("draft", chat_id), _Bucket(*self.chat)).wait(now)
        if wait > TOLERANCE:
            raise Refused("Too Many Requests: retry after 1", 429, {"retry_after": 1})
        self.buckets[("draft", chat_id)].level += 1

    def take(self, chat_id: int, *, is_group: bool, now: float) -> None:
        """Count one more message; Refused, and not counted, where it is too many."""
        sizes = {("chat", chat_id): self.chat, "everyone": self.everyone}
        if is_group:
            sizes[("group", chat_id)] = self.group
        buckets = [self.buckets.setdefault(key, _Bucket(*size)) for key, size in sizes.items()]
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > TOLERANCE:
            seconds = max(1, -int(-wait // 1))
            raise Refused(f"Too Many Requests: retry after {seconds}", 429, {"retry_after": seconds})
        for bucket in buckets:
            bucket.level += 1
