"""Small invented letters that may not be answered from as they are: a draft, a secret, one for internal use."""

from collections.abc import Callable
from pathlib import Path

from tests.ingest.files.texts import words_of
from tests.ingest.files.word import add_side_by_side, add_text, new_word, save


def marked(mark: str, number: str = "66/KH-SNNMT", day: str = "04 tháng 6") -> Callable[[Path], None]:
    """Return a writer of the letter with `mark` above its text."""

    def write(path: Path) -> None:
        word = new_word()
        add_side_by_side(
            word,
            ("ỦY BAN NHÂN DÂN TỈNH HẢI SƠN", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", f"Số: {number}", mark),
            (
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                f"Hải Sơn, ngày {day} năm 2031",
            ),
        )
        add_text(word, words_of("bi-danh-dau"))
        add_side_by_side(word, ("Nơi nhận:", "- Các xã ven biển;", "- Lưu: VT."),
                         ("GIÁM ĐỐC", "(Đã ký)", "Phan Thị Sóng"))  # fmt: skip
        save(word, path)

    return write
