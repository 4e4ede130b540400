"""Deep links: what is shown, or a quiz that begins, written in 64 letters, digits, dashes and low lines."""

import re

from bot.cards.actions import AskQuiz, Does, ShowAgency, ShowDocument, ShowPlace, ShowRow

LONGEST = 64
_TAKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
# A low line begins what an id has and a link may not: no id has one itself.
_WRITTEN = {"/": "_s", ".": "_d", "~": "_t"}
_READ = {code: sign for sign, code in _WRITTEN.items()}
_CODE = re.compile(r"_.?")
_ID = re.compile(r"[A-Za-z0-9-]+(?:/[A-Za-z0-9.~-]+)?")
_QUIZ = "tracnghiem"
_QUIZ_OF = re.compile(r"tracnghiem_([0-9a-f]{0,16})_([0-9]{1,3})_([0-9]{1,9})")


_WORDS: dict[str, type[ShowRow | ShowAgency | ShowPlace | ShowDocument]] = {
    "chitieu": ShowRow,
    "coquan": ShowAgency,
    "muc": ShowPlace,
    "vanban": ShowDocument,
}
_OF = {kind: word for word, kind in _WORDS.items()}


def start_of(does: Does) -> str | None:
    """Return the payload of the link that does this; None where it is of another kind, or does not fit."""
    match does:
        case ShowRow(id_, False) | ShowAgency(id_, 0) | ShowPlace(id_, False) | ShowDocument(id_) if (
            _ID.fullmatch(id_)
        ):
            payload = f"{_OF[type(does)]}_{''.join(_WRITTEN.get(sign, sign) for sign in id_)}"
            return payload if len(payload) <= LONGEST else None
        case AskQuiz(topic, count, seed):
            payload = f"{_QUIZ}_{topic}_{count}_{seed}"
            return payload if _QUIZ_OF.fullmatch(payload) else None
    return None


def started_with(payload: str) -> Does | None:
    """Return what the link with this payload does; None where we never wrote such a one."""
    quiz = _QUIZ_OF.fullmatch(payload)
    if quiz:
        return AskQuiz(quiz[1], int(quiz[2]), int(quiz[3]))
    word, _, written = payload.partition("_")
    kind = _WORDS.get(word)
    if kind is None or not _TAKEN.fullmatch(payload):
        return None
    id_ = _CODE.sub(lambda code: _READ.get(code[0], " "), written)
    return kind(id_) if _ID.fullmatch(id_) else None
