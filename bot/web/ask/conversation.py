"""The questions asked before, as an address carries them: bounded, oldest first."""

from collections.abc import Sequence
from urllib.parse import urlencode

from assistant.text.normal import plain

# What an address may carry: so many earlier questions, so many characters of them in all.
_MOST = 6
_LONGEST = 1500


def earlier_questions(given: Sequence[str]) -> tuple[str, ...]:
    """Return the last of the questions asked before, as many as an address may carry."""
    kept: list[str] = []
    room = _LONGEST
    for question in filter(None, (plain(one).strip() for one in reversed(given))):
        room -= len(question)
        if room < 0 or len(kept) == _MOST:
            break
        kept.append(question)
    return tuple(reversed(kept))


def ask_address(question: str, earlier: Sequence[str] = (), within: str = "") -> str:
    """Return the address of the page that answers `question`, asked after `earlier` ones."""
    fields = [("q", question), *(("truoc", one) for one in earlier)]
    return f"/?{urlencode([*fields, *([('trong', within)] if within else [])])}"
