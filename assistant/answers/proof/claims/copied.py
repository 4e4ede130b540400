"""A claim that copies its passage's words: whole, or with another number among them."""

from assistant.answers.proof.claims.reading import Told, told

_COPIED = 5
"""A row of so many words that agree is no accident."""


def whole_copy(claim: str, passage: str) -> bool:
    """Tell whether a claim is, word for word, sentences that stand whole in the passage."""
    mine, theirs = [word.text for word in told(claim).words], told(passage).words
    for place in range(len(theirs) - len(mine) + 1):
        end = place + len(mine)
        if theirs[place].text != mine[0] or [word.text for word in theirs[place:end]] != mine:
            continue
        begins = place == 0 or theirs[place - 1].sentence != theirs[place].sentence
        ends = end == len(theirs) or theirs[end].sentence != theirs[end - 1].sentence
        if begins and ends:
            return True
    return False


def altered_copy(claim: str, passage: str) -> bool:
    """Tell whether a claim prints the passage's very words with another number among them."""
    mine, theirs = told(claim), told(passage)
    spoken, numbers = _skeleton(mine)
    printed, others = _skeleton(theirs)
    if not numbers:
        return False
    size = len(spoken)
    for place in range(len(printed) - size + 1):
        if printed[place : place + size] == spoken:
            first = sum(word == "#" for word in printed[:place])
            if others[first : first + len(numbers)] == numbers:
                return False
            if size > _COPIED:
                return True
    return _other_context(spoken, numbers, printed, others)


def _skeleton(read: Told) -> tuple[list[str], list[str]]:
    spoken = ["#" if word.is_number else word.text for word in read.words]
    return spoken, [word.text for word in read.words if word.is_number]


def _other_context(spoken: list[str], numbers: list[str], printed: list[str], others: list[str]) -> bool:
    """Tell whether a number stands between the same words as another one, and nowhere as itself."""
    mine, theirs = _contexts(spoken, numbers), _contexts(printed, others)
    return any(
        context in theirs and number not in theirs[context]
        for context, found in mine.items()
        for number in found
    )


def _contexts(spoken: list[str], numbers: list[str]) -> dict[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    count = 0
    for place, word in enumerate(spoken):
        if word != "#":
            continue
        context = (*spoken[max(0, place - 3) : place], "|", *spoken[place + 1 : place + 3])
        if len(context) == 6 and "#" not in context:
            found.setdefault(context, set()).add(numbers[count])
        count += 1
    return found
