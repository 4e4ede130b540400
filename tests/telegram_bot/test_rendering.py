"""Cards as Telegram messages: what is seen of each, where it is cut, and what its buttons send back."""

import pytest

from bot.cards.actions import Ask, Judge, Open, ShowPlace, ShowQuote
from bot.cards.card import (
    Action,
    Block,
    Card,
    Facts,
    Heading,
    Listed,
    Paragraph,
    Picture,
    Quoted,
    Run,
    bold,
    plain,
)
from bot.telegram_bot.rendering.address import opens
from bot.telegram_bot.rendering.callback import Names, does_of
from bot.telegram_bot.rendering.letters import units
from bot.telegram_bot.rendering.message import Outgoing
from bot.telegram_bot.rendering.printing import messages, opening
from tests.sizes import size
from tests.telegram_bot.emulator.rules import checked_keyboard, checked_message
from tests.telegram_bot.looked_at import markup, parsed_messages, what_is_wrong
from tests.telegram_bot.random_cards import random_card, shrunk

PARTS = 3


def sent(
    *blocks: Block, actions: tuple[tuple[Action, ...], ...] = (), png: bytes = b""
) -> tuple[Outgoing, ...]:
    picture = Picture(png, "Biểu đồ") if png else None
    return messages(Card(blocks, actions, picture), name_of=Names())


@pytest.mark.parametrize("part", range(PARTS))
def test_no_card_is_refused_and_nothing_of_one_is_lost(part: int) -> None:
    for seed in range(part, size("renders"), PARTS):
        card = random_card(seed)
        if what_is_wrong(card):
            small = shrunk(card, what_is_wrong)
            pytest.fail(f"card {seed}: {what_is_wrong(small)}\n{small!r}")


def test_each_block_has_its_form() -> None:
    (one,) = sent(
        Heading(plain("Trả lời")),
        Paragraph(((Run("Đạt "), Run("80%", "bold"), Run(" "), Run("1", "mark")), plain("dòng hai"))),
        Listed((plain("một"), plain("hai"))),
        Facts((("Đơn vị", plain("%")), ("Không có", ()))),
        Quoted("a) < b\n  c"),
        Paragraph(((Run("trang", "link", "https://a.vn/?x=1&y=2"), Run(" tệp", "link", "tg://user?id=1")),)),
    )
    assert one.html == (
        "<b>Trả lời</b>\nĐạt <b>80%</b> [1]\ndòng hai\n\n– một\n– hai\n\nĐơn vị: %\nKhông có:\n"
        "<blockquote expandable>a) &lt; b\n  c</blockquote>\n\n"
        '<a href="https://a.vn/?x=1&amp;y=2">trang</a> tệp'
    )
    assert one.plain == (
        "Trả lời\nĐạt 80% [1]\ndòng hai\n\n– một\n– hai\n\nĐơn vị: %\nKhông có:\na) < b\n  c\n\ntrang tệp"
    )


def test_neighbouring_quotes_stay_two() -> None:
    _, (parsed,), _ = parsed_messages(Card((Quoted("một"), Quoted("hai"))))
    assert parsed.of("expandable_blockquote") == ["một", "hai"]


def test_a_heading_goes_with_what_it_heads() -> None:
    first, second = sent(
        Paragraph((plain("a" * 4000),)), Heading(plain("Nguồn")), Paragraph((plain("b" * 200),))
    )
    assert first.plain == "a" * 4000
    assert second.plain.startswith("Nguồn\nb")


def test_a_block_is_rather_moved_than_parted_and_a_line_rather_than_cut() -> None:
    lines = tuple(plain(f"{at} {'x' * 300}") for at in range(20))
    whole = sent(Paragraph((plain("đầu"),)), Paragraph(lines[:13]))
    assert [one.plain.count("\n\n") for one in whole] == [1]
    moved = sent(Paragraph((plain("y" * 500),)), Paragraph(lines[:13]))
    assert moved[0].plain == "y" * 500
    parted = sent(Listed(lines))
    assert all(line.startswith("– ") for one in parted for line in one.plain.split("\n"))


def test_words_are_cut_after_a_sentence() -> None:
    text = " ".join(["Cơ quan thực hiện nhiệm vụ."] * 300)
    first, *_ = sent(Paragraph((plain(text),)))
    assert first.plain.endswith("vụ.")


@pytest.mark.parametrize(
    "letter", ["e\u0302\u0301", "👩‍👩‍👧‍👦", "🇻🇳", "👍🏽", "한", "ᄒ\u1161\u11ab", "\U00020000"]
)
def test_no_letter_is_cut(letter: str) -> None:
    for one in sent(Paragraph((plain("x" + letter * 3000),)))[1:]:
        assert one.plain.startswith(letter)
        assert units(one.plain) <= 4096


@pytest.mark.parametrize(
    "quote",
    [
        "  đầu dòng\n\n và cuối \n",
        "x" * 9000,
        "từ  hai   blank\n\t" * 900,
        "a" + " " * 9000 + "b",
        "\n" * 5000 + "z",
        "e" + "\u0301" * 9000,
        "&" * 9000,
    ],
    ids=lambda quote: repr(quote[:9]),
)
def test_every_character_of_a_quote_arrives(quote: str) -> None:
    _, printed, _ = parsed_messages(Card((Paragraph((plain("trước"),)), Quoted(quote))))
    arrived = "".join(parsed.text for parsed in printed).removeprefix("trước\n")
    for added in ("\n(còn tiếp)", "(tiếp theo)\n", "\u2060\n", "\n\u2060"):
        arrived = arrived.replace(added, "")
    assert arrived == quote.replace("\t", "\u2003")


