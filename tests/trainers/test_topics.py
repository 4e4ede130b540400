"""What can be chosen: groups of tasks, indicators, agencies and documents, as the documents print them."""

from assistant.search.shelf import Shelf
from bot.trainers.topic import About
from bot.trainers.topics import topics_of


def test_topics_of_a_programme(shelf: Shelf) -> None:
    with shelf.lend() as edition:
        topics = topics_of(edition)
        verbatim = {one.id for one in edition.library.documents() if one.text == "verbatim" and one.is_public}
        provisions = {one.id: one for id_ in verbatim for one in edition.library.provisions(id_)}
    assert {topic.about for topic in topics} == set(About)
    assert len({topic.id for topic in topics}) == len(topics)
    for topic in topics:
        assert topic.document in verbatim
        assert topic.places
        assert set(topic.places) <= set(provisions)
        assert topic.name == topic.name.strip("-–• ;:,.")
        assert bool(topic.agency) is (topic.about is About.AGENCY)
    tasks = [topic for topic in topics if topic.about is About.TASKS]
    held = [place for topic in tasks for place in topic.places]
    assert len(held) == len(set(held))
