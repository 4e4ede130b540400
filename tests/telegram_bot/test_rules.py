"""The checker of the Bot API's rules: each rule at its border, on both sides."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.telegram_bot.emulator import Refused, checked_deep_link, checked_keyboard, checked_message
from tests.telegram_bot.emulator.inline_rules import checked_answer_around, checked_results
from tests.telegram_bot.emulator.rules import (
    checked_answer,
    checked_commands,
    checked_photo,
    cut_before,
    units,
)


def shown(html: str) -> list[tuple[str, str]]:
    """What entities cover, by type."""
    parsed = checked_message(html)
    return [(entity.type, parsed.part(entity)) for entity in parsed.entities]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>đậm</b>", [("bold", "đậm")]),
        ("<strong>x</strong><em>y</em>", [("bold", "x"), ("italic", "y")]),
        ("<u>x</u><ins>y</ins>", [("underline", "x"), ("underline", "y")]),
        ("<s>x</s><strike>y</strike><del>z</del>", [("strikethrough", one) for one in "xyz"]),
        ('<span class="tg-spoiler">x</span><tg-spoiler>y</tg-spoiler>', [("spoiler", "x"), ("spoiler", "y")]),
        ('<a href="https://example.vn/?a=1&amp;b=2">x</a>', [("text_link", "x")]),
        ("<a href='tg://user?id=42'>x</a>", [("text_mention", "x")]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', [("custom_emoji", "👍")]),
        ("<code>x</code>", [("code", "x")]),
        ('<pre><code class="language-python">x</code></pre>', [("pre", "x")]),
        ("<blockquote>x</blockquote>", [("blockquote", "x")]),
        ("<blockquote expandable>x</blockquote>", [("expandable_blockquote", "x")]),
        (
            "<blockquote><b>x</b> <code>y</code></blockquote>",
            [("blockquote", "x y"), ("bold", "x"), ("code", "y")],
        ),
        ("<b><i>x</i> <u>y</u></b>", [("bold", "x y"), ("italic", "x"), ("underline", "y")]),
        ("<B>x</B >", [("bold", "x")]),
        ("a<b></b>c", []),
        ("👨‍👩‍👧 <b>𝔸</b>", [("bold", "𝔸")]),
    ],
)
def test_tags_become_entities(html: str, expected: list[tuple[str, str]]) -> None:
    assert shown(html) == expected


def test_offsets_are_of_utf_16() -> None:
    entity = checked_message("👍ữ <b>👍</b>").entities[0]
    assert (entity.offset, entity.length) == (4, 2)
    assert checked_message('<a href="https://example.vn/?a=1&amp;b=2">x</a>').entities[0].as_json() == {
        "type": "text_link",
        "offset": 0,
        "length": 1,
        "url": "https://example.vn/?a=1&b=2",
    }


def test_the_four_names_and_numbers_are_decoded() -> None:
    assert checked_message("&lt;&gt;&amp;&quot; &#60; &#x1F44D; &#7919;").text == '<>&" < 👍 ữ'


@pytest.mark.parametrize(
    ("html", "saying"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("ữ<br>", 'Unsupported start tag "br" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<b ", "Unclosed start tag at byte offset 0"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("<a =x>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>a & b</b>", 'Unescaped "&" at byte offset 5'),
        ("&nbsp;", 'Unescaped "&" at byte offset 0'),
        ("&LT;", 'Unescaped "&" at byte offset 0'),
        ("&lt", 'Unescaped "&" at byte offset 0'),
        ("&#xD83D;", 'Unescaped "&" at byte offset 0'),
        ("&#0;", 'Unescaped "&" at byte offset 0'),
        ("a > b", 'Unescaped ">" at byte offset 2'),
        ("<a>x</a>", 'Wrong address "" in the tag "a" at byte offset 0'),
        ('<a href="javascript:alert(1)">x</a>', 'Wrong address "javascript:alert(1)"'),
        ('<a href="http://localhost/">x</a>', 'Wrong address "http://localhost/"'),
        ('<a href="https://example.vn/?a&b">x</a>', "Unescaped character in an attribute"),
        ('<b class="x">x</b>', 'Unexpected attribute "class" in the tag "b"'),
        ("<code><b>x</b></code>", '"b" can\'t be inside "code"'),
        ("<pre>x<code>y</code></pre>", '"code" can\'t be inside "pre"'),
        ("<pre><code>x</code>y</pre>", '"code" in "pre" must be all of it'),
        ("<b><code>x</code></b>", '"code" can\'t be inside "b"'),
        ('<code class="language-x">x</code>', 'A language is named by "code" directly in "pre"'),
        ("<blockquote><b><blockquote>x</blockquote></b></blockquote>", '"blockquote" can\'t be inside "blockquote"'),
        ('<a href="https://a.vn"><a href="https://b.vn">x</a></a>', '"a" can\'t be inside "a"'),
    ],
)  # fmt: skip
def test_wrong_markup_is_refused(html: str, saying: str) -> None:
    with pytest.raises(Refused) as refused:
        checked_message(html)
    assert refused.value.description.startswith(f"Bad Request: can't parse entities: {saying}")


@pytest.mark.parametrize(
    ("html", "saying"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("\u200b\xa0\u3000", "text must be non-empty"),
        ("\u202e\r", "text must be non-empty"),
        ("a" * 4097, "message is too long"),
        ("👍" * 2048 + "a", "message is too long"),
        ("<i>a</i>" * 101, "too many entities: 101"),
        ("a\ud83d", "strings must be encoded in UTF-8"),
    ],
)
def test_what_is_no_message(html: str, saying: str) -> None:
    with pytest.raises(Refused, match=saying):
        checked_message(html)


@pytest.mark.parametrize(
    "html", ["a" * 4096, "👍" * 2048, "&lt;" * 4096, "<i>a</i>" * 100, "a" * 4096 + "  \n", "a\x00\tb"]
)
def test_what_is_just_a_message(html: str) -> None:
    assert 1 <= units(checked_message(html).text) <= 4096


def test_captions_are_shorter_and_may_be_empty() -> None:
    assert checked_message("", caption=True).text == ""
    assert checked_message("a" * 1024, caption=True).text == "a" * 1024
    with pytest.raises(Refused, match="message caption is too long"):
        checked_message("a" * 1025, caption=True)


def test_white_space_around_is_trimmed_as_telegram_does() -> None:
    assert checked_message("\n  a\n<b>b \n</b>\n").text == "a\nb"
    assert shown("  <b>a</b>  ") == [("bold", "a")]
    assert checked_message("<b>  a</b>").text == "  a"  # an entity holds its white space
    assert shown("a<u>  </u>b") == []  # one of nothing else is not shown
    assert shown("a\r\u202eb<b>c\r</b>d") == [("bold", "c")]


def keyboard(*rows: list[dict[str, object]]) -> dict[str, object]:
    return {"inline_keyboard": list(rows)}


def button(**action: object) -> dict[str, object]:
    return {"text": "Tiếp", **action}


@pytest.mark.parametrize(
    "markup",
    [
        None,
        keyboard([button(callback_data="d" * 64)]),
        keyboard([button(callback_data="ữ" * 21)]),
        keyboard([button(url="https://example.vn/a#b")]),
        keyboard([button(url="http://127.0.0.1:8057/")]),
        keyboard([button(url="tg://resolve?domain=x")]),
        keyboard([button(switch_inline_query_current_chat="")]),
        keyboard([button(copy_text={"text": "x" * 256})]),
        keyboard(*[[button(callback_data="x")] * 8] * 12, [button(callback_data="x")] * 4),
        {"remove_keyboard": True},
    ],
)
def test_keyboards_that_telegram_takes(markup: dict[str, object] | None) -> None:
    assert [len(row) for row in checked_keyboard(markup)] == [
        len(row) for row in (markup or {}).get("inline_keyboard", [])
    ]


@pytest.mark.parametrize(
    ("markup", "saying"),
    [
        (keyboard([button(callback_data="")]), "BUTTON_DATA_INVALID"),
        (keyboard([button(callback_data="d" * 65)]), "BUTTON_DATA_INVALID"),
        (keyboard([button(callback_data="ữ" * 22)]), "BUTTON_DATA_INVALID"),
        (keyboard([button(url="ftp://example.vn")]), "Wrong HTTP URL"),
        (keyboard([button(url="http://localhost:8057/")]), "Wrong HTTP URL"),
        (keyboard([button(url="https://a b.vn")]), "Wrong HTTP URL"),
        (keyboard([button()]), "Text buttons are unallowed"),
        (keyboard([button(callback_data="x", url="https://a.vn")]), "Exactly one action"),
        (keyboard([{"text": " ", "callback_data": "x"}]), "Text must be non-empty"),
        (keyboard([{"callback_data": "x"}]), 'Field "text" must be of type String'),
        (keyboard([button(callback_data="x", colour="red")]), 'Unexpected field "colour"'),
        (keyboard([]), "a row of the inline keyboard is empty"),
        (keyboard([button(callback_data="x")] * 9), "REPLY_MARKUP_TOO_LONG"),
        (keyboard(*[[button(callback_data="x")]] * 101), "REPLY_MARKUP_TOO_LONG"),
        (keyboard([button(copy_text={"text": "x" * 257})]), "BUTTON_COPY_TEXT_INVALID"),
        ({"inline_keyboard": {}}, "Array of Array expected"),
        ({"inline": []}, "can't parse reply keyboard markup"),
    ],
)
def test_keyboards_that_telegram_refuses(markup: dict[str, object], saying: str) -> None:
    with pytest.raises(Refused, match=saying):
        checked_keyboard(markup)


def article(one: object = "1", **more: object) -> dict[str, object]:
    content = {"message_text": "<b>x</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": one, "title": "T", "input_message_content": content} | more


def test_inline_results_that_telegram_takes() -> None:
    parsed = checked_results([article("i" * 64), *(article(str(number)) for number in range(49))])
    assert [one and one.text for one in parsed] == ["x"] * 50
    checked_answer_around("o" * 64, {"text": "Mở", "start_parameter": "a-_Z9" * 12}, 0)


@pytest.mark.parametrize(
    ("results", "saying"),
    [
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article("ữ" * 22)], "RESULT_ID_INVALID"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(title=" ")], "ARTICLE_TITLE_EMPTY"),
        ([article(type="card")], 'type "card" is unsupported'),
        ([article(input_message_content=None)], "SEND_MESSAGE_TYPE_INVALID"),
        ([article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})], "can't parse entities"),
        ([article(input_message_content={"message_text": "a" * 4097})], "message is too long"),
        ([article(url="http://localhost/")], "WEBPAGE_URL_INVALID"),
        ([article(reply_markup=keyboard([button()]))], "Text buttons are unallowed"),
    ],
)  # fmt: skip
def test_inline_results_that_telegram_refuses(results: list[dict[str, object]], saying: str) -> None:
    with pytest.raises(Refused, match=saying):
        checked_results(results)


@pytest.mark.parametrize(
    ("offset", "beside"),
    [
        ("o" * 65, None),
        ("", {"text": "", "start_parameter": "x"}),
        ("", {"text": "Mở", "start_parameter": "ữ"}),
        ("", {"text": "Mở"}),
    ],
)
def test_beside_inline_results(offset: str, beside: dict[str, str] | None) -> None:
    with pytest.raises(Refused):
        checked_answer_around(offset, beside, 300)


def command(name: str = "tim", description: str = "Tìm") -> dict[str, str]:
    return {"command": name, "description": description}


def test_commands() -> None:
    checked_commands([command("c" * 32, "d" * 256), *(command(f"c_{number}") for number in range(99))])
    for wrong in (
        [command("c" * 33)],
        [command("Tim")],
        [command("tìm")],
        [command("")],
        [command(description="")],
        [command(description="d" * 257)],
        [command(), command()],
        [command(f"c_{number}") for number in range(101)],
    ):
        with pytest.raises(Refused):
            checked_commands(wrong)


def test_deep_links_and_answers_to_presses() -> None:
    checked_deep_link("aZ09_-" + "x" * 58)
    checked_answer("ữ" * 200)
    for wrong in ("", "x" * 65, "a.b", "ữ"):
        with pytest.raises(Refused):
            checked_deep_link(wrong)
    with pytest.raises(Refused, match="MESSAGE_TOO_LONG"):
        checked_answer("ữ" * 201)
    with pytest.raises(Refused, match="URL_INVALID"):
        checked_answer("", "https://example.vn")


def picture(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("1", (width, height)).save(held, "PNG")
    return held.getvalue()


def test_photos() -> None:
    assert checked_photo(picture(9000, 1000)) == (9000, 1000)
    assert checked_photo(picture(400, 20)) == (400, 20)
    for wrong, saying in (
        (picture(9001, 1000), "PHOTO_INVALID_DIMENSIONS"),
        (picture(401, 20), "PHOTO_INVALID_DIMENSIONS"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (picture(9, 9) + b"\0" * (10 << 20), "file is too big"),
    ):
        with pytest.raises(Refused, match=saying):
            checked_photo(wrong)


def test_a_cut_character_is_seen() -> None:
    assert cut_before("\u0301a")  # a tone mark without its letter
    assert cut_before("\u200d👧")
    assert cut_before("\ufe0f")
    assert not cut_before("á")
    assert not cut_before("")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_escaped_text_comes_back_whole(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    parsed = checked_message(f"|<b>{escaped}</b>|")
    plain = checked_message(f"|{escaped}|")
    kept = re.sub("[\r\u0333\u033f\u030a\u2028-\u202e]", "", text)
    kept = re.sub("[\u200e\u200f](?=[\u200e\u200f])", "\u200c", kept)
    expected = re.sub("[\x00-\x09\x0b-\x1f]", " ", kept)
    assert parsed.text == plain.text == f"|{expected}|"
    for entity in parsed.entities:
        assert parsed.part(entity) == parsed.text[1:-1]
