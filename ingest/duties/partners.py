"""With whom an agency is to work: the partners printed behind "phối hợp với"."""

import re

from assistant.library.nouns import Role
from ingest.duties.agencies import BEGINS, agency_names, looks_like_agency
from ingest.duties.verbs import ENDS, WORDS

_WITH = re.compile(
    r"phối hợp(?: chặt chẽ)?(?: với| cùng| cùng với)?\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL
)
_TOGETHER = re.compile(r"đồng chủ trì (?:với|cùng)\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL)
_NAMES_OTHERS = re.compile(r"phối hợp|đồng chủ trì", re.IGNORECASE)
_SAYS_WITH = re.compile(r"\S+ \S+(?: chặt chẽ)? (?:với|cùng)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:nếu|khi|mà|thì|là|được|phải)\b")
_LONGEST = 24
_PAST_NAME = re.compile(
    r"\b(?:liên quan|(?<!các )(?<!cấp )(?:tỉnh|xã|phường|đặc khu))\b"
    r"(?=\s(?!(?:và|hoặc|cùng|có|thuộc|trực|của|nơi|ở|trên|biên|ven|đến|hội|trong)\b)[a-zđà-ỹ])"
)
"""The end of a name, where what is done goes on with a verb that is not known."""
_BETWEEN = re.compile(r",\s*|\s+và\s+")


def partners_of(role: Role, verb: str, after_verb: str) -> tuple[tuple[str, ...], str]:
    """Return with whom, each as printed, and what is left to do; `after_verb` are the clause's words after `verb`."""
    if role not in {Role.LEADS, Role.SUPPORTS} or not _NAMES_OTHERS.search(verb):
        return (), after_verb
    found = (
        _WITH.match(f"phối hợp {after_verb}")
        if "phối hợp" in verb.lower()
        else _TOGETHER.match(f"{verb} {after_verb}")
    )
    if found is None:
        return (), after_verb
    who = found["who"]
    stops = sorted({m.start() for pattern in (ENDS, WORDS) for m in pattern.finditer(who)} | {len(who)})
    for stop in stops:
        name_over = _PAST_NAME.search(who, 0, stop)
        for end in (name_over.end(), stop) if name_over else (stop,):
            listed = agency_names(who[:end].strip().rstrip(","))
            if listed:
                return listed, who[end:].strip()
    if not _SAYS_WITH.match(found.group()) and not BEGINS.match(who):
        return (), after_verb  # "phối hợp chỉ đạo …": with whom is not printed
    names = who[: stops[0]].strip().rstrip(",")
    parts = [part.strip() for part in _BETWEEN.split(names)]
    several = len(parts) > 1 and all(looks_like_agency(part) for part in parts)
    if not several and (len(names.split()) > _LONGEST or _CLAUSE.search(names)):
        return (), after_verb
    return tuple(parts) if several else (names,), who[len(names) :].strip()
