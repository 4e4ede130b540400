"""An invented law with chapters, sections, articles, clauses and points, as a gazette prints it; and its twin
whose letters are taken apart into base and marks.
"""

import unicodedata
from pathlib import Path

from tests.ingest.files.paper import closing, gazette, paragraphs, side_by_side, write
from tests.ingest.files.texts import words_of


def write_law(path: Path, form: str = "NFC") -> None:
    """Write the law with its letters in the Unicode form `form`."""

    def letters(text: str) -> str:
        return unicodedata.normalize(form, text)

    story = [
        side_by_side(
            letters("<b>QUỐC HỘI</b><br/>________<br/>Luật số: 37/2031/QH18"),
            letters("<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc</b><br/>__________________"),
        ),
        *paragraphs(letters(words_of("luat"))),
        closing("", letters("<b>CHỦ TỊCH QUỐC HỘI</b><br/><br/><i>(Đã ký)</i><br/><br/><b>Đỗ Minh Hải</b>")),
    ]  # fmt: skip
    write(path, story, gazette(letters("Số 911 + 912/Ngày 05-8-2031"), first=17))
