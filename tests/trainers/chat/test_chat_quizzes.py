"""Which questions fit into a poll, what is offered, and a quiz that is nothing but what its buttons hold."""

import random
from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.text.normal import fold
from assistant.wording import say
from bot.cards.actions import AskQuiz, Does, Invite, OfferCount, OfferQuiz, ShowQuote, read, written
from bot.cards.card import Card, Paragraph, Poll, plain, text_of
from bot.cards.starts import LONGEST, start_of, started_with
from bot.desk.desk import Desk
from bot.telegram_bot.rendering.callback import LONGEST_DATA, Names
from bot.telegram_bot.rendering.message import Quiz
from bot.telegram_bot.rendering.printing import messages
from bot.trainers.chat.fitting import fits, poll_of
from bot.trainers.chat.offer import COUNTS, Offer, offer_of
from bot.trainers.chat.quizzes import ChatQuizzes
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.pool import pool_of
from bot.trainers.quiz.wishes import MOST_SEED
from bot.trainers.topic import About


@pytest.fixture(scope="module")
def offer(invented_shelf: Shelf) -> Offer:
    with invented_shelf.lend() as edition:
        return offer_of(edition)


@pytest.fixture(scope="module")
def quizzes(invented_shelf: Shelf) -> ChatQuizzes:
    return ChatQuizzes(Desk(invented_shelf, Assistant(invented_shelf)))


@pytest.fixture(scope="module")
def item(offer: Offer) -> Item:
    return next(one for one in offer.pool.items if one.kind is Kind.SINGLE)


def does(card: Card, kind: type[Does] | None = None) -> list[Does]:
    found = [action.does for row in card.actions for action in row]
    return [one for one in found if kind is None or isinstance(one, kind)]


def the_card(quizzes: ChatQuizzes, action: OfferQuiz | OfferCount | AskQuiz) -> Card:
    (card,) = quizzes.does(action).cards
    return card


def said(card: Card) -> str:
    return "\n".join(text_of(card))


def test_what_has_no_room_is_not_asked(item: Item) -> None:
    assert fits(item)
    assert fits(replace(item, stem="đ" * 300))
    for less in (
        {"stem": "đ" * 301},
        {"stem": "😀" * 151},
        {"stem": ""},
        {"options": (*item.options[:-1], "đ" * 101)},
        {"options": item.options[:1], "key": (0,)},
        {"options": tuple(f"mốc {n}" for n in range(11))},
        {"options": ("Sở A", "sở  a", "Sở B"), "key": (2,)},
        {"options": (*item.options[:-1], " ")},
        {"kind": Kind.SEVERAL, "key": (0, 1)},
        {"kind": Kind.FILL, "options": (), "key": (), "accepted": ("5",)},
    ):
        assert not fits(replace(item, **less)), less


def test_a_poll_shows_only_what_is_safe() -> None:
    nasty = Poll("a\u202e<b>\x00\nb", ("\tmột & hai", "<i>"), 1, "x\u2028y\nz")
    (part,) = messages(Card((Paragraph((plain("<không>"),)),), poll=nasty), name_of=lambda _: "")
    assert part.quiz == Quiz("a<b>  b", ("một & hai", "<i>"), 1, "x\ny\nz")
    assert (part.html, part.plain) == ("&lt;không&gt;", "<không>")


def test_what_is_told_keeps_to_its_length(item: Item) -> None:
    whole = replace(item, explanation="đ" * 200)
    assert poll_of(whole, 1, 3).explanation == whole.explanation
    place = say("quiz_chat.ask.place", place=item.proofs[0].label)
    for told in ("đ" * 201, "a\nb\nc\nd"):
        assert poll_of(replace(item, explanation=told), 1, 3).explanation == place
    far = replace(item.proofs[0], label="đ" * 300)
    assert poll_of(replace(item, explanation="đ" * 201, proofs=(far,)), 1, 3).explanation == ""
    assert poll_of(replace(item, stem="đ" * 295), 10, 10).question == "đ" * 295


def test_an_offer_holds_all_that_fits_under_topics_that_have_some(
    invented_shelf: Shelf, offer: Offer
) -> None:
    with invented_shelf.lend() as edition:
        pool = pool_of(edition)
    assert set(offer.pool.items) == {one for one in pool.items if fits(one)}
    assert {one.kind for one in offer.pool.items} == {Kind.SINGLE, Kind.TRUTH}
    several = len({choice.topic.document for choice in offer.choices.values()})
    kinds = [choice.topic.about for choice in offer.choices.values()]
    assert several > 1
    assert kinds[:several] == [About.DOCUMENT] * several
    for choice in offer.choices.values():
        assert len(choice.label) <= 64
        assert choice.label.rpartition(" (")[2] == choice.name.rpartition(" (")[2]
    assert len({choice.name.casefold() for choice in offer.choices.values()}) == len(offer.choices)
    for key, choice in offer.choices.items():
        items = offer.drawn(key, 3, 5)
        assert 1 <= len(items) <= min(3, choice.count)
        assert items == offer.drawn(key, 10, 5)[:3]


