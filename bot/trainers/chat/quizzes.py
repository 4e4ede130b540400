"""Quizzes in a chat: a topic is chosen, then how many questions, then one poll after the other; all in the buttons."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from assistant.wording import say
from bot.cards.actions import AskQuiz, Invite, OfferCount, OfferQuiz, ShowQuote
from bot.cards.card import (
    Action,
    Block,
    Card,
    Heading,
    Line,
    Listed,
    Paragraph,
    Reply,
    Run,
    plain,
    rows_of,
    sentence,
)
from bot.cards.paging import page_of
from bot.cards.sources import check_of, short
from bot.cards.starts import start_of
from bot.desk.desk import Desk
from bot.desk.of_edition import OfEdition
from bot.trainers.chat.fitting import poll_of
from bot.trainers.chat.offer import COUNTS, Choice, Offer, offer_of
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.wishes import MOST_SEED, shown

_PAGE = 8
_SHARED = 5
"""As many questions go into a group by the first button."""
_ANSWER, _NAMED, _TOLD = 100, 120, 300


class ChatQuizzes:
    """Makes the cards of quizzes from what the desk's edition offers, worked out when the first one is wanted.

    A quiz is its topic, count and seed, which its buttons hold: nothing of it is kept here.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._offers = OfEdition(desk, offer_of)

    def offered(self, text: str, *, hall: bool) -> Reply:
        """Return the counts of the one topic that is meant, else those that may be, else all."""
        offer = self._offers.now()
        if not text:
            return Reply((_topics(offer, OfferQuiz(hall=hall)),))
        near = offer.of_agencies(self._desk.assistant.named_in(text).agencies) or offer.near(text)
        if len(near) == 1:
            return Reply((_counts(offer, near[0].key, hall=hall),))
        if near:
            heading = Heading(plain(say("quiz_chat.offer.several", text=shown(text))))
            return Reply((Card((heading,), _choices(near[:_PAGE], hall=hall)),))
        told = say("quiz_chat.offer.unmatched", text=shown(text))
        return Reply((_topics(offer, OfferQuiz(hall=hall), told),))

    def does(self, action: OfferQuiz | OfferCount | AskQuiz) -> Reply:
        """Return a page of topics, the counts of one, the next question, or the end."""
        offer = self._offers.now()
        if isinstance(action, OfferQuiz):
            return Reply((_topics(offer, action),), replaces=action.instead)
        if action.topic and action.topic not in offer.choices:
            return Reply((_topics(offer, OfferQuiz(hall=action.hall), say("quiz_chat.fault.topic")),))
        if isinstance(action, OfferCount):
            return Reply((_counts(offer, action.topic, hall=action.hall),), replaces=True)
        return Reply((_asked(offer, action),))


def _topics(offer: Offer, at: OfferQuiz, told: str = "") -> Card:
    if not offer.choices:
        return sentence(say("quiz_chat.fault.nothing"))
    page = page_of(tuple(offer.choices.values()), at.page, _PAGE)
    key = "heading_page" if page.of > 1 else "heading"
    heading = say(f"quiz_chat.offer.{key}", page=page.number + 1, pages=page.of)
    blocks: list[Block] = [Heading(plain(heading))]
    if told:
        blocks.append(Paragraph((plain(told),)))
    blocks.append(Paragraph((plain(say("quiz_chat.offer.about")),)))
    whole = (Action(say("quiz_chat.offer.all"), OfferCount("", at.hall)),)
    turning = page.turning(lambda number: replace(at, page=number, instead=True))
    return Card(tuple(blocks), (whole, *_choices(page.items, hall=at.hall), *turning))


def _choices(choices: Sequence[Choice], *, hall: bool) -> tuple[tuple[Action, ...], ...]:
    return tuple((Action(one.label, OfferCount(one.key, hall)),) for one in choices)


def _counts(offer: Offer, key: str, *, hall: bool) -> Card:
    if not offer.choices:
        return sentence(say("quiz_chat.fault.nothing"))
    there, seed = offer.count(key), _seed()
    about = say("quiz_chat.count.about" if key else "quiz_chat.count.about_all", count=there)
    lines = [about, say("quiz_chat.count.hall" if hall else "quiz_chat.count.alone")]
    heading = Heading(plain(say("quiz_chat.count.heading", name=offer.name(key))))
    # Questions that would tell on each other are not drawn together.
    most = len(offer.drawn(key, max(COUNTS), seed))
    possible = [count for count in COUNTS if count <= most] or [most]
    asks = [AskQuiz(key, count, seed, hall=hall) for count in possible]
    rows = [tuple(Action(say("quiz_chat.count.button", count=one.count), one) for one in asks)]
    if not hall:
        rows += _invites(AskQuiz(key, min(_SHARED, most), seed), "count.invite")
    rows.append((Action(say("quiz_chat.end.other"), OfferQuiz(hall=hall)),))
    return Card((heading, Paragraph(tuple(map(plain, lines)))), tuple(rows))


