"""Who waits for a turn, and who is passed by."""

from threading import Event, Thread
from time import sleep

import pytest

from bot.desk.turns import OneByOne


def test_one_at_a_time_in_the_order_of_coming() -> None:
    turn, inside, most, order = OneByOne(patience=30), 0, 0, list[int]()
    gate = Event()

    def work(n: int) -> None:
        nonlocal inside, most
        with turn():
            inside += 1
            most = max(most, inside)
            order.append(n)
            if n == 0:
                gate.wait(5)
            inside -= 1

    threads = []
    for n in range(8):
        threads.append(Thread(target=work, args=(n,)))
        threads[-1].start()
        while len(turn._waiting) < n or (n == 0 and not order):
            sleep(0.001)
    gate.set()
    for thread in threads:
        thread.join(5)
    assert most == 1
    assert order == list(range(8))


def test_who_takes_long_holds_up_nobody() -> None:
    turn, slow_is_done, passed = OneByOne(patience=0.02), Event(), Event()

    def slow() -> None:
        with turn():
            slow_is_done.wait(10)

    def quick() -> None:
        with turn():
            passed.set()

    first = Thread(target=slow)
    first.start()
    sleep(0.01)
    others = [Thread(target=quick) for _ in range(5)]
    for other in others:
        other.start()
    for other in others:
        other.join(5)
    assert passed.is_set()
    assert first.is_alive()
    slow_is_done.set()
    first.join(5)
    with turn():
        pass


def test_what_is_raised_inside_frees_the_turn() -> None:
    turn = OneByOne(patience=30)
    for _ in range(2):
        with pytest.raises(ValueError, match="inside"), turn():
            raise ValueError("inside")
