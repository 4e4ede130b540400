import re
import signal
import threading
import time
from contextlib import suppress

import pytest

from ingest.patience import OutOfTime, within


def spin() -> None:
    while True:
        with suppress(Exception):
            int("x")


def lose_one() -> None:
    """What an interpreter does that swallows the exception once."""
    with suppress(OutOfTime):
        spin()
    spin()


@pytest.mark.parametrize(
    "work", [spin, lose_one, lambda: re.match(r"(?:a|a)*b", "a" * 40), lambda: time.sleep(60)]
)
def test_what_takes_too_long_ends(work: object) -> None:
    assert callable(work)
    before, began = signal.getsignal(signal.SIGALRM), time.monotonic()
    with pytest.raises(OutOfTime), within(0.2):
        work()
    assert time.monotonic() - began < 5
    assert signal.getsignal(signal.SIGALRM) == before


def test_what_is_quick_is_not_disturbed() -> None:
    with within(0.05):
        pass
    time.sleep(0.1)


def test_elsewhere_there_is_no_alarm() -> None:
    done = []

    def work() -> None:
        with within(0.01):
            time.sleep(0.05)
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