def _invites(begins: AskQuiz, key: str) -> list[tuple[Action, ...]]:
    payload = start_of(begins)
    label = say(f"quiz_chat.{key}", count=begins.count)
    return [(Action(label, Invite(payload)),)] if payload else []


def _asked(offer: Offer, ask: AskQuiz) -> Card:
    if not offer.pool.items:
        return sentence(say("quiz_chat.fault.nothing"))
    count = min(max(ask.count, 1), max(COUNTS))
    begins = replace(ask, count=count, seed=ask.seed % (MOST_SEED + 1), at=0, check="", marks="")
    if ask.at and ask.check != offer.check:
        return Card((Paragraph((plain(say("quiz_chat.fault.changed")),)),), _after(begins))
    items = offer.drawn(ask.topic, count, begins.seed)
    marks = "".join(letter if letter in "rws" else "s" for letter in ask.marks[: len(items)])
    if ask.at >= len(items):
        return _end(offer, begins, items, marks)
    item = items[ask.at]
    is_last = ask.at + 1 == len(items)
    key = "next" if not is_last else "end" if ask.hall else "last"
    goes_on = replace(begins, at=ask.at + 1, check=offer.check, marks=marks)
    return Card(
        (Paragraph((plain(say("quiz_chat.ask.refused")),)),),
        (
            (
                Action(say("quiz_chat.ask.clause"), clause_of(item)),
                Action(say(f"quiz_chat.ask.{key}"), goes_on),
            ),
        ),
        poll=poll_of(item, ask.at + 1, len(items)),
    )


def _end(offer: Offer, begins: AskQuiz, items: Sequence[Item], marks: str) -> Card:
    blocks: list[Block] = [
        Heading(plain(say("quiz_chat.end.heading", name=short(offer.name(begins.topic), _NAMED))))
    ]
    wrong = [n for n, letter in enumerate(marks) if letter == "w"]
    if begins.hall:
        blocks.append(Paragraph((plain(say("quiz_chat.end.hall", count=len(items))),)))
        return Card(tuple(blocks), _after(begins))
    right = marks.count("r")
    lines = [say("quiz_chat.end.score", right=right, count=len(items))]
    if right == len(items):
        lines.append(say("quiz_chat.end.all_right"))
    elif unknown := len(items) - right - len(wrong):
        lines.append(say("quiz_chat.end.unknown", count=unknown))
    blocks.append(Paragraph(tuple(map(plain, lines))))
    if wrong:
        blocks.append(Heading(plain(say("quiz_chat.end.wrong"))))
        blocks.append(Listed(tuple(_wrong(n, items[n]) for n in wrong)))
    clauses = [Action(say("quiz_chat.end.clause", n=n + 1), clause_of(items[n])) for n in wrong]
    shared = _invites(begins, "end.invite")
    return Card(tuple(blocks), (*rows_of(clauses, 2), *_after(begins), *shared))


def _wrong(n: int, item: Item) -> Line:
    answer = short(item.options[item.key[0]], _ANSWER)
    told = short(" ".join(item.explanation.split()), _TOLD)
    return (Run(say("quiz_chat.end.wrong_item", n=n + 1, answer=answer), "bold"), Run(f" {told}"))


def _after(begins: AskQuiz) -> tuple[tuple[Action, ...], ...]:
    again = replace(begins, seed=(begins.seed + 1) % (MOST_SEED + 1))
    other = OfferQuiz(hall=begins.hall, instead=False)
    return ((Action(say("quiz_chat.end.again"), again), Action(say("quiz_chat.end.other"), other)),)


def clause_of(item: Item) -> ShowQuote:
    """Return the action that shows the characters which prove the answer."""
    quote = item.proofs[0]
    if item.family.startswith("clause."):
        # Of a gap that is only what was left out.
        quote = max(
            (one for one in item.proofs if one.provision == quote.provision), key=lambda one: len(one.text)
        )
    return ShowQuote(quote.provision, quote.span.start, quote.span.end, quote.label, check_of(quote.text))


def _seed() -> int:
    """Return a seed that nobody had: who begins anew wants other questions."""
    return secrets.randbelow(MOST_SEED + 1)
