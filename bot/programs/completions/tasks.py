"""What chat programs ask of a model behind a person's back: answered at once, from nothing but the task itself."""

import json
import re
from collections.abc import Callable, Mapping

from assistant.text.printable import printable
from assistant.wording import say

_TITLE_AT_MOST = 60
# As these programs write a chat into their tasks: USER: …, ASSISTANT: …
_FIRST_ASKED = re.compile(r"^USER:[ \t]*(\S.*)$", re.MULTILINE)
# Some want no JSON but the title alone.
_TITLE_ALONE = re.compile(r"### Task:\s*Generate [^\n]*\btitle\b")


def answer_to_task(task: str) -> str:
    """Return what is answered to a background task: an empty result of the form it asks for, and of titles a title."""
    for name, result in _RESULTS.items():
        # The form that is asked for: JSON format: { "title": "…" }
        if re.search(rf'\{{\s*"{name}"\s*:', task):
            return json.dumps({name: result(task)}, ensure_ascii=False)
    return _title(task) if _TITLE_ALONE.match(task) else say("programs.task.unknown")


def _title(task: str) -> str:
    """Return the beginning of the first question of the chat."""
    found = _FIRST_ASKED.search(task)
    title = " ".join(printable(found[1]).split()).strip('"') if found else ""
    if not title:
        return say("programs.task.title")
    cut = title[:_TITLE_AT_MOST].rsplit(" ", 1)[0] if len(title) > _TITLE_AT_MOST else title
    return cut if cut == title else f"{cut}…"


def _nothing(_: str) -> list[str]:
    return []


def _no_text(_: str) -> str:
    return ""


_RESULTS: Mapping[str, Callable[[str], object]] = {
    "title": _title,
    "tags": _nothing,
    "follow_ups": _nothing,
    "queries": _nothing,
    "text": _no_text,
    "prompt": _no_text,
}
