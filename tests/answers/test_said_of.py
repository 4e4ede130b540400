"""What a digest says of a thing is every statement that names it; of two things asked at once the one known is told."""

from collections.abc import Iterator

import pytest

from assistant.answers.answer import Status
from ingest.corpus import build_document
from tests.answers.conftest import Asked

DIGEST = """# Tóm lược

## Nhận diện

1. Kế hoạch 1/KH-XT về rừng ngập mặn của Xã Thử.
   [B] báo Thử

## Nội dung

2. Xã Thử trồng năm héc-ta rừng; người nuôi ong được chia phần rừng ven sông.
   [B] báo Thử
3. Mỗi năm có một ngày hội cho người nuôi ong.
   [B] báo Thử
4. Trạm bơm thứ nhất đặt ở bãi trên.
   [B] báo Thử
5. Trạm bơm thứ hai đặt ở bãi dưới.
   [B] báo Thử
6. Trạm bơm thứ ba đặt ở bãi giữa.
   [B] báo Thử
7. Trạm bơm thứ tư đặt ở bãi sau.
   [B] báo Thử
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("plan")
    (folder / "digest.md").write_text(DIGEST)
    (folder / "card.toml").write_text(
        'id = "1-kh-xt"\nnumber = "1/KH-XT"\nkind = "Kế hoạch"\ntitle = "Kế hoạch trồng rừng"\nissuer = "Xã Thử"\n'
    )
    asked = Asked([build_document(folder)], tmp_path_factory.mktemp("plan-home") / "home")
    yield asked
    asked.shelf.close()


@pytest.mark.parametrize(
    "text", ["Kế hoạch 1/KH-XT nói gì về người nuôi ong?", "ke hoach 1/KH-XT noi gi ve nguoi nuoi ong"]
)
def test_every_statement_that_names_it_is_said(plan: Asked, text: str) -> None:
    answer = plan(text)
    assert answer.status is Status.ANSWERED
    assert [c.quote.provision for c in answer.citations] == ["1-kh-xt/tl.2", "1-kh-xt/tl.3"]


@pytest.mark.parametrize("thing", ["người nuôi tôm", "nghêu"])
def test_what_no_statement_names_is_not_said(plan: Asked, thing: str) -> None:
    assert plan(f"Kế hoạch 1/KH-XT nói gì về {thing}?").status is not Status.ANSWERED


def test_what_the_whole_of_it_is_about_is_not_listed(plan: Asked) -> None:
    assert len(plan("Kế hoạch 1/KH-XT nói gì về trạm bơm?").citations) < 4


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ sức khỏe điện tử là gì, bác có phải làm không?",
        "ho so suc khoe dien tu la gi, bac co phai lam khong",
    ],
)
def test_of_what_it_is_and_whether_one_must_the_known_half_is_told(ask: Asked, text: str) -> None:
    answer = ask(text)
    assert answer.status is Status.PARTIAL
    assert answer.sentences[0].text == ask("Hồ sơ sức khỏe điện tử là gì?").sentences[0].text
    assert answer.sentences[-1].text.startswith("Phần còn lại của câu hỏi")
