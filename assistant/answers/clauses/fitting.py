"""What a clause must hold to answer: every kind of thing that the question wants, not only its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from assistant.answers.clauses.counting import COUNTED
from assistant.answers.clauses.doers import doers
from assistant.answers.clauses.kinds_of_answer import MARK, WANTED, whole_text
from assistant.answers.clauses.what_is_meant import says_what_it_is
from assistant.answers.clauses.whether import speaks_of_what_is_asked
from assistant.answers.clauses.work_of import gives_them_work
from assistant.answers.question.everyday import in_words_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import Term, says, term_of, without_phrases
from assistant.answers.question.understand import DOCUMENT_NUMBER, Understood, body_alone
from assistant.library.nouns import Provision
from assistant.text.accent_table import shipped_table
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, words
from assistant.wording import words as words_of

_LISTS_RECIPIENTS = frozenset({"closing"})
_BEGINNING = 9  # words
_DEPARTMENT = re.compile(r"(?<!cơ )(?<!trụ )(?<!công )\b[sS]ở\b")
_SWAPPED = 2
"""So many words may stand in the place of others."""
_LONGER = 3
"""A name of so many words is no chance."""
_LISTS_PEOPLE = frozenset({"closing", "signature"})

_SUFFERS = re.compile(
    r"(?<!\w)(?:ai|nhung ai|(?:nguoi|doi tuong) nao) (?:khong |se )?(?:duoc|bi|thuoc)"
    r"(?! (?:giao|phan cong|uy quyen|cu|chi dinh|quyen))(?!\w)"
)
_TOWARDS = re.compile(r"(?<!\w)(?:về|với|cho|đến|tới|lên|gửi)\s+$")
_AT_A_PLACE = r"(?<!\w)(?:ở|từ|tại)(?:\s+[A-ZĐÀ-Ỹ]\w*){2,4}"
_COMES_FROM = re.compile(rf"{_AT_A_PLACE}(?=\s+(?:trở |quay )?về(?!\w))")
_LIVES_IN = re.compile(_AT_A_PLACE)
_SHORT_NAME = re.compile(r"(?<![\w/-])[A-ZĐ][A-ZĐ0-9]{2,}(?![\w/-])")

Check = Callable[[Understood, Provision, Lexicon], bool]


def fits(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Tell whether the provision has each kind of thing that the question wants."""
    return bool(asked.terms) and all(check(asked, provision, lexicon) for check in CHECKS)


