from ingest.structure.articles import grammar_of, headings_of
from ingest.structure.lines import lines_of
from ingest.structure.numbering import ARTICLES, PARTY_OUTLINE


def believed(text: str) -> list[str]:
    lines = list(lines_of(text))
    return [lines[at].text for at in sorted(headings_of(lines, ARTICLES, ()))]


def skipped(text: str) -> list[str]:
    return [h.mark for h in headings_of(list(lines_of(text)), ARTICLES, ()).values() if h.skipped]


def test_articles_go_on_past_chapters() -> None:
    text = "Chương I\nĐiều 1. Hồ\nĐiều 2. Ao\nChương II\nĐiều 3. Sông\n"
    assert believed(text) == text.splitlines()


def test_a_mention_between_two_articles_is_none() -> None:
    assert believed("Điều 1. Hồ\nĐiều 9. Theo luật khác thì\nĐiều 2. Ao\n") == ["Điều 1. Hồ", "Điều 2. Ao"]
    assert believed("Điều 1. Hồ\nĐiều 2. Ao\nĐiều 1. Như trên\n") == ["Điều 1. Hồ", "Điều 2. Ao"]


def test_missing_articles_are_told() -> None:
    text = "Điều 1. Hồ\nĐiều 4. Ao\nĐiều 5. Sông\n"
    assert believed(text) == text.splitlines()
    assert skipped(text) == ["4"]


def test_an_abolished_section_explains_missing_articles() -> None:
    assert skipped("Điều 1. Hồ\nMục 2 (được bãi bỏ)\nĐiều 4. Ao\n") == []


def test_a_number_far_away_that_nothing_follows_is_a_mention() -> None:
    assert believed("Điều 1. Hồ\nĐiều 216. Theo luật khác\n") == ["Điều 1. Hồ"]


def test_lettered_articles() -> None:
    text = "Điều 7. Hồ\nĐiều 7a.³ Ao\nĐiều 7b. Sông\nĐiều 8. Biển\n"
    assert believed(text) == text.splitlines()
    assert skipped(text) == ["7"]


def test_an_abolished_article_whose_number_stands_again() -> None:
    lines = list(lines_of("Điều 1. Hồ\nĐiều 2.¹ (được bãi bỏ)\nĐiều 2. Ao\nĐiều 3. Sông\n"))
    found = headings_of(lines, ARTICLES, ())
    assert [found[at].replaced for at in sorted(found)] == [False, True, False, False]


def test_the_grammar_is_told_from_the_text() -> None:
    assert grammar_of(["QUYẾT ĐỊNH:", "Điều 1. Phê duyệt", "I. QUAN ĐIỂM", "Điều 2. Hiệu lực"]) is ARTICLES
    assert grammar_of(["Điều 1. Hồ"]) is ARTICLES
    assert grammar_of(["Chương 1", "Điều 24. Hồ", "Điều 25. Ao"]) is ARTICLES
    assert grammar_of(["I. QUAN ĐIỂM", "1. Thực hiện Điều 5 của Luật", "Điều 5. Theo luật"]) is PARTY_OUTLINE
    assert grammar_of([]) is PARTY_OUTLINE
