"""What is known of a document, whether its text is held or not; nothing is said twice in two ways."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Address, Relation
from ingest.card import is_official
from ingest.corpus import build_corpus

ABOUT = "1-kh-thu"
ENTRY = """
[[document]]
id = "1-kh-thu"
number = "1/KH"
kind = "Kế hoạch"
title = "Kế hoạch thử"
issuer = "Xã Thử"
known_on = 2031-05-01
validity = "in_force"
aliases = ["kế hoạch 1"]
"""
SIGNED = ENTRY + 'signer = "Người Ký"\n'
CARD = SIGNED.replace("[[document]]\n", "")
DIGEST = "# Tóm lược\n\n## Nhận diện\n\n1. Kế hoạch do Xã Thử ban hành.\n   [B] báo Thử\n"
SOURCE = "1. Xã trồng rừng.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def write(corpus: Path, catalogue: str = "", **folders: dict[str, str]) -> Path:
    """Write a corpus: its catalogue, and folders whose files are given by stem ("source" is source.md)."""
    corpus.mkdir()
    if catalogue:
        (corpus / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    for name, files in folders.items():
        folder = corpus / name
        folder.mkdir()
        for stem, text in files.items():
            suffix = "toml" if stem in {"card", "fixes"} else "md"
            (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
    return corpus


def named(id_: str, entry: str = ENTRY) -> str:
    return entry.replace(ABOUT, id_)


def test_a_document_without_a_folder_is_known_and_not_held(corpus: Path) -> None:
    more = (
        '[[document.relation]]\nkind = "replaces"\nto = "9/KH"\non = 2030-01-02\ngrade = "B"\n'
        '[[document.address]]\nurl = "https://xa.gov.vn/1"\nurl_kind = "official"\n'
    )
    (holding,) = build_corpus(write(corpus, ENTRY + more)).holdings
    document = holding.document
    assert (document.text, document.number, document.issuer) == ("none", "1/KH", "Xã Thử")
    assert (document.validity, document.known_on) == ("in_force", date(2031, 5, 1))
    assert not document.may_answer
    assert (holding.clean, holding.provisions, holding.passages, holding.grounds) == ("", (), (), ())
    assert holding.relations == (Relation(ABOUT, None, "replaces", "9/KH", date(2030, 1, 2), None, "B"),)
    assert holding.addresses == (Address(ABOUT, "https://xa.gov.vn/1", "official", verified=False),)


def test_a_digest_is_held_with_what_the_catalogue_knows(corpus: Path) -> None:
    write(corpus, ENTRY, **{ABOUT: {"digest": DIGEST, "card": 'reviewed_by = "Bà Duyệt"'}})
    (holding,) = build_corpus(corpus).holdings
    document = holding.document
    assert (document.text, document.title, document.reviewed_by) == ("digest", "Kế hoạch thử", "Bà Duyệt")
    assert document.may_answer
    assert [g.sources for g in holding.grounds] == [("báo Thử",)]
    assert (holding.targets, holding.duties, holding.fixes) == ((), (), ())


@pytest.mark.parametrize("digest", [DIGEST, "không phải tóm lược"])
def test_a_digest_is_silent_once_the_original_is_there(corpus: Path, digest: str) -> None:
    write(corpus, SIGNED, **{ABOUT: {"source": SOURCE, "digest": digest}})
    (holding,) = build_corpus(corpus).holdings
    assert holding.document.text == "verbatim"
    assert (holding.clean, holding.grounds) == (SOURCE, ())
    assert "statement" not in {provision.kind for provision in holding.provisions}


def test_originals_come_first_each_kind_in_the_order_of_the_catalogue(corpus: Path) -> None:
    ids = ("5-kh", "4-kh", "3-kh", "2-kh", "1-kh")
    write(
        corpus,
        "".join(named(id_, SIGNED) for id_ in ids),
        **{
            "4-kh": {"digest": DIGEST},
            "3-kh": {"source": SOURCE},
            "1-kh": {"source": SOURCE},
            "0-kh": {"source": SOURCE, "card": named("0-kh", CARD)},
        },
    )
    assert [(h.document.id, h.document.text) for h in build_corpus(corpus).holdings] == [
        ("3-kh", "verbatim"), ("1-kh", "verbatim"), ("0-kh", "verbatim"),
        ("5-kh", "none"), ("4-kh", "digest"), ("2-kh", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("card", "field"),
    [
        ('number = "2/KH"', "number"),
        ('title = "Kế hoạch khác"', "title"),
        ("known_on = 2031-05-02", "known_on"),
        ('aliases = ["kế hoạch một"]', "aliases"),
        ('id = "2-kh-thu"', "id"),
    ],
)
def test_a_card_may_not_contradict_the_catalogue(corpus: Path, card: str, field: str) -> None:
    write(corpus, ENTRY, **{ABOUT: {"digest": DIGEST, "card": card}})
    with pytest.raises(CorpusInvalid, match=rf"card\.toml.*“{field}”"):
        build_corpus(corpus)


def test_a_folder_of_another_name_may_not_contradict_the_catalogue(corpus: Path) -> None:
    write(corpus, ENTRY, khac={"source": SOURCE, "card": CARD.replace("1/KH", "2/KH")})
    with pytest.raises(CorpusInvalid):
        build_corpus(corpus)


def test_a_card_may_repeat_the_catalogue(corpus: Path) -> None:
    write(corpus, SIGNED, **{ABOUT: {"source": SOURCE, "card": CARD}})
    assert [h.document.signer for h in build_corpus(corpus).holdings] == ["Người Ký"]


@pytest.mark.parametrize(
    ("catalogue", "field"),
    [
        ("[[document]\n", "toml"),
        ('[[document]]\nnumber = "1/KH"\n', "id"),
        ('[[document]]\nid = " "\n', "id"),
        ("[[document]]\nid = 1\n", "id"),
        (ENTRY.replace('number = "1/KH"\n', ""), "number"),
        (ENTRY.replace('kind = "Kế hoạch"', 'kind = " "'), "kind"),
        (ENTRY.replace('title = "Kế hoạch thử"', "title = 1"), "title"),
        (ENTRY.replace('issuer = "Xã Thử"\n', ""), "issuer"),
        (ENTRY.replace("2031-05-01", '"01/5/2031"'), "known_on"),
        (ENTRY.replace('"in_force"', '"còn"'), "validity"),
        (ENTRY.replace('["kế hoạch 1"]', '"kế hoạch 1"'), "aliases"),
        (ENTRY.replace('["kế hoạch 1"]', "[1]"), "aliases"),
        (ENTRY + 'access = "mật"\n', "access"),
        (ENTRY + 'reviewed_by = "Bà Duyệt"\n', "reviewed_by"),
        (ENTRY + 'source = "bản chụp"\n', "source"),
        (ENTRY + 'gaps = ["thiếu trang 2"]\n', "gaps"),
        (ENTRY + '[[document.relation]]\nkind = "replaces"\n', "relation"),
        (ENTRY + '[[document.relation]]\nkind = "likes"\nto = "2/KH"\n', "relation"),
        (ENTRY + '[[document.relation]]\nkind = "replaces"\nto = "2/KH"\non = "2030"\n', "on"),
    ],
)
def test_a_wrong_entry_is_refused_by_its_field(corpus: Path, catalogue: str, field: str) -> None:
    with pytest.raises(CorpusInvalid, match=f"“{field}”"):
        build_corpus(write(corpus, catalogue))


def test_two_entries_of_one_id_are_refused(corpus: Path) -> None:
    with pytest.raises(CorpusInvalid, match=ABOUT):
        build_corpus(write(corpus, ENTRY + ENTRY))


def test_entries_that_are_no_list_are_refused(corpus: Path) -> None:
    with pytest.raises(CorpusInvalid, match=r"catalogue\.toml"):
        build_corpus(write(corpus, ENTRY.replace("[[document]]", "[document]")))


def test_a_folder_that_the_catalogue_lacks_needs_a_whole_card(corpus: Path) -> None:
    write(corpus, ENTRY, khac={"digest": DIGEST})
    with pytest.raises(CorpusInvalid, match=r"card\.toml"):
        build_corpus(corpus)


OFFICIAL = (
    "https://gov.vn",
    "https://hatinh.gov.vn/van-ban?id=1",
    "http://CongBao.ChinhPhu.vn",
    "https://chinhphu.vn:443/a",
    "https://quochoi.vn",
    "https://tulieuvankien.dangcongsan.vn/a",
)
THIRD_PARTY = (
    "https://gov.vn.evil.com",
    "https://fakegov.vn",
    "https://fake-chinhphu.vn",
    "https://evil.com/hatinh.gov.vn",
    "https://evil.com?a=.gov.vn",
    "https://evil.com#.gov.vn",
    "https://gоv.vn",  # its second letter is Cyrillic
    "https://govvn.vn",
    "https://vn",
)


@pytest.mark.parametrize("url", [*OFFICIAL, *THIRD_PARTY])
def test_an_address_calls_itself_what_its_host_is(corpus: Path, url: str) -> None:
    right, wrong = ("official", "third_party") if url in OFFICIAL else ("third_party", "official")
    assert is_official(url) is (url in OFFICIAL)
    address = f"[[document.address]]\nurl = '{url}'\nurl_kind = '%s'\n"
    (holding,) = build_corpus(write(corpus, ENTRY + address % right)).holdings
    assert [one.url_kind for one in holding.addresses] == [right]
    (corpus / "catalogue.toml").write_text(ENTRY + address % wrong, encoding="utf-8")
    with pytest.raises(CorpusInvalid, match=r"address\.url_kind"):
        build_corpus(corpus)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://xa.gov.vn",
        "xa.gov.vn",
        "",
        "https://gov.vn@evil.com/",
        "https://evil.com\\@hatinh.gov.vn/",  # a browser goes to evil.com
        "https://hatinh.gov.vn/a b",
    ],
)
@pytest.mark.parametrize("kind", ["official", "third_party"])
def test_an_address_is_plainly_of_the_web(corpus: Path, url: str, kind: str) -> None:
    assert not is_official(url)
    address = f"[[document.address]]\nurl = '{url}'\nurl_kind = '{kind}'\n"
    with pytest.raises(CorpusInvalid, match=r"address\.url”"):
        build_corpus(write(corpus, ENTRY + address))


def test_official_addresses_come_first_and_none_is_verified_unsaid(corpus: Path) -> None:
    rows = (
        ("https://bao.vn/1", "third_party", ""),
        ("https://xa.gov.vn/1", "official", "verified = true\n"),
        ("https://gov.vn/1", "official", 'verified = "true"\n'),
    )
    addresses = "".join(
        f'[[document.address]]\nurl = "{url}"\nurl_kind = "{kind}"\n{more}' for url, kind, more in rows
    )
    (holding,) = build_corpus(write(corpus, ENTRY + addresses)).holdings
    assert [(one.url, one.verified) for one in holding.addresses] == [
        ("https://xa.gov.vn/1", True),
        ("https://gov.vn/1", False),
        ("https://bao.vn/1", False),
    ]
    assert (holding.document.url, holding.document.url_kind) == ("https://xa.gov.vn/1", "official")