def test_a_topic_is_found_by_its_words(offer: Offer) -> None:
    for choice in offer.choices.values():
        assert choice in offer.near(choice.name)
        assert choice in offer.near(fold(choice.name))
    for nothing in ("", "zqzq wkwk", "<b>", "'; DROP TABLE", "\u202e"):
        assert offer.near(nothing) == ()


def test_a_quiz_goes_on_from_its_buttons(quizzes: ChatQuizzes, offer: Offer) -> None:
    marks, ask = "", AskQuiz("", 5, 7)
    asked = []
    for n in range(5):
        card = the_card(quizzes, ask)
        assert card.poll
        asked.append(card.poll.question)
        assert card.poll.question.startswith(f"Câu {n + 1}/5.") or len(card.poll.question) > 289
        (clause,) = does(card, ShowQuote)
        assert isinstance(clause, ShowQuote)
        item = offer.drawn("", 5, 7)[n]
        assert clause.provision == item.proofs[0].provision
        assert card.poll.options[card.poll.right] == item.options[item.key[0]]
        (ask,) = [one for one in does(card, AskQuiz) if isinstance(one, AskQuiz)]
        marks += "rwsrw"[n]
        ask = replace(ask, marks=ask.marks + marks[-1])
    assert len(set(asked)) == 5
    end = the_card(quizzes, ask)
    assert end.poll is None
    assert say("quiz_chat.end.score", right=2, count=5) in said(end)
    assert say("quiz_chat.end.unknown", count=1) in said(end)
    assert len(does(end, ShowQuote)) == 2
    (again,) = does(end, AskQuiz)
    assert again == AskQuiz("", 5, 8)
    assert end == the_card(quizzes, ask)


def test_together_nobody_is_marked(quizzes: ChatQuizzes, offer: Offer) -> None:
    end = the_card(quizzes, AskQuiz("", 3, 7, 3, offer.check, "rrw", hall=True))
    assert say("quiz_chat.end.hall", count=3) in said(end)
    assert does(end, ShowQuote) == does(end, Invite) == []


def test_another_edition_offers_a_new_quiz(quizzes: ChatQuizzes) -> None:
    card = the_card(quizzes, AskQuiz("", 5, 7, 2, "00000000", "rr"))
    assert said(card) == say("quiz_chat.fault.changed")
    assert does(card, AskQuiz) == [AskQuiz("", 5, 8)]


@pytest.mark.parametrize("topic", ["0123456789", "x'; --", "đ" * 900])
def test_a_topic_that_is_gone_lets_another_be_chosen(quizzes: ChatQuizzes, topic: str) -> None:
    for action in (AskQuiz(topic, 5, 1), OfferCount(topic)):
        card = the_card(quizzes, action)
        assert say("quiz_chat.fault.topic") in said(card)
        assert does(card, OfferCount)


def test_buttons_that_we_never_made_do_no_harm(quizzes: ChatQuizzes, offer: Offer) -> None:
    chance = random.Random(3)
    for _ in range(60):
        number = lambda: chance.choice((0, 1, 3, 10, 11, 999_999_999))  # noqa: E731
        marks = "".join(chance.choices("rwsx<", k=chance.randrange(30)))
        action = AskQuiz(
            "",
            number(),
            number(),
            number(),
            chance.choice((offer.check, "", "x")),
            marks,
            hall=chance.random() < 0.5,
        )
        assert the_card(quizzes, action).actions
        assert the_card(quizzes, OfferQuiz(number())).actions


def test_every_button_of_a_quiz_is_kept_by_the_chat_alone(quizzes: ChatQuizzes, offer: Offer) -> None:
    names = Names("bot")
    key = next(iter(offer.choices))
    last = AskQuiz(key, max(COUNTS), MOST_SEED, max(COUNTS), offer.check, "r" * max(COUNTS), hall=False)
    for action in (last, OfferCount(key, hall=False), OfferQuiz(99, hall=False)):
        assert read(written(action)) == action
        assert len(names(action).encode()) <= LONGEST_DATA
    assert names.kept == {}


def test_an_invitation_begins_the_same_quiz(quizzes: ChatQuizzes, offer: Offer) -> None:
    card = the_card(quizzes, OfferCount(next(iter(offer.choices))))
    (invite,) = does(card, Invite)
    assert isinstance(invite, Invite)
    assert len(invite.payload) <= LONGEST
    begins = started_with(invite.payload)
    assert begins in [
        replace(one, count=begins.count) for one in does(card, AskQuiz) if isinstance(one, AskQuiz)
    ]
    assert start_of(begins) == invite.payload
    assert Names("bot")(invite) == f"https://t.me/bot?startgroup={invite.payload}"
    for broken in (
        "tracnghiem",
        "tracnghiem_",
        "tracnghiem_xyz_5_1",
        "tracnghiem_ab_5",
        "tracnghiem_ab_5_1_2",
    ):
        assert started_with(broken) is None
    assert start_of(AskQuiz("x y", 5, 1)) is None
