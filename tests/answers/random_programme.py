"""A programme of nobody, made up by chance: its rows, its values and the agencies it names."""

import random
from dataclasses import dataclass
from pathlib import Path

_MEASURES = ("Tỷ lệ", "Tỷ trọng", "Mức độ", "Tỷ suất")
_COUNTS = ("Số", "Tổng số", "Diện tích", "Sản lượng")
_OF = (
    "hộ trồng",
    "xã có",
    "xưởng chế biến",
    "lớp học nghề",
    "vườn ươm",
    "trạm bơm",
    "làng nghề",
    "hợp tác xã nuôi",
)
_THINGS = (
    "sen",
    "mây tre",
    "ong mật",
    "gốm nung",
    "lụa tơ tằm",
    "cói",
    "trầm hương",
    "nấm sò",
    "rong biển",
    "quế hồi",
    "vải thiều",
    "cá lồng",
)
_TAILS = (
    "được cấp mã vùng",
    "đạt chuẩn xanh",
    "dùng điện mặt trời",
    "có nhật ký sản xuất",
    "bán qua sàn",
    "ký hợp đồng bao tiêu",
    "thu gom nước thải",
    "truy xuất nguồn gốc",
)
_PLACES = ("Mộc Lam", "Thanh Vĩ", "Đông Sậy", "Phú Lau", "Tân Khoai", "Hòa Bưởi")
_OFFICES = ("Sở Nông lâm", "Ban Kinh tế làng nghề", "Văn phòng Tỉnh ủy", "Sở Khoa học và Thủy lợi")


@dataclass(frozen=True)
class Row:
    """A row as it is printed: number, name, unit, and the cell of every year."""

    number: str
    parts: tuple[str, ...]
    unit: str
    cells: dict[int, str]

    @property
    def name(self) -> str:
        """Return the name: its parts, of which a question may leave one unsaid."""
        return " ".join(self.parts)


@dataclass(frozen=True)
class Programme:
    """What was made up: the seed tells which one, `years` are its milestones."""

    seed: int
    place: str
    years: tuple[int, ...]
    rows: tuple[Row, ...]

    def write(self, folder: Path) -> Path:
        """Write the programme as a document folder, and return that."""
        folder.mkdir(parents=True)
        (folder / "source.md").write_text(self.text(), encoding="utf-8")
        (folder / "card.toml").write_text(self._card(), encoding="utf-8")
        return folder

    def _card(self) -> str:
        return f"""id = "9-ctr-tu-thu-{self.seed}"
number = "9-CTr/TU"
kind = "Chương trình hành động"
title = "Chương trình hành động phát triển làng nghề"
issuer = "Tỉnh ủy {self.place}"
place = "{self.place}"
signer = "Trần Văn Mẫu"
signed_on = 2026-09-15
in_force_from = 2026-09-15
in_force_to = "unknown"
known_on = 2026-11-01
source = "Văn bản đặt ra để kiểm thử"
"""

    def text(self) -> str:
        """Return the programme as it was received."""
        luck = random.Random(self.seed)
        duties = "\n\n".join(
            f"{n}. {office}\n\n- Chủ trì theo dõi {luck.choice(_THINGS)}; báo cáo hằng quý."
            for n, office in enumerate(luck.sample(_OFFICES, 2), start=1)
        )
        heads = "".join(f" Năm {year} |" for year in self.years)
        lines = "\n".join(
            f"| {row.number} | {row.name} | {row.unit} |" + "".join(f" {row.cells[y]} |" for y in self.years)
            for row in self.rows
        )
        return f"""TỈNH ỦY {self.place.upper()}
*

CHƯƠNG TRÌNH HÀNH ĐỘNG
phát triển làng nghề

I. QUAN ĐIỂM

1. Làng nghề là tài sản chung.

II. TỔ CHỨC THỰC HIỆN

{duties}

Nơi nhận:
- Các đảng ủy trực thuộc,
- Lưu Văn phòng.

T/M TỈNH ỦY
BÍ THƯ

Trần Văn Mẫu

PHỤ LỤC
Các chỉ tiêu chủ yếu

| STT | Tên chỉ tiêu | Đơn vị tính |{heads}
|---|---|---|{"---|" * len(self.years)}
{lines}
"""


def made_up(seed: int, rows: int = 14) -> Programme:
    """Return the programme of a seed."""
    luck = random.Random(seed)
    years = tuple(sorted(luck.sample(range(2027, 2056), luck.choice([2, 3, 4]))))
    names: list[tuple[tuple[str, ...], str]] = []
    while len(names) < rows:
        share = luck.random() < 0.5
        measure = luck.choice(_MEASURES if share else _COUNTS)
        name = (measure, luck.choice(_OF), luck.choice(_THINGS), luck.choice(_TAILS))
        if all(name != known for known, _ in names):
            names.append((name, "%" if share else luck.choice(["xã", "ha", "tấn/năm", "hộ"])))
    made = tuple(
        Row(str(n), name, unit, {year: _cell(luck, blank=year != years[-1]) for year in years})
        for n, (name, unit) in enumerate(names, start=1)
    )
    return Programme(seed, luck.choice(_PLACES), years, made)


def swapped(row: Row, at: int, luck: random.Random) -> tuple[str, ...]:
    """Return the parts of a row's name with the one at `at`, not the measure, put in place of another."""
    pool = (_OF, _THINGS, _TAILS)[at - 1]
    other = luck.choice([part for part in pool if part not in row.parts])
    return (*row.parts[:at], other, *row.parts[at + 1 :])


def _cell(luck: random.Random, *, blank: bool) -> str:
    """Return a cell; not every one of a row is blank, for such a row leads a group."""
    number = luck.choice(
        [
            str(luck.randrange(1, 100)),
            f"{luck.randrange(1, 90)},{luck.randrange(1, 10)}",
            f"{luck.randrange(1, 9)}.{luck.randrange(100, 1000)}",
        ]
    )
    low = luck.randrange(1, 40)
    signed = [f"{sign} {number}" for sign in ("≥", "≤", ">", "tối thiểu")]
    return luck.choice([number, number, *signed, f"{low} - {low + 5}", *([""] if blank else [])])
