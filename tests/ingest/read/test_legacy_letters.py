"""Letters from before Unicode are told from clean text in any language."""

import unicodedata
from pathlib import Path

import pytest

from ingest.read.legacy_letters import legacy_letters

ROOT = Path(__file__).resolve().parents[3]
CLEAN = (
    "Ủy ban nhân dân các cấp và các cơ quan của tỉnh có trách nhiệm quản lý theo quy định; mỗi mét vuông đất "
    "được đo một lần, bé nhất là 5 mét."
)
TCVN3 = "ñy ban nh©n d©n c¸c cÊp vµ c¸c c¬ quan cña tØnh cã tr¸ch nhiÖm qu¶n lý theo quy ®Þnh cña Nhµ n\xadíc"
VNI = "UÛy ban nhaân daân caùc caáp vaø caùc cô quan cuûa tænh coù traùch nhieäm quaûn lyù theo quy ñònh cuûa Nhaø"
FOREIGN = (
    "Größe, naïve façade, coöperate; señor año mañana; được pour l'été où ça va déjà très bien © ® µ ¶ 5µm·s¹"
)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        *(
            (TCVN3, "tcvn3"),
            (VNI, "vni"),
            (CLEAN, None),
            (CLEAN * 500, None),
            (FOREIGN * 50, None),
            ("", None),
        ),
        *((unicodedata.normalize("NFD", CLEAN), None), ("The quick brown fox " * 100, None)),
        *(
            (f"{CLEAN} Phông cũ viết “cña” và “vµ”.", None),
            (CLEAN + TCVN3, "tcvn3"),
            (CLEAN * 2 + VNI, "vni"),
        ),
    ],
)
def test_letters(text: str, letters: str | None) -> None:
    assert legacy_letters(text) == letters


def test_the_corpus_is_clean() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.md"))]
    assert texts
    assert not [text[:60] for text in texts if legacy_letters(text)]
