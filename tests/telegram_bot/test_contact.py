"""What the operator hears of the connection: each trouble once."""

from bot.telegram_bot.contact import Contact


def test_conflict_is_told_once_while_two_take_turns() -> None:
    now, said = [0.0], list[str]()
    contact = Contact(said.append, lambda: now[0])
    for _ in range(20):
        contact.trouble("conflict")
        now[0] += 3
        contact.well()
    assert len(said) == 1
    now[0] += 200
    contact.well()
    contact.well()
    assert len(said) == 2


def test_a_line_that_breaks_once_is_no_news() -> None:
    now, said = [0.0], list[str]()
    contact = Contact(said.append, lambda: now[0])
    for _ in range(5):
        contact.trouble("lost", at_once=False, why="x")
        now[0] += 5
        contact.well()
    assert said == []
    for _ in range(4):
        contact.trouble("lost", at_once=False, why="x")
        now[0] += 5
    assert len(said) == 1
