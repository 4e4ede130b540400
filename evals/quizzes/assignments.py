"""Who a document gives what: headings "responsibility of …", bullets that begin with a body's name, and sentences."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.quizzes.outline import Part
from evals.quizzes.papers import Paper
from evals.quizzes.spelling import one_line, pieces, solid

_NOUNS = (
    "Ban|Văn phòng|Ủy ban|Uỷ ban|Hội đồng|Sở|Bộ|Cục|Tổng cục|Công an|Thanh tra|Mặt trận|Đảng ủy|Tỉnh ủy|Thành ủy|"
    "Huyện ủy|Cơ quan|Hội|Liên đoàn|Đoàn|Tỉnh đoàn|Báo|Đài|Trường|Viện|Kho bạc|Ngân hàng|Bưu điện|Trung tâm|Chi cục|"
    "Tòa án|UBND|HĐND|UBMTTQ|MTTQ|Chính phủ|Thủ tướng|Quốc hội|Thường trực|Các cấp ủy|Các sở|Các ban|Các bộ|Các cơ quan"
)
_HEADED = re.compile(r"^trách nhiệm (?:thi hành |thực hiện )?của (?P<who>.+?)[.:]?$", re.IGNORECASE)
_NAMED = re.compile(rf"^(?P<who>(?:{_NOUNS})\b(?:[^:.;]){{0,90}})$")
_LED = re.compile(rf"^(?P<who>(?:{_NOUNS})\b[^:.;]{{0,120}}?)\s*:\s+(?P<task>\S.*)$")
_SAID = re.compile(
    rf"^(?:Giao )?(?P<who>(?:{_NOUNS})\b[^:.;]{{0,100}}?),?\s+"
    r"(?P<task>(?:có trách nhiệm|chịu trách nhiệm|chủ trì|có nhiệm vụ)\b.*)$"
)
_TELLS = re.compile(r"^(?:trực tiếp )?(?:chỉ đạo|lãnh đạo|giao|phân công|yêu cầu|đôn đốc)\b", re.IGNORECASE)
_ROLE = re.compile(r"vai trò (?:là )?(?P<role>[^,;.]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assigned:
    """What one place gives to a body, as it is named there; `groups` are the headings whose many it is one of."""

    who: str
    part: Part
    task: str
    groups: tuple[str, ...] = ()


def assignments_of(paper: Paper) -> tuple[Assigned, ...]:
    """Return all that a document gives to anybody, in order."""
    found = []
    for part in paper.parts:
        led = _LED.match(part.words) or _SAID.match(part.words)
        heads = _headed(part.above)
        if led:
            found.append(Assigned(one_line(led["who"]), part, led["task"], tuple(heads)))
        elif over := _owner_above(part):
            found.append(Assigned(over, part, part.words))
        elif heads and not (_HEADED.match(part.words) or _NAMED.match(part.words)):
            found.append(Assigned(heads[0], part, part.words))
    return tuple(found)


def _owner_above(part: Part) -> str:
    """Return the body that a paragraph above begins with: what stands below is given to it too."""
    at = part.above
    while at is not None:
        if led := _LED.match(at.words) or _SAID.match(at.words):
            return one_line(led["who"])
        at = at.above
    return ""


def _headed(part: Part | None) -> list[str]:
    found = []
    while part is not None:
        if head := _HEADED.match(part.words) or _NAMED.match(part.words):
            found.append(head["who"])
        part = part.above
    return found


def roles_of(given: Sequence[Assigned], who: str) -> tuple[str, ...]:
    """Return what else a body is called in a document: the parts it plays, and the groups it is one of."""
    roles = []
    for one in given:
        if one.who == who:
            roles += [found["role"].strip() for found in _ROLE.finditer(one.task)]
            roles += [name for group in one.groups for name in _spoken(group)]
    return tuple(dict.fromkeys(roles))


def _spoken(group: str) -> tuple[str, ...]:
    """Return a group's name as it is printed, and without the body it belongs to."""
    own = re.sub(r"\s+của\s+.*$", "", group)
    return tuple(dict.fromkeys((group, own)))


def subjects_of(paper: Paper, task: str, names: Iterable[str]) -> list[Assigned]:
    """Return which of these bodies a sentence with the task begins with, or the place above it does.

    So laws give things: "the ministry checks …", "the ministry does the following: a) …".
    """
    given = []
    for part in paper.parts:
        text = one_line(part.words)
        at = text.casefold().find(one_line(task).casefold())
        if at < 0:
            continue
        sentence = text[:at].rpartition(". ")[2].casefold()
        above = one_line(part.above.words).casefold() if part.above else ""
        for name in names:
            said = one_line(name).casefold()
            if _begins(sentence, said) or (not sentence.strip() and _begins(above, said)):
                given.append(Assigned(name, part, part.words))
    return given


def _begins(sentence: str, name: str) -> bool:
    """Tell whether a sentence begins with a name, when it is so or at some time set off by a comma."""
    return re.match(rf"(?:[^,;]{{0,120}}, )?{re.escape(name)}(?!\w)", sentence) is not None


def said_with(given: Assigned, task: str) -> tuple[str, ...]:
    """Return the sentence of a place in which a task stands, up to the next semicolon, colon or full stop.

    Where the place begins with telling others what to do, all up to the task may be what they are told.
    """
    sought = solid(task).rstrip(".,;:")
    sentence = next((piece for piece in pieces(given.task) if sought in solid(piece)), task)
    if not _TELLS.match(given.task):
        return (sentence,)
    end = given.task.casefold().find(one_line(task).casefold()) + len(task)
    return sentence, given.task[: max(end, 0)]