def test_only_quotes_are_in_blockquotes() -> None:
    _, printed, _ = parsed_messages(Card((Paragraph((plain("<blockquote>tóm lược</blockquote>"),)),)))
    assert not printed[0].entities


def test_what_turns_letters_is_not_shown() -> None:
    (one,) = sent(Paragraph((plain("a\u202etxt\u2067.exe\x00\x1b[0m\ud800b\nc"),)))
    assert one.plain == "atxt.exe  [0m b c"


def test_nothing_to_see_is_no_message() -> None:
    assert sent(Paragraph((plain(" \u200b\n"),)), Quoted(" \n"), Heading(())) == ()
    assert opening(Card(()), name_of=Names()) is None


def test_a_picture_has_the_beginning_and_the_rest_follows() -> None:
    button = ((Action("Nguồn", Ask("q")),),)
    first, second = sent(Paragraph((plain("từ " * 500),)), actions=button, png=b"png")
    assert (first.photo, second.photo) == (b"png", None)
    assert units(first.plain) <= 1024
    assert (first.keyboard, len(second.keyboard)) == ((), 1)
    assert sent(png=b"png")[0].plain == "Biểu đồ"
    assert messages(Card((), (), Picture(b"png", "")), name_of=Names()) == (Outgoing("", "", (), b"png"),)


def test_an_opening_is_one_message_that_says_it_goes_on() -> None:
    button = ((Action("Nguồn", Ask("q")),),)
    for block in (Paragraph((plain("từ " * 3000),)), Quoted("từ " * 3000)):
        one = opening(Card((Heading(plain("H")), block), button), name_of=Names())
        assert one
        parsed = checked_message(one.html)
        assert parsed.text.count("(còn tiếp)") == 1
        assert parsed.text.endswith("(còn tiếp)")
        assert one.keyboard
    whole = opening(Card((Paragraph((bold("từ"),)),)), name_of=Names())
    assert whole
    assert whole.html == "<b>từ</b>"


def test_short_actions_are_written_on_the_button_and_long_ones_are_kept() -> None:
    names = Names()
    short, long = ShowPlace("a/1"), ShowQuote("văn-bản/điều-5", 1, 400, "Điều 5 khoản 2", "0123456789ab")
    assert does_of(names(short), {}.get) == short
    assert not names.kept
    data = names(long)
    assert len(data.encode()) <= 64
    assert does_of(data, names.kept.get) == long
    assert does_of(data, {}.get) is None
    assert Names()(long) == data


@pytest.mark.parametrize(
    "data",
    ["", "=", "#", "=[", "=" + "[" * 2000, '=["a"]', '=["a",1]', '=["a","\\ud800"]', '=["rs","x",-1]',
     '=["rs","x",true]',
     '=["zz","a"]', "#" + "A" * 22, "#é" + "A" * 21, "x" * 5000, "\ud800", "\x00", '=["open","javascript:x"]', "=null"],
)  # fmt: skip
def test_hostile_data_is_no_action(data: str) -> None:
    assert does_of(data, lambda _: '["p","x"]') is None


def test_a_keyboard_is_never_refused() -> None:
    wide = (tuple(Action(str(at), Ask(str(at))) for at in range(20)),)
    (one,) = sent(Paragraph((plain("x"),)), actions=wide)
    assert [len(row) for row in one.keyboard] == [8, 8, 4]
    high = tuple((Action("Ủy ban nhân dân xã " * 9, Judge("a" * 64, str(at))),) for at in range(150))
    (one,) = sent(Paragraph((plain("x"),)), actions=high)
    checked_keyboard(markup(one))
    assert one.keyboard[0][0].text.endswith("…")
    assert f"Còn {150 - len(one.keyboard)} lựa chọn" in one.plain
    assert sum(len((b.text + b.data).encode()) for row in one.keyboard for b in row) < 8000


def test_a_label_of_nothing_is_still_a_label() -> None:
    (one,) = sent(Paragraph((plain("x"),)), actions=((Action("\u200b\n", Ask("q")),),))
    assert one.keyboard[0][0].text == "…"


def test_buttons_that_lead_nowhere_are_left_out() -> None:
    urls = ("http://localhost:8057/", "javascript:alert(1)", "https://a.vn/x")
    (one,) = sent(Paragraph((plain("x"),)), actions=(tuple(Action("mở", Open(url)) for url in urls),))
    assert [b.url for row in one.keyboard for b in row] == ["https://a.vn/x"]


@pytest.mark.parametrize(
    "url",
    ["", "a.vn", "//a.vn", "http://", "http://a", "https://a.vn:0/", "https://a.vn:99999/", "https://u@a.vn/", "https://a.vn/\n",
     "https://a.vn/ b", 'https://a.vn/"', "https://a.vn\\b", "ftp://a.vn", "https://ví.vn/", "http://[a.vn", "https://a..vn/"],
)  # fmt: skip
def test_addresses_that_are_not_led_to(url: str) -> None:
    assert not opens(url)
