"""What a clause must hold to answer: every kind of thing that the question wants, not only its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

from assistant.answers.clauses.what_is_meant import says_what_it_is
from assistant.answers.proof.evidence import figures
from assistant.answers.question.everyday import in_words_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.periods import is_periodic
from assistant.answers.question.terms import Term, says
from assistant.answers.question.understand import DOCUMENT_NUMBER, Understood
from assistant.library.nouns import Provision
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, words
from assistant.text.numbers import amount, quantities, times
from assistant.wording import words as words_of

_MONEY = re.compile(r"\d[\d.,]*\s*(?:nghìn |triệu |tỷ )?đồng", re.IGNORECASE)
_DAY = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày \d{1,2} tháng|ngày ký|ngày \d{1,2}/\d{1,2}"
)
_MARK = re.compile(r"\s*(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s")
_LISTS_RECIPIENTS = frozenset({"closing"})
_BEGINNING = 9  # words
_LISTS_PEOPLE = frozenset({"closing", "signature"})

_SHORT_NAME = re.compile(r"(?<![\w/-])[A-ZĐ][A-ZĐ0-9]{2,}(?![\w/-])")
_SHARE = re.compile(r"\d\s*%")
_GROWTH = re.compile(r"(?:tăng|giảm)\b[^;.%]{0,60}?\d\s*%|\d\s*%\s*/\s*năm", re.IGNORECASE)

_NEAR_VERB = 80
"""Who does a thing is named so near before the verb."""

Check = Callable[[Understood, Provision, Lexicon], bool]


def fits(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Tell whether the provision has each kind of thing that the question wants."""
    return bool(asked.terms) and all(check(asked, provision, lexicon) for check in CHECKS)


def whole_text(provision: Provision, lexicon: Lexicon) -> str:
    """Return the words of a provision, of what is above it and of everything below it."""
    below = lexicon.clean(provision.document)[provision.start : provision.subtree_end]
    return "\n".join((*provision.trail, below))


