"""Presses of buttons and inline queries, answered.

Source: Bot API, answerCallbackQuery and "Inline mode" (answerInlineQuery).
"""

from tests.telegram_bot.emulator.inline_rules import checked_answer_around, checked_results
from tests.telegram_bot.emulator.parameters import Parameters
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import checked_answer
from tests.telegram_bot.emulator.world import World

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def answer_press(world: World, parameters: Parameters) -> bool:
    press = world.presses.get(parameters.text("callback_query_id"))
    if press is None or press.expired:
        raise Refused(TOO_OLD)
    checked_answer(parameters.text("text"), parameters.text("url"))
    press.answers.append(dict(parameters.values) | {"show_alert": parameters.flag("show_alert")})
    return True


def answer_inline(world: World, parameters: Parameters) -> bool:
    query = world.queries.get(parameters.text("inline_query_id"))
    if query is None or query.expired:
        raise Refused(TOO_OLD)
    results = parameters.object("results")
    parsed = checked_results(results)
    checked_answer_around(
        parameters.text("next_offset"), parameters.object("button"), parameters.number("cache_time", 300)
    )
    told = {"results": results, "parsed": parsed, "is_personal": parameters.flag("is_personal")}
    query.answers.append(dict(parameters.values) | told)
    return True


QUERIES = {"answerCallbackQuery": answer_press, "answerInlineQuery": answer_inline}
