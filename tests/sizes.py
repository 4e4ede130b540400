"""The two sizes of every heavy count: what `make test` runs, and what `make test-long` runs."""

SIZES = {
    # times a build is killed, at a random moment each
    "kills": (4, 200),
    # times bringing a file in is killed, at a random moment each
    "kills of bringing in": (4, 200),
    # megabytes that a hostile document unfolds to
    "megabytes of a bomb": (400, 4000),
    # times a Telegram door is killed while questions come in, at a random moment each
    "kills of the Telegram door": (3, 200),
    # chats that ask the Telegram door at once
    "chats at once": (40, 200),
    # editions swapped one after another under one process
    "swaps": (4, 200),
    # rounds over every cell, asked by a random part of its row's name
    "partial names": (1, 40),
    # programmes of rows, values and agencies made up by chance, every cell of each asked
    "made-up programmes": (2, 100),
    # documents with lines dropped, doubled, swapped and cut
    "mangled": (40, 2000),
    # questions made of words of the documents and noise
    "hostile questions": (400, 20_000),
    # calls that schemathesis makes up for each operation of the API
    "made-up calls": (20, 1000),
    # questions asked one after another that have nothing to do with each other
    "pairs of questions": (60, 2000),
    # pages that are looked at, and the screens that each is looked at on
    "pages": (22, 27),
    "screens": (2, 4),
    # cards made up by chance, each rendered for Telegram and held against the rules of its Bot API
    "renders": (10_000, 100_000),
    # quizzes drawn with a seed each, no two of whose questions may tell on each other
    "quizzes drawn": (5, 300),
    # of how many quiz questions defects are planted in one
    "planted defects: one question of each": (12, 1),
}
_long = False


def choose(*, long: bool) -> None:
    """Set which size `size` returns; called once, by the `--long` option."""
    global _long  # noqa: PLW0603 - pytest's options are the process's
    _long = long


def size(name: str) -> int:
    """Return how often the heavy count `name` runs in this session."""
    return SIZES[name][_long]
