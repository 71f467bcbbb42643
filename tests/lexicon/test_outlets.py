"""The lists of outlets."""

from rashomon.lexicon.outlets import outlet_words


def test_names_have_no_article_and_endings_are_words() -> None:
    lists = outlet_words()
    assert not [name for name in lists.names if name.startswith("The ") or not name.strip()]
    assert all(
        ending.replace(" ", "").isalpha() and ending[0].isupper() for ending in lists.endings
    )
    assert all(noun == noun.lower() for noun in lists.nouns)


def test_no_ending_is_a_body_of_another_kind() -> None:
    assert outlet_words().endings.isdisjoint({"Agency", "Office", "Service", "Union", "Network"})