def _has_what_is_foreign(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause has the words that are no Vietnamese syllables and that no document uses: brands, jargon.

    What else the library does not know may be said otherwise, and only makes a clause less sure.
    """
    bag = lexicon.passages.get(provision.id)
    terms: Sequence[Term] = (
        asked.terms if bag is None else in_words_of(bag, asked.terms, asked.everyday).terms
    )
    return all(
        lexicon.knows(term) or term in asked.passing or term.folded in shipped_table().candidates
        for term in terms
    )


def _puts_nothing_in_its_place(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where no words that the library does not know have others in their place: "điện [gió] ngoài khơi"."""
    if all(map(lexicon.knows, asked.terms)):
        return True
    runs = [(known, [t.folded for t in run]) for known, run in groupby(asked.terms, key=lexicon.knows)]
    around = [
        (before[-1], after[0])
        for (_, before), (known, run), (_, after) in zip(runs, runs[1:], runs[2:], strict=False)
        if not known and len(run) <= _SWAPPED
    ]
    said = [term_of(word) for word in words(provision.text)] if around else []
    return not any(
        said[at] == before and after in said[at + 2 : at + _SWAPPED + 2]
        for before, after in around
        for at in range(len(said))
    )


def _is_no_list_of_recipients(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the clause is not the list of who gets the document, unless that is asked for: it only names."""
    asked_for = says(asked.text, "questions.recipients") or says(asked.text, "follow_ups.where")
    return provision.kind not in _LISTS_RECIPIENTS or asked_for


def _says_who(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause lists people, or says of somebody that he does it and not what he is to others.

    The number of a document names nobody. For whom a thing is done, or with whom, is no question of who does it.
    """
    if "whose" not in asked.wants or provision.kind in _LISTS_PEOPLE or _asks_for_whom(asked):
        return True
    text = DOCUMENT_NUMBER.sub(" ", provision.text)
    if _asks_of_whom(asked.text):
        return says(text, "questions.persons")
    if provision.kind == "statement":
        named = bool(lexicon.names.agencies.found_in(text))
        return named or ("to_whom" not in asked.wants and says(text, "questions.somebody"))
    return bool(doers(asked, provision)) or ("to_whom" in asked.wants and _goes_to_a_body(text, lexicon))


def _goes_to_a_body(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text says of something that it goes to an agency: "phản ánh về Bộ X"."""
    named = lexicon.names.agencies.found_in(text)
    return any(_TOWARDS.search(text[: one.start]) for one in named)


def _asks_of_whom(text: str) -> bool:
    """Tell whether it is asked with whom something is done ("ai được miễn"), and not who does it."""
    return _SUFFERS.search(fold(text)) is not None


def _asks_for_whom(asked: Understood) -> bool:
    return not says(without_phrases(asked.text, ("for_whom",)), "questions.whose")


def _is_whole_name(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where a body that the library does not know, and whose work is asked for, is named whole.

    "Sở X" is not any "sở" and some "X".
    """
    if "duties" not in asked.wants or asked.agencies or not says(asked.text, "questions.kinds_of_bodies"):
        return True
    bag = lexicon.passages.get(provision.id)
    return bag is None or lexicon.phrase_coverage(asked.subject_in(bag).terms, bag) == 1


def _gives_nobody_else(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of somebody's work finds no clause, or heading over one, that gives an agency its own.

    Duties say those.
    """
    if not asked.wants & {"duties", "ours"} or says(asked.text, "questions.purpose"):
        return True
    if doers(asked, provision):
        return True  # who does it is asked, and not what somebody does
    # Of an agency that is known, duties say what stands under a heading too, or that no role of it does.
    below = {one.id for one in lexicon.library.subtree(provision)} if asked.agencies else {provision.id}
    return all(
        clause.duties[0].provision not in below
        or (len(asked.agencies) > 1 and clause.duties[0].agency_id in asked.agencies)
        for clause in lexicon.given
    )


def _is_of_departments(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where whose work it is, asked for a department, finds a clause that speaks of departments."""
    of_one = _DEPARTMENT.search(asked.spoken) or says(asked.text, "questions.own_office")
    if not of_one or "ours" not in asked.wants or asked.agencies:
        return True
    return _DEPARTMENT.search(whole_text(provision, lexicon)) is not None


def _gives_the_body(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Never hold where a thing is perhaps the work of a body that stands alone and that the library does not know.

    No clause gives it anything; one that names it does so in passing.
    """
    return bool(asked.agencies) or not body_alone(asked.text)


def _names_the_agencies(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause names the agencies asked about: else it says nothing of them.

    One that the title of an original text names is spoken of in all of it, and who issued the one that is named.
    """
    if not asked.agencies:
        return True
    document = lexicon.documents[provision.document]
    text = whole_text(provision, lexicon)
    if document.text == "verbatim":
        of_it = document.issuer if document.id in asked.documents else ""
        text = f"{text}\n{document.title}\n{of_it}"
    named = {m.id for m in lexicon.names.agencies.found_in(text)}
    # As the first words of a longer name ("Bộ trưởng" of "Bộ trưởng Bộ …") it is named too.
    lettered = provision.kind != "statement"
    return all(
        id_ in named or (lettered and _printed(lexicon.names.agency(id_), text)) for id_ in asked.agencies
    )


def _printed(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


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
    begins = _begins_with_a_name(asked.text)
    return all(
        fold(name) in held or (name == begins[0] and begins[1] in held)
        for name in _proper_names(_less_whence(asked))
        if fold(name) not in country
    )


def _less_whence(asked: Understood) -> str:
    """Return the question less the place that somebody comes from, or that one who hopes for help lives in."""
    text = _COMES_FROM.sub(" ", asked.text)
    own = "help" in asked.wants and says(text, "questions.of_oneself")
    return _LIVES_IN.sub(" ", text) if own else text


def _begins_with_a_name(text: str) -> tuple[str, str]:
    """Return the two words that begin a text, and, folded, those of a name whose first word is the second.

    The first word bears its capital only because it begins: "Học Mơ rừng ven núi" may name "Mơ rừng ven".
    """
    typed = text.split()
    return " ".join(typed[:2]), fold(" ".join(typed[1 : _LONGER + 1]))


def short_names(asked: Understood) -> frozenset[str]:
    """Return the names of capitals in the question that no table writes out."""
    return frozenset() if asked.text.isupper() else frozenset(_SHORT_NAME.findall(asked.text))


def has_the_short_names(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause has each name of capitals that no table writes out: nothing else says the same."""
    names = short_names(asked)
    document = lexicon.documents[provision.document]
    held = f"{whole_text(provision, lexicon)} {document.title}" if names else ""
    return all(re.search(rf"(?<!\w){name}(?!\w)", held) for name in names)


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


def begins_with_promise(text: str) -> bool:
    """Tell whether a clause says at its beginning what is promised, and not by the way."""
    return says(" ".join(MARK.sub("", text, count=1).split()[:_BEGINNING]), "questions.of_promise")


def _promises(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of what one gets finds a promise: what is nobody's gain is no help."""
    return "help" not in asked.wants or says(whole_text(provision, lexicon), "questions.of_promise")


CHECKS: tuple[Check, ...] = (
    *WANTED,
    *COUNTED,
    _has_what_is_foreign,
    _puts_nothing_in_its_place,
    _is_no_list_of_recipients,
    _says_who,
    _is_whole_name,
    _gives_nobody_else,
    _is_of_departments,
    _gives_the_body,
    _names_the_agencies,
    _is_of_the_place,
    _has_the_proper_names,
    has_the_short_names,
    _names_the_strangers,
    says_what_it_is,
    speaks_of_what_is_asked,
    gives_them_work,
    _promises,
)