def _words_are_known(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the library uses every word of the question, or the clause says the same otherwise."""
    terms: Sequence[Term] = asked.terms
    bag = lexicon.passages.get(provision.id)
    if bag is not None:
        terms = in_words_of(bag, terms, asked.everyday).terms
    return all(lexicon.knows(term) for term in terms)


def _counts(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of how many finds a number: not the clause's own, nor one that it gave."""
    if "amount" not in asked.wants:
        return True
    spoken = frozenset(word.lower() for word in words(asked.text))
    given = set(map(amount, quantities(asked.text)))
    found = quantities(_MARK.sub("", provision.text, count=1), spoken)
    return any(amount(one) is None or amount(one) not in given for one in found)


def _gives_money(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    return "money" not in asked.wants or _MONEY.search(provision.text) is not None


def _gives_a_time(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of when finds a day, a year or a term."""
    return "when" not in asked.wants or bool(times(provision.text))


def _gives_a_period(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of how often is reported finds at which intervals."""
    of_reports = "how_often" in asked.wants and says(asked.text, "questions.reporting")
    return not of_reports or is_periodic(provision.text)


def _gives_a_day(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    return "which_day" not in asked.wants or _DAY.search(provision.text) is not None


def _names_a_document(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of which document finds the number of one that it did not give itself."""
    if "which_document" not in asked.wants:
        return True
    given = fold(asked.spoken)
    return any(fold(number) not in given for number in DOCUMENT_NUMBER.findall(provision.text))


def _is_no_list_of_recipients(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the clause is not the list of who gets the document, unless that is asked for: it only names."""
    asked_for = says(asked.text, "questions.recipients") or says(asked.text, "follow_ups.where")
    return provision.kind not in _LISTS_RECIPIENTS or asked_for


def _says_who(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause lists people, or says of somebody that he does it and not what he is to others.

    Clauses that give agencies work are for duties to say. The number of a document names nobody.
    """
    if "whose" not in asked.wants or provision.kind in _LISTS_PEOPLE:
        return True
    if any(provision.id == clause.duties[0].provision for clause in lexicon.given):
        return False
    text = DOCUMENT_NUMBER.sub(" ", provision.text)
    named = bool(lexicon.names.agencies.found_in(text))
    if provision.kind == "statement":
        return named or ("to_whom" not in asked.wants and says(text, "questions.somebody"))
    return not _is_read_for_duties(provision, lexicon) and _does_it(asked, text, lexicon)


def _is_read_for_duties(provision: Provision, lexicon: Lexicon) -> bool:
    return any(duty.document == provision.document for duty, _, _ in lexicon.duties)


def _does_it(asked: Understood, text: str, lexicon: Lexicon) -> bool:
    """Tell whether an agency that the question does not name stands before its first verb, or after "do"."""
    verb = next(iter(asked.acts), None)
    if verb is None:
        return False
    folded = fold(text)
    at = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(verb.folded)}(?!\w)", folded)]
    return any(
        one.id not in asked.agencies
        and (folded[: one.start].endswith("do ") or any(0 <= place - one.end <= _NEAR_VERB for place in at))
        for one in lexicon.names.agencies.found_in(text)
    )


def _gives_nobody_else(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of somebody's work finds no clause that gives an agency its own: duties say those."""
    if "duties" not in asked.wants or says(asked.text, "questions.purpose"):
        return True
    return all(provision.id != clause.duties[0].provision for clause in lexicon.given)


def _names_the_agencies(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause names the agencies asked about: else it says nothing of them."""
    if not asked.agencies:
        return True
    named = {m.id for m in lexicon.names.agencies.found_in(whole_text(provision, lexicon))}
    return named.issuperset(asked.agencies)


def _is_of_the_place(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause is of the place asked about, by its document or by name."""
    where = lexicon.documents[provision.document].place
    return all(place == where or place in provision.text for place in asked.places)


def _has_the_proper_names(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    if asked.text.istitle() or asked.text.isupper():
        return True
    document = lexicon.documents[provision.document]
    held = fold(
        " ".join((whole_text(provision, lexicon), document.place, document.issuer, document.title)).replace(
            "\n", " "
        )
    )
    country = {fold(one) for one in words_of("questions.country")} if "national" in asked.wants else set()
    return all(fold(name) in held for name in _proper_names(asked.text) if fold(name) not in country)


def short_names(asked: Understood) -> frozenset[str]:
    """Return the names of capitals in the question that no table writes out."""
    return frozenset() if asked.text.isupper() else frozenset(_SHORT_NAME.findall(asked.text))


def has_the_short_names(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause has each name of capitals that no table writes out: nothing else says the same."""
    names = short_names(asked)
    document = lexicon.documents[provision.document]
    held = f"{whole_text(provision, lexicon)} {document.title}" if names else ""
    return all(re.search(rf"(?<!\w){name}(?!\w)", held) for name in names)


def _gives_a_share(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of a share finds one: a rate of growth is none."""
    of_share = "amount" in asked.wants and says(asked.text, "questions.share")
    if not of_share or says(asked.text, "questions.growth"):
        return True
    shares = _SHARE.findall(provision.text)
    return not shares or len(_GROWTH.findall(provision.text)) < len(shares)


def _tells_a_name(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question how the holder of an office is called finds who signed, or a statement on it."""
    of_person = bool(asked.agencies) and says(asked.text, "questions.person_name")
    return not of_person or provision.kind in {"signature", "statement"}


def _proper_names(text: str) -> Iterator[str]:
    """Yield runs of two or more words in capitals: the names of places, persons, bodies."""
    typed = text.split()
    if typed and is_function_word(typed[0].strip('"“'), accented=True):
        typed = typed[1:]  # a capital there only begins the sentence
    for capital, run in groupby(typed, key=lambda word: word[0].isupper()):
        name = " ".join(run).strip('.,;:?!()"')
        if capital and " " in name:
            yield name


def _names_the_strangers(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause prints the numbers of documents that nobody knows more of."""
    text = fold(whole_text(provision, lexicon)) if asked.strangers else ""
    return all(re.search(rf"(?<!\w){re.escape(fold(one))}(?!\w)", text) for one in asked.strangers)


def _names_the_year(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause names the year: else it says nothing of it. A document may be named by its own."""
    signed = lexicon.documents[provision.document].signed_on
    own = {signed.year} if signed and _called_by_year().search(fold(asked.text)) else set()
    years = {str(year) for year in asked.years if year not in own}
    return not years or bool(years & figures(whole_text(provision, lexicon)))


@cache
def _called_by_year() -> re.Pattern[str]:
    """Return the pattern of a document called by its kind and its year ("Luật … năm 2024")."""
    kinds = "|".join(map(fold, words_of("questions.called_by_year")))
    return re.compile(
        rf"(?<!\w)(?:{kinds})(?:(?! den | trong | vao | tieu | tu )[^,;.?]){{1,60}} nam \d{{4}}(?!\d)"
    )


def _tells_results(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where what has been done is told: what is to be done is no result."""
    if "results" not in asked.wants or says(provision.text, "questions.of_results"):
        return True
    return provision.kind == "statement" and not says(provision.text, "questions.of_plans")


def begins_with_promise(text: str) -> bool:
    """Tell whether a clause says at its beginning what is promised, and not by the way."""
    return says(" ".join(_MARK.sub("", text, count=1).split()[:_BEGINNING]), "questions.of_promise")


def _promises(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of what one gets finds a promise: what is nobody's gain is no help."""
    return "help" not in asked.wants or says(whole_text(provision, lexicon), "questions.of_promise")


CHECKS: tuple[Check, ...] = (
    _words_are_known,
    _counts,
    _gives_money,
    _gives_a_time,
    _gives_a_period,
    _gives_a_day,
    _names_a_document,
    _is_no_list_of_recipients,
    _says_who,
    _gives_nobody_else,
    _names_the_agencies,
    _is_of_the_place,
    _has_the_proper_names,
    has_the_short_names,
    _gives_a_share,
    _tells_a_name,
    _names_the_strangers,
    _names_the_year,
    _tells_results,
    says_what_it_is,
    _promises,
)
