"""Small official papers of an invented province, as text files, and a reader of text that needs no process."""

from pathlib import Path

from ingest.read.reading import Limits, Reading, Unreadable, of_text

NUMBER = "915/QĐ-UBND"
ID = "915-qd-ubnd-hai-son-2031"


def paper(number: str = NUMBER, *, mark: str = "", pumps: int = 120) -> str:
    """A decision of three articles; `mark` is what is stamped at its head."""
    stamp = f"{mark}\n\n" if mark else ""
    return f"""{stamp}ỦY BAN NHÂN DÂN
TỈNH HẢI SƠN

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hải Sơn, ngày 03 tháng 4 năm 2031

QUYẾT ĐỊNH

Về việc phê duyệt Đề án phát triển trạm bơm thông minh

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẢI SƠN

QUYẾT ĐỊNH:

Điều 1. Phê duyệt Đề án phát triển trạm bơm thông minh đến năm 2035.

Điều 2. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính lắp đặt {pumps} trạm bơm.

Điều 3. Quyết định này có hiệu lực từ ngày ký.

CHỦ TỊCH

Trần Văn Núi
"""


def written(folder: Path, text: str | None = None, name: str = "qd.md") -> Path:
    """Write a paper into `folder` and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(paper() if text is None else text, encoding="utf-8")
    return path


def read_text(path: Path, limits: Limits) -> Reading | Unreadable:
    """Read a text file here and now."""
    text = path.read_text(encoding="utf-8")
    return of_text(text) if text.strip() else Unreadable("empty", {"name": path.name})
