"""Clauses that speak to a machine: they are said word for word, and no model is shown them."""

import re
import unicodedata

from assistant.answers.conversation.injected import without_markup
from assistant.answers.question.terms import says
from assistant.text.look_alikes import typed_form

_SPOKEN = ("drafts.to_machines", "injections.demands", "injections.secrets", "injections.acting")
# What hides words from a reader and not from a machine.
_HIDING = frozenset({"Cf", "Co", "Cn", "Cs"})
_SOFT = frozenset("\u00ad\ufeff")
_CODED = re.compile(
    r"[A-Za-z0-9+/_-]{28,}={0,2}|\\[ux][0-9a-fA-F]{2,}|&#x?[0-9a-fA-F]+;|(?:%[0-9A-Fa-f]{2}){3,}|[{}\[\]]\s*[,:]?\s*\""
)


def speaks_to_machines(text: str) -> bool:
    """Tell whether a text holds what no reader needs: orders to a machine, markup, code, hidden characters.

    A clause about machines may be taken for one that speaks to them; it is then only not reworded.
    """
    if any(unicodedata.category(sign) in _HIDING and sign not in _SOFT for sign in text):
        return True
    form = typed_form(text)
    return (
        without_markup(form) != form
        or bool(_CODED.search(text))
        or any(says(form, phrases) for phrases in _SPOKEN)
    )
