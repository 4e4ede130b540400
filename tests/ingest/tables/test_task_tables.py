"""Task tables become duties: who leads, who supports, what, by when."""

import pytest

from assistant.library.nouns import Duty, Role
from assistant.library.reference import Agency
from ingest.structure.nodes import Node
from ingest.tables.tables import cut_tables
from ingest.tables.task_tables import duties_of_tables

AGENCIES = (Agency("so-gio", "Sở Gió"), Agency("so-mua", "Sở Mưa", aliases=("Sở Mưa và Tuyết",)))
HEAD = "TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tKết quả\tTiến độ\n"


def duties(clean: str) -> tuple[Duty, ...]:
    annex = Node("PL", "annex", "", None, 0, 0)
    _, tables = cut_tables([annex, Node("", "table", "", annex, 0, len(clean))], clean)
    return duties_of_tables(tables, clean, document="9-kh", agencies=AGENCIES)


def given(clean: str) -> list[tuple[str, Role, str]]:
    return [(d.provision.partition("/")[2], d.role, d.agency) for d in duties(clean)]


def test_a_row_gives_work_to_all_it_names() -> None:
    clean = HEAD + "1\tDựng cột gió\tSở Gió\tSở Mưa và Tuyết; Xã Mơ\tCột gió\tQuý I/2031\n"
    lead, first, second = duties(clean)
    assert (lead.role, lead.verb, lead.agency, lead.agency_id) == (Role.LEADS, "chủ trì", "Sở Gió", "so-gio")
    assert (lead.action, lead.product, lead.deadline) == ("Dựng cột gió", "Cột gió", "Quý I/2031")
    assert lead.partners == ("Sở Mưa và Tuyết", "Xã Mơ")
    assert (first.role, first.verb, first.agency_id) == (Role.SUPPORTS, "phối hợp", "so-mua")
    assert (second.agency, second.partners) == ("Xã Mơ", ("Sở Gió",))
    assert lead.span.of(clean) == "Dựng cột gió"
    assert (lead.provision, lead.agency_provision, lead.columns) == ("9-kh/PL.1", "9-kh/PL.1", "9-kh/PL~1")


def test_nothing_is_given_where_nothing_is_printed() -> None:
    rows = "I\tĐO GIÓ\t\t\t\t\n1\tDựng cột\tSở Gió\t\t\t\n2\tVẽ bản đồ\t\t\t\t2032\n3\t\tSở Gió\t\t\t\n"
    assert given(HEAD + rows) == [("PL.1", Role.LEADS, "Sở Gió")]
    (only,) = duties(HEAD + rows)
    assert (only.deadline, only.product, only.partners) == (None, None, ())


def test_a_group_with_an_agency_of_its_own_is_a_task() -> None:
    assert given(HEAD + "I\tĐO GIÓ\tSở Gió\t\t\t\n1\tDựng cột\tSở Mưa\t\t\t\n") == [
        ("PL.I", Role.LEADS, "Sở Gió"),
        ("PL.1", Role.LEADS, "Sở Mưa"),
    ]


def test_a_task_cell_merged_over_rows_speaks_for_all_of_them() -> None:
    clean = (
        HEAD + "1\tBáo cáo gió\tSở Gió\t\tBáo cáo giữa kỳ\tTháng 5\n\t\tSở Gió\t\tBáo cáo cuối kỳ\tTháng 9\n"
    )
    assert [(d.provision, d.action, d.product, d.deadline) for d in duties(clean)] == [
        ("9-kh/PL.1", "Báo cáo gió", "Báo cáo giữa kỳ", "Tháng 5"),
        ("9-kh/PL.1b", "Báo cáo gió", "Báo cáo cuối kỳ", "Tháng 9"),
    ]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("Tên đề án\tCơ quan, đơn vị thực hiện", [(Role.ASSIGNED, "thực hiện")]),
        ("Nhiệm vụ\tCHỦ TRÌ THỰC HIỆN", [(Role.LEADS, "CHỦ TRÌ")]),
        ("Nhiệm vụ\tCơ quan kiểm tra", [(Role.INSPECTS, "kiểm tra")]),
        ("Nhiệm vụ\tCơ quan, đơn vị", [(Role.ASSIGNED, "Cơ quan, đơn vị")]),
        ("Nhiệm vụ\tCấp trình", []),
        ("Nhiệm vụ\tCơ quan báo cáo", []),
        ("Nhiệm vụ\tThời gian thực hiện", []),
        ("Nhiệm vụ\tCơ quan phối hợp", []),
        ("Loại hoạt động\tSố hộ tham gia", []),
    ],
)
def test_what_a_head_says_of_those_under_it(head: str, roles: list[tuple[Role, str]]) -> None:
    found = duties(f"TT\t{head}\n1\tĐo gió\tSở Gió\n2\tĐo mưa\tSở Mưa\n")
    assert [(d.role, d.verb) for d in found] == roles * 2


def test_columns_in_any_order_and_heads_on_two_levels() -> None:
    clean = (
        "STT\tThời hạn\tThực hiện\t\tViệc cần làm\n\t\tChủ trì\tPhối hợp\t\n1\t2032\tSở Gió\tSở Mưa\tĐo gió\n"
    )
    assert [(d.role, d.agency, d.action, d.deadline) for d in duties(clean)] == [
        (Role.LEADS, "Sở Gió", "Đo gió", "2032"),
        (Role.SUPPORTS, "Sở Mưa", "Đo gió", "2032"),
    ]


def test_each_agency_of_a_shared_noun_is_named_by_its_own_words() -> None:
    lead, other, support = duties(HEAD + "1\tĐo gió\tCác Sở: Gió, Mưa\tXã Mơ\t\t\n")
    assert [(d.agency, d.agency_id) for d in (lead, other)] == [("Gió", "so-gio"), ("Mưa", "so-mua")]
    assert support.partners == ("Gió", "Mưa")


def test_the_head_is_the_claim_whatever_each_is_said_to_do() -> None:
    found = duties(HEAD + "1\tĐo gió\tSở Gió hướng dẫn kỹ thuật; Sở Mưa thực hiện\t\t\t\n")
    assert [(d.agency, d.role, d.verb) for d in found] == [
        ("Sở Gió", Role.LEADS, "chủ trì"),
        ("Sở Mưa", Role.LEADS, "chủ trì"),
    ]


@pytest.mark.parametrize("head", ["Cơ quan chủ trì", "Đơn vị thực hiện"])
def test_whom_the_cell_itself_has_support_does_not_lead(head: str) -> None:
    lead, support = duties(f"TT\tNhiệm vụ\t{head}\n1\tĐo gió\tSở Gió chủ trì, Sở Mưa phối hợp\n")
    assert (lead.agency, lead.role, lead.verb, lead.partners) == (
        "Sở Gió",
        Role.LEADS,
        "chủ trì",
        ("Sở Mưa",),
    )
    assert (support.agency, support.role, support.verb) == ("Sở Mưa", Role.SUPPORTS, "phối hợp")
