"""Sentences that give work, cut into what each gives."""

import pytest

from assistant.library.nouns import Role
from ingest.duties.clauses import clauses_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lãnh đạo, chỉ đạo các xã; ban hành quy chế, đôn đốc các xã.",
         [(Role.DIRECTS, "Lãnh đạo, chỉ đạo"), (Role.DECIDES, "ban hành"), (Role.ASSIGNED, "đôn đốc")]),
        ("Chỉ đạo các đơn vị xây dựng, ban hành kế hoạch.", [(Role.DIRECTS, "Chỉ đạo")]),
        ("Tham mưu, trình Ban Chỉ đạo: Quyết định lập tổ; Quyết định kiện toàn; chủ trì, phối hợp với sở.",
         [(Role.ADVISES, "Tham mưu, trình"), (Role.LEADS, "chủ trì, phối hợp")]),
        ("Xây dựng chương trình kiểm tra, giám sát hằng năm.",
         [(Role.INSPECTS, "Xây dựng chương trình kiểm tra, giám sát")]),
        ("Nghe Ban Chỉ đạo báo cáo về tiến độ.", [(Role.ASSIGNED, "Nghe")]),
        ("Định kỳ 3 tháng, 6 tháng: Đánh giá kết quả; xin ý kiến chỉ đạo kịp thời.",
         [(Role.ASSIGNED, "Đánh giá"), (Role.ASSIGNED, "xin ý kiến")]),
        ("Tạo cơ chế: Ban hành chính sách: thu hút vốn; hỗ trợ xã. Báo cáo kết quả.",
         [(Role.DECIDES, "Ban hành"), (Role.REPORTS, "Báo cáo")]),
        ("Tăng cường giám sát trong quá trình thực hiện, tham gia góp ý xây dựng luật.",
         [(Role.INSPECTS, "Tăng cường giám sát"), (Role.ASSIGNED, "tham gia góp ý")]),
        ("Chương trình này thay thế chương trình cũ.", [(None, None)]),
        ("Chỉ đạo việc khen thưởng (nếu có, báo cáo sau).", [(Role.DIRECTS, "Chỉ đạo")]),
    ],
)  # fmt: skip
def test_clauses(text: str, expected: list[tuple[Role | None, str | None]]) -> None:
    found = clauses_of(text)
    assert [(c.head.role, c.head.verb) if c.head else (None, None) for c in found] == expected
    for clause in found:
        assert clause.span.of(text).strip() == clause.span.of(text)
