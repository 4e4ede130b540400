"""What people think of an answer: kept only as they agree, as on the pages."""

from assistant.wording import say
from bot.cards.actions import Judge
from bot.cards.card import Action, Card, Paragraph, Reply, plain, sentence
from bot.cards.last import Last, Turn
from bot.cards.stock import Stock
from bot.store.kept import REASON_LIMIT, VERDICTS, Feedback, StoreClosed
from bot.store.store import today


def verdict_actions(answer: str) -> tuple[tuple[Action, ...], ...]:
    """Return the row of buttons that say what one thinks of an answer."""
    return (tuple(Action(say(f"chat.button.{one}"), Judge(answer, one)) for one in VERDICTS),)


def feedback_reply(reason: str, conversation: str, last: Last) -> Reply:
    """Ask what one thinks of the last answer, and hold why."""
    turn = last.of(conversation)
    if turn is None:
        return Reply((sentence(say("chat.judged.nothing")),))
    if len(reason) > REASON_LIMIT:
        return Reply((sentence(say("chat.judged.reason_long", limit=f"{REASON_LIMIT:,}".replace(",", "."))),))
    last.give_reason(conversation, reason)
    lines = [plain(say("chat.judged.ask"))]
    if reason:
        lines.append(plain(say("chat.judged.reason", reason=reason)))
    return Reply((Card((Paragraph(tuple(lines)),), verdict_actions(turn.answer.id)),))


def judged_reply(does: Judge, conversation: str, last: Last, stock: Stock) -> Reply:
    """Ask whether the question may be kept, or keep what one thinks of the answer; the asker alone may agree."""
    turn = last.with_answer(does.answer)
    verdict = next((one for one in VERDICTS if one == does.verdict), None)
    if turn is None or verdict is None:
        return Reply((sentence(say("chat.judged.forgotten")),))
    own = turn.conversation == conversation
    if does.agreed is None and own:
        return _consent(turn, verdict, stock) if conversation not in turn.judged else _twice()
    if not last.judge(turn, conversation):
        return _twice()
    agreed = bool(does.agreed) and own
    given = Feedback(
        verdict=verdict,
        status=turn.answer.status.value,
        edition=turn.edition,
        provisions=tuple(dict.fromkeys(one.quote.provision for one in turn.answer.citations)),
        day=today(),
        agreed=agreed,
        question=turn.question if agreed else "",
        answer=turn.answer.id if agreed else "",
        reason=turn.reason if agreed else "",
    )
    try:
        stock.desk.store.add_feedback(given)
    except StoreClosed:
        last.unjudge(turn, conversation)
        return Reply((sentence(say("chat.judged.not_kept")),))
    key = "thanks_reason" if given.reason else "thanks_agreed" if agreed else "thanks"
    told = say(f"chat.judged.{key}", verdict=say(f"chat.button.{verdict}"))
    if not own:  # in a group nobody is told what somebody else thinks
        return Reply((), notice=told)
    return Reply((sentence(told),), replaces=True)


def _consent(turn: Turn, verdict: str, stock: Stock) -> Reply:
    reason = say("chat.judged.consent_with_reason") if turn.reason else ""
    not_reason = say("chat.judged.consent_not_reason") if turn.reason else ""
    days = stock.desk.store.feedback_days
    lines = (
        say("chat.judged.consent", verdict=say(f"chat.button.{verdict}")),
        say("chat.judged.question", question=turn.question),
        *((say("chat.judged.reason", reason=turn.reason),) if turn.reason else ()),
        say("chat.judged.consent_kept", reason=reason),
        say("chat.judged.consent_not", reason=not_reason, days=days),
    )
    buttons = (
        Action(say("chat.button.agree"), Judge(turn.answer.id, verdict, agreed=True)),
        Action(say("chat.button.refuse"), Judge(turn.answer.id, verdict, agreed=False)),
    )
    return Reply((Card((Paragraph(tuple(map(plain, lines))),), (buttons,)),))


def _twice() -> Reply:
    told = say("chat.judged.twice")
    return Reply((), notice=told)
