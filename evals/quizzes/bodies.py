"""Which names are of one body, which bodies are parts of others, and who has a hand in a task beside its owner."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from evals.quizzes.papers import longest_first
from evals.quizzes.spelling import bare, one_line

_WHOLES = (
    ("ủy ban nhân dân", ("sở", "thanh tra", "công an", "chủ tịch ủy ban nhân dân", "văn phòng ủy ban nhân dân")),
    ("chính phủ", ("bộ", "thủ tướng", "thanh tra chính phủ", "văn phòng chính phủ")),
    ("thủ tướng", ("văn phòng chính phủ",)),
    ("bộ", ("cục", "vụ", "tổng cục", "viện", "bộ trưởng")),
    ("sở", ("chi cục", "giám đốc sở")),
    ("ban chấp hành", ("ban thường vụ",)),
    ("ban thường vụ", ("thường trực",)),
    ("quốc hội", ("ủy ban thường vụ quốc hội",)),
)  # fmt: skip
_MANY = re.compile(r",|\bcác\b|\bvà\b")  # what names many bodies at once
_TAKES_PART = (
    r"phối hợp(?: chặt chẽ)?(?: với)?|cùng(?: với)?|(?<!ban )chỉ đạo|lãnh đạo|giao|phân công|yêu cầu|do"
)
_LOOKS_ON = r"báo cáo|trình|xin ý kiến|tham mưu|đề xuất|lên|tại|của|kiến nghị|gửi|theo|về|đến|cho|điều hành"
_VERB = re.compile(rf"(?<!\w)(?:(?P<part>{_TAKES_PART})|(?P<on>{_LOOKS_ON}))(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Names of bodies by the id of the body they name, and what else a document calls some of them."""

    ids: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]

    def same(self, one: str, other: str) -> bool:
        """Tell whether two names are of one body; two that `agencies.toml` only knows as one of many are not."""
        first, second = bare(one), bare(other)
        if first == second:
            return True
        own = self.ids.get(first)
        return own is not None and own == self.ids.get(second) and not self._two_of_many(own, first, second)

    def _two_of_many(self, id_: str, *names: str) -> bool:
        many = any(_MANY.search(bare(name)) for name in self.names[id_])
        return many and len({name.split()[0] for name in names}) > 1 and not any(map(_MANY.search, names))

    def overlap(self, one: str, other: str) -> bool:
        """Tell whether two names are of one body, or one is a part of the other."""
        first, second = _nominal(one), _nominal(other)
        return self.same(one, other) or _holds(first, second) or _holds(second, first)

    def called(self, name: str) -> tuple[str, ...]:
        """Return all that a body is called."""
        return self.names.get(self.ids.get(bare(name), ""), ()) or (name,)


def _nominal(name: str) -> str:
    return re.sub(r"^(?:các|những)\s+", "", bare(name))


def _holds(whole: str, part: str) -> bool:
    begun = any(
        whole.startswith(one) and any(part.startswith(f"{other} ") or part == other for other in others)
        for one, others in _WHOLES
        if not part.startswith(one)
    )
    return begun or re.search(rf"\b{re.escape(whole)}\b", part) is not None


def takes_part(names: Sequence[str], said: str) -> bool:
    """Tell whether a body so called is named in a task as one who acts in it, not only as one who is told of it."""
    text = one_line(said)
    return any(
        _acts(text[: found.start()]) for found in chain.from_iterable(_named(text, name) for name in names)
    )


def _named(text: str, name: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)


def _acts(before: str) -> bool:
    """Tell by the last verb before a name what the one named does; with none before it, it is who acts."""
    verbs = list(_VERB.finditer(before[-120:]))
    return not verbs or verbs[-1]["part"] is not None


@cache
def read_bodies(corpus: Path) -> Bodies:
    """Return the bodies that `agencies.toml` knows, by their full names and other ways to write them."""
    rows = tomllib.loads((corpus / "agencies.toml").read_text(encoding="utf-8"))["agency"]
    ids: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    for row in rows:
        own = (row["name"], *row.get("aliases", ()), *row.get("abbreviations", ()), *row.get("shared", ()))
        names[row["id"]] = tuple(longest_first(own))
        for name in own:
            ids.setdefault(bare(name), row["id"])
    return Bodies(ids, names)
