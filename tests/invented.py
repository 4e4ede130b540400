"""A small invented library: documents of no place, whose every part names the build they come from."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from assistant.library.nouns import (
    Address,
    Confidence,
    Document,
    Doubt,
    Duty,
    Fix,
    Grounds,
    Holding,
    Milestone,
    Part,
    Passage,
    Provision,
    Relation,
    Role,
    Span,
    Standing,
    Stretch,
    Target,
)
from assistant.text.normal import syllables

SUBJECTS = ("cầu treo", "vườn ươm", "thư viện xã", "trạm bơm", "đường làng", "chợ phiên", "nhà văn hoá")


class WordEmbedder:
    """A deterministic stand-in for a model: the sum of one random direction per syllable."""

    dimensions = 32

    def __init__(self, name: str = "words", *, placeholder: bool = False) -> None:
        self.name = name
        self.placeholder = placeholder
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded += texts
        rows = np.array([self._sum(text) for text in texts]).reshape(len(texts), self.dimensions)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, lengths, out=rows, where=lengths > 0).astype(np.float32)

    def embed_query(self, text: str) -> NDArray[np.float32] | None:
        row = self.embed([text])[0]
        return row if row.any() else None

    def _sum(self, text: str) -> NDArray[np.float64]:
        seeds = [hashlib.sha256(syllable.encode()).digest() for syllable in syllables(text)]
        directions = [
            np.random.default_rng(int.from_bytes(seed[:4])).normal(size=self.dimensions) for seed in seeds
        ]
        return np.sum([np.zeros(self.dimensions), *directions], axis=0)


def document(id_: str = "7-kh-lang-mo-2031", **changes: object) -> Document:
    whole = Document(
        id=id_,
        number="7-KH/LM",
        kind="kế hoạch",
        title="Kế hoạch thử",
        issuer="Làng Mơ",
        place="lang-mo",
        signer="Người Ký",
        signed_on=date(2031, 2, 3),
        in_force_from="unknown",
        in_force_to=None,
        known_on=date(2031, 3, 1),
        aliases=("kế hoạch 7", "KH bảy"),
        gaps=("thiếu trang bìa",),
    )
    return replace(whole, **changes)


def holding(about: Document | None = None, *, items: int = 6, stamp: str = "đầu") -> Holding:
    """A document of one heading and `items` items; `stamp` is a word that every item holds."""
    about = about or document()
    texts = ["I. VIỆC LÀNG\n"]
    texts += [
        f"{n}. Việc {n}: {SUBJECTS[n % len(SUBJECTS)]} phải xong trước ngày {n}, dấu {stamp}.\n"
        for n in range(1, items + 1)
    ]
    clean = "".join(texts)
    provisions: list[Provision] = []
    start = 0
    for n, text in enumerate(texts):
        path = f"I.{n}" if n else "I"
        provisions.append(
            Provision(
                id=f"{about.id}/{path}",
                document=about.id,
                path=path,
                parent=f"{about.id}/I" if n else None,
                kind="item" if n else "part",
                label=f"mục {path}",
                trail=("I. VIỆC LÀNG",) if n else (),
                text=text,
                start=start,
                end=start + len(text),
                subtree_end=start + len(text) if n else len(clean),
                page=1 if n else None,
            )
        )
        start += len(text)
    last = provisions[-1]
    return Holding(
        document=about,
        received="TRANG 1\n" + clean.replace("phải xong", "phai xong"),
        clean=clean,
        alignment=(Stretch(0, 8, len(texts[0])),),
        provisions=tuple(provisions),
        fixes=(
            Fix(about.id, last.id, 3, "phai", "phải", Confidence.SURE, "accent", "", 30, 34),
            Fix(about.id, None, 4, "}", "", Confidence.LIKELY, "furniture", "dấu lạc", None, None),
        ),
        targets=(
            Target(
                document=about.id,
                provision=last.id,
                number="3b",
                name="Tỷ lệ hộ có giếng",
                unit="%",
                milestones=(
                    Milestone(2032, "≥ 12,5%", "≥", 12.5, None, "%", None, Span(1, 4), Span(0, 1), "2032"),
                    Milestone(2033, "", None, None, None, None, "blank", Span(4, 4), Span(0, 1), "Năm 2033",
                              (last.id,)),
                ),
                number_span=Span(0, 2),
                unit_span=Span(0, 0),
                name_span=Span(2, 5),
                columns="năm",
                footnotes=(last.id,),
            ),
        ),
        duties=(
            Duty(about.id, last.id, "Ban Mơ", "ban-mo", Role.LEADS, "chủ trì", "đào giếng", ("Tổ Một",),
                 "3 tháng", None, Span(5, 9), last.id),
        ),
        relations=(Relation(about.id, last.id, "replaces", "6-KH/LM", date(2030, 1, 2), Span(1, 3)),),
        passages=tuple(Passage(p.id, about.id, " › ".join(p.trail), p.text) for p in provisions),
        doubts=(Doubt(about.id, "doubt", "odd-number", "I.2", {"given": "3b"}),),
        addresses=(Address(about.id, "https://lang-mo.gov.vn/7", "official", verified=False),),
        grounds=(Grounds(last.id, "B", "mục II", ("báo Làng Mơ", "bảng tin")),),
        parts=(Part(about.id, "effect", last.id),),
        standings=(
            Standing(about.id, "8-kh-lang-mo-2032", None, "replaces", date(2032, 1, 2), "unknown", "", "unknown", None),
        ),
    )  # fmt: skip
