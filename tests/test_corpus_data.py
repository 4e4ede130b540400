"""Laws of our own data: what a slip in `corpus/` would break without any program noticing."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answers.proof.evidence import figures
from assistant.answers.question.names import plain_key
from assistant.library.nouns import Document, Provision
from assistant.library.reference import Reference
from assistant.places import data_folder
from assistant.text.normal import plain, toned, words
from ingest.card import is_official
from ingest.catalogue import Entry, read_catalogue
from ingest.corpus import Corpus, build_corpus
from ingest.data_file import read_arrays

FOLDER = data_folder("corpus")
SHORT_FOR_SEVERAL = {
    "Nghị quyết 71", "Nghị quyết số 71", "NQ 71", "NQ71", "Văn bản 71", "Văn bản số 71", "01-KH/BCĐTW",
    "Kế hoạch 01", "Kế hoạch số 01", "KH 01", "KH01", "Kế hoạch 01-KH/BCĐTW", "Kế hoạch số 01-KH/BCĐTW",
}  # fmt: skip
LONGEST_STATEMENT = 80
LONGEST_QUOTATION = 7
QUOTED = re.compile(r'"([^"]*)"')


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return build_corpus(FOLDER)


@pytest.fixture(scope="module")
def reference(corpus: Corpus) -> Reference:
    return corpus.reference


@pytest.fixture(scope="module")
def provisions(corpus: Corpus) -> dict[str, Provision]:
    return {provision.id: provision for holding in corpus.holdings for provision in holding.provisions}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Entry]:
    return read_catalogue(FOLDER / "catalogue.toml")


def stated(corpus: Corpus) -> Iterator[tuple[Document, str, str]]:
    """Every statement of a digest: its document, its id, its words."""
    for holding in corpus.holdings:
        for provision in holding.provisions:
            if provision.kind == "statement":
                yield holding.document, provision.id, provision.text.removesuffix("\n")


def in_form(text: str) -> str:
    """The syllables of a text, each with its tone, between spaces: what is compared as whole words."""
    return f" {' '.join(map(toned, words(text)))} "


class TestCatalogue:
    def test_every_folder_is_in_the_catalogue(self, catalogue: dict[str, Entry]) -> None:
        folders = {path.parent.name for path in FOLDER.glob("*/*")}
        assert folders
        assert folders <= set(catalogue)

    def test_only_a_few_names_mean_several_documents(self, corpus: Corpus) -> None:
        named = defaultdict(set)
        for document in (holding.document for holding in corpus.holdings):
            for name in (document.id, document.number, *document.aliases):
                assert plain_key(name), document.id
                named[plain_key(name)].add(document.id)
        several = {key for key, ids in named.items() if len(ids) > 1}
        assert several == {plain_key(name) for name in SHORT_FOR_SEVERAL}

    def test_every_document_has_a_name_of_its_own(self, corpus: Corpus) -> None:
        several = {plain_key(name) for name in SHORT_FOR_SEVERAL}
        for document in (holding.document for holding in corpus.holdings):
            assert {plain_key(name) for name in (document.number, *document.aliases)} - several, document.id

    def test_what_is_known_says_since_when_and_how_surely(self, catalogue: dict[str, Entry]) -> None:
        for id_, entry in catalogue.items():
            assert entry.get("known_on"), id_
            grades = [entry.get("grade"), *(row.get("grade") for row in entry.get("relation", []))]
            assert set(grades) <= {"A", "B"}, id_

    def test_a_relation_to_a_known_number_names_the_day_of_that_document(self, corpus: Corpus) -> None:
        days = defaultdict(set)
        for document in (holding.document for holding in corpus.holdings):
            days[document.number].add(document.signed_on)
        relations = [one for holding in corpus.holdings for one in holding.relations if one.on]
        assert not [one for one in relations if one.to in days and one.on not in days[one.to]]

    def test_an_address_is_verified_only_where_that_is_said(
        self, corpus: Corpus, catalogue: dict[str, Entry]
    ) -> None:
        addresses = [address for holding in corpus.holdings for address in holding.addresses]
        said = {
            row["url"]
            for entry in catalogue.values()
            for row in entry.get("address", [])
            if row.get("verified")
        }
        assert {address.url for address in addresses if address.verified} == said
        assert all(address.url_kind == "official" for address in addresses if address.verified)
        assert len({address.url for address in addresses}) == len(addresses)


class TestDigests:
    def test_a_statement_is_one_short_sentence_or_few(self, corpus: Corpus) -> None:
        assert not {
            id_: words_
            for _, id_, text in stated(corpus)
            if (words_ := len(text.split())) > LONGEST_STATEMENT or not text.endswith(".")
        }

    def test_statements_are_typed_in_one_form(self, corpus: Corpus) -> None:
        assert not [
            id_ for _, id_, text in stated(corpus) if unicodedata.normalize("NFC", text.strip()) != text
        ]

    def test_a_statement_is_ours_and_quotes_nothing_but_names(self, corpus: Corpus) -> None:
        quoted = {
            id_: quotation
            for document, id_, text in stated(corpus)
            for quotation in QUOTED.findall(plain(text))
            if len(words(quotation)) > LONGEST_QUOTATION and quotation not in plain(document.title)
        }
        assert not quoted

    def test_a_statement_is_said_once(self, corpus: Corpus) -> None:
        for holding in corpus.holdings:
            texts = [text for document, _, text in stated(corpus) if document is holding.document]
            assert len(set(texts)) == len(texts), holding.document.id


class TestGlossary:
    def test_it_is_large_and_a_name_is_of_one_term(self, reference: Reference) -> None:
        assert len(reference.glossary) >= 150
        terms = defaultdict(set)
        for one in reference.glossary:
            for name in (one.term, *one.aliases):
                terms[plain_key(name)].add(one.term)
        assert not {name: of for name, of in terms.items() if len(of) > 1}

    def test_a_term_occurs_in_each_of_its_places(
        self, reference: Reference, provisions: dict[str, Provision]
    ) -> None:
        assert not [
            (one.term, place)
            for one in reference.glossary
            for place in one.places
            if not any(in_form(name) in in_form(provisions[place].text) for name in (one.term, *one.aliases))
        ]

    def test_an_explanation_ends_and_names_no_document(self, reference: Reference) -> None:
        for one in reference.glossary:
            assert one.plain.endswith("."), one.term
            assert not re.search(r"\d[-/]\w", one.plain), one.term


class TestLayWords:
    def test_it_is_large_and_has_each_phrase_once(self, reference: Reference) -> None:
        assert len(reference.lay_words) >= 1000
        phrases = Counter(plain_key(phrase) for one in reference.lay_words for phrase in one.says)
        assert not [phrase for phrase, times in phrases.items() if times > 1]

    def test_each_leads_to_words_that_the_library_has(self, corpus: Corpus, reference: Reference) -> None:
        names = [name for one in reference.glossary for name in (one.term, *one.aliases)]
        held = in_form(" . ".join([*(holding.clean for holding in corpus.holdings), *names]))
        # The words of laws wait for the laws that are brought in.
        laws = {tuple(one["says"]) for one in read_arrays(FOLDER / "law_words.toml", {"lay"})["lay"]}
        ours = [one for one in reference.lay_words if one.says not in laws]
        assert len(ours) >= 1000
        assert not {term for one in ours for term in one.means if in_form(term) not in held}


class TestAgencies:
    def test_there_are_60_communes_and_9_wards(self, reference: Reference) -> None:
        kinds = [commune.kind for commune in reference.communes]
        assert (kinds.count("xã"), kinds.count("phường"), len(kinds)) == (60, 9, 69)
        assert len({(commune.kind, commune.name) for commune in reference.communes}) == 69
        assert sum(commune.bears_former_district for commune in reference.communes) == 10

    def test_a_name_is_of_one_agency_unless_it_is_shared(self, reference: Reference) -> None:
        owners, sharers = defaultdict(set), defaultdict(set)
        for agency in reference.agencies:
            for name in (agency.name, *agency.aliases, *agency.abbreviations):
                owners[plain_key(name)].add(agency.id)
            for name in agency.shared:
                sharers[plain_key(name)].add(agency.id)
        assert not {name: ids for name, ids in owners.items() if len(ids) > 1}
        assert not {name: ids for name, ids in sharers.items() if len(ids) < 2}
        assert not set(owners) & set(sharers)

    def test_the_steering_committees_share_only_what_is_said_to_be_shared(self, reference: Reference) -> None:
        party, people = (
            next(one for one in reference.agencies if one.id == id_)
            for id_ in ("ban-chi-dao-tinh", "ban-chi-dao-ubnd-tinh")
        )
        assert {plain_key(name) for name in party.shared} == {plain_key(name) for name in people.shared}
        assert {"ban chi dao", "bcd"} <= {plain_key(name) for name in party.shared}
        assert not {plain_key(name) for name in (party.name, *party.aliases, *party.abbreviations)} & {
            plain_key(name) for name in (people.name, *people.aliases, *people.abbreviations)
        }

    def test_a_former_name_is_of_an_agency_that_is_there(self, reference: Reference) -> None:
        assert reference.predecessors
        assert {one.agency for one in reference.predecessors} <= {one.id for one in reference.agencies}

    def test_contacts_are_official(self, reference: Reference) -> None:
        assert reference.contacts
        assert not [one.host for one in reference.contacts if not is_official(f"https://{one.host}")]
        assert not [one.host for one in reference.contacts if not re.fullmatch(r"[a-z0-9.-]+", one.host)]


class TestComparisons:
    def test_each_has_a_row_with_the_year(self, corpus: Corpus, reference: Reference) -> None:
        years = {
            target.provision: {milestone.year for milestone in target.milestones if milestone.text.strip()}
            for holding in corpus.holdings
            for target in holding.targets
        }
        assert reference.comparisons
        assert not [pair for pair in reference.comparisons if pair.year not in years[pair.provincial]]

    def test_the_reason_has_no_figure_that_neither_side_has(
        self, reference: Reference, provisions: dict[str, Provision]
    ) -> None:
        assert not {
            pair.subject: alone
            for pair in reference.comparisons
            if (
                alone := figures(pair.why)
                - figures(provisions[pair.national].text)
                - figures(provisions[pair.provincial].text)
            )
        }

    def test_the_two_sides_are_of_two_levels(self, corpus: Corpus, reference: Reference) -> None:
        places = {holding.document.id: holding.document.place for holding in corpus.holdings}
        for pair in reference.comparisons:
            assert not places[pair.national.partition("/")[0]], pair.subject
            assert places[pair.provincial.partition("/")[0]], pair.subject


def test_abbreviations_of_several_meanings_say_beside_what(reference: Reference) -> None:
    meant = defaultdict(list)
    for one in reference.abbreviations:
        meant[one.short].append(one)
    assert not [short for short, rows in meant.items() if len(rows) > 1 and not all(row.near for row in rows)]


def test_the_files_of_the_corpus_are_these() -> None:
    assert {path.name for path in Path(FOLDER).glob("*.toml")} == {
        "abbreviations.toml", "agencies.toml", "catalogue.toml", "comparisons.toml", "contacts.toml",
        "glossary.toml", "law_words.toml", "lay_words.toml",
    }  # fmt: skip
