"""How long may be spent on what somebody else wrote: work that takes longer ends where it is."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN_S = 0.5
"""Once is not enough: what is raised while Python runs a callback, a weak reference's for one, is lost."""


class OutOfTime(BaseException):
    """The time is over; no failure of the work, so that nothing in it takes it for one."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let the block run so long and raise OutOfTime in it then; in the main thread only, which has the alarm."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
