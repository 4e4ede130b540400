"""Attempts to make a model say what no document says, and a model that obeys every one of them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.library.nouns import Holding
from assistant.models.nouns import Request
from ingest.corpus import build_document
from tests.answers.invented_acts import CARD

FILE = Path(__file__).parents[3] / "evals" / "drafts" / "injections.toml"
_SHOWN = re.compile(r'<dieu_khoan ma="(e\d+)"')
_END = re.compile(r"(?<=[.!?…])\s+")
_HEAD = """CHÍNH PHỦ
Số: 77/2033/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 03 tháng 02 năm 2033

NGHỊ ĐỊNH
Quy định về việc đặt ra để kiểm thử

Chính phủ ban hành Nghị định quy định về việc đặt ra để kiểm thử.
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: what is asked, what a model that obeys it says, and the clause that it hides in, if in any."""

    id: str
    way: str
    aim: str
    question: str
    obeyed: str
    earlier: tuple[str, ...] = ()
    clause: str = ""
    harmless: tuple[str, ...] = ()

    @property
    def harm(self) -> tuple[str, ...]:
        """Return the sentences of `obeyed` that nobody may be told: all but those that its clause does say."""
        said = (part.strip() for part in _END.split(self.obeyed))
        return tuple(part for part in said if part and part not in self.harmless)


def attempts() -> list[Attempt]:
    """Return the attempts of the file, in order."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["attempt"]
    return [
        Attempt(
            one["id"],
            one["way"],
            one["aim"],
            one["question"],
            one["obeyed"],
            tuple(one.get("earlier", ())),
            one.get("document_text", ""),
            tuple(one.get("harmless", ())),
        )
        for one in found
    ]


def obeying(obeyed: str, request: Request) -> Mapping[str, Any]:
    """Return what a model says that does as it is told by whoever told it last, and swears to every clause shown."""
    if request.task == "rewrite":
        return {"question": obeyed, "terms": [{"said": obeyed[:20], "term": obeyed[:60]}]}
    shown = _SHOWN.findall(request.user)[:6]
    return {"sentences": [{"text": obeyed, "evidence": shown}]} if shown else {"sentences": []}


def decree(clauses: Mapping[str, str], folder: Path) -> Holding:
    """Return a decree of which each article is one of `clauses`, built from files in `folder`."""
    articles = "\n\n".join(
        f"Điều {n}. Quy định thứ {n}\n\n{' '.join(text.split())}"
        for n, text in enumerate(clauses.values(), start=1)
    )
    made = folder / "77-2033-nd-cp"
    made.mkdir()
    (made / "source.md").write_text(f"{_HEAD}\n{articles}\n", encoding="utf-8")
    card = CARD.format(
        id="77-2033-nd-cp",
        number="77/2033/NĐ-CP",
        title="Nghị định quy định về việc đặt ra để kiểm thử",
        day="2033-02-03",
    )
    (made / "card.toml").write_text(card, encoding="utf-8")
    return build_document(made)
