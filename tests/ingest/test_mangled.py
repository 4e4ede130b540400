"""Whatever a document looks like, nothing of it is lost or doubled and every id names one place."""

import random
import shutil
from pathlib import Path

from assistant.places import data_folder
from ingest.catalogue import read_catalogue
from ingest.corpus import build_document
from tests.ingest.conftest import DOCUMENTS
from tests.sizes import size

ODD = (
    "1.", "1.1.1.1. sâu", "99. xa", "IX. LẠ", "Z. KHÔNG", "đ) điểm", "- ", "+ ý", "PHỤ LỤC", "PHỤ LỤC III", "Nơi nhận:",
    "KT. CHỦ TỊCH", "¹ chú thích",
    "TT\tTên\tNăm 2030\tNăm 2031", "1\ta\t≥ 5\t6", "\tkhông số\t\t", "a\tb", "****", "$$", "|",
    "|a|b|", "|-|-|", "\u0301", "🙂", "I. I. I.",
)  # fmt: skip


def mangled(text: str, luck: random.Random) -> str:
    """Return the text with lines dropped, doubled, swapped, cut and odd ones put in."""
    lines = text.split("\n")
    for _ in range(luck.randrange(1, 40)):
        at = luck.randrange(len(lines))
        match luck.randrange(6):
            case 0:
                del lines[at : at + luck.randrange(1, 6)]
                lines = lines or [""]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                other = luck.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                cut = luck.randrange(len(lines[at]) + 1)
                lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
            case _:
                lines.insert(at, luck.choice(ODD))
    return "\n".join(lines) + "x"


def test_mangled_documents_are_cut_without_loss(tmp_path: Path) -> None:
    luck = random.Random(57)
    catalogue = read_catalogue(data_folder("corpus") / "catalogue.toml")
    sources = [*data_folder("corpus").glob("*/source.md"), *DOCUMENTS.glob("*/source.md")]
    for _ in range(size("mangled")):
        source = luck.choice(sources)
        text = mangled(source.read_text(encoding="utf-8"), luck)
        (tmp_path / "source.md").write_text(text, encoding="utf-8")
        shutil.copy(source.with_name("card.toml"), tmp_path)
        holding = build_document(tmp_path, known=catalogue.get(source.parent.name))
        assert "".join(p.text for p in holding.provisions) == holding.clean
        ids = [p.id for p in holding.provisions]
        assert sorted(set(ids)) == sorted(ids)
        assert all(p.label and p.path for p in holding.provisions)
        for target in holding.targets:
            assert all(m.cell.of(holding.clean) == m.text for m in target.milestones)
        for duty in holding.duties:
            text = {p.id: p.text for p in holding.provisions}
            assert duty.verb in (text[duty.columns] if duty.columns else duty.span.of(holding.clean))
            assert duty.agency in text[duty.agency_provision]
        for stretch in holding.alignment:
            clean = holding.clean[stretch.clean : stretch.clean + stretch.length]
            assert clean == holding.received[stretch.received : stretch.received + stretch.length]
