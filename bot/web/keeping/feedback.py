"""Feedback on an answer, as its form sends it."""

import re

from assistant.answers.answer import Status
from bot.store.kept import REASON_LIMIT, Feedback, Verdict
from bot.store.store import today
from bot.views.asked import QUESTION_LIMIT
from bot.web.keeping.posted import Posted
from bot.web.problems import Problem

_VERDICTS: dict[str, Verdict] = {"dung": "right", "sai": "wrong", "thieu": "lacking"}
_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")
_PLACE = re.compile(r"[A-Za-z0-9-]{1,120}/[A-Za-z0-9.~-]{1,120}")
_PLACES = 50


def feedback_in(form: Posted) -> Feedback:
    """Return what a person thought of an answer; a Problem where a field is not what our form sends."""
    verdict = _VERDICTS.get(form.text("danh-gia", 16))
    status = form.text("tinh-trang", 16)
    edition, answer = form.text("ban", 64), form.text("ma", 64)
    places = form.many("noi", 256, _PLACES)
    checks = {
        "danh-gia": verdict is not None,
        "tinh-trang": status in {one.value for one in Status},
        "ban": _NAME.fullmatch(edition) is not None,
        "ma": _NAME.fullmatch(answer) is not None,
        "noi": all(map(_PLACE.fullmatch, places)),
    }
    wrong = next((name for name, good in checks.items() if not good), None)
    if wrong or verdict is None:
        raise Problem(422, "unreadable_form", field=wrong)
    return Feedback(
        verdict=verdict,
        status=status,
        edition=edition,
        provisions=places,
        day=today(),
        agreed=form.ticked("dong-y"),
        question=form.text("q", QUESTION_LIMIT, required=True),
        answer=answer,
        reason=form.text("ly-do", REASON_LIMIT),
    )
