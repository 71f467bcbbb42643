import pytest

from rashomon.clean.language import find_language, is_readable, primary_tag
from tests.clean.captures import PROSE

GERMAN = (
    "Der Hafenrat von Lindow hat am Dienstag beschlossen, den alten Anleger über den Winter zu"
    " schließen, und er sagte, der Beschluss sei endgültig."
)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (PROSE, "", "en"),
        (PROSE, "de", "en"),
        (GERMAN, "en", "de"),
        (f"{PROSE}\n\n{GERMAN}", "", "en"),
        (f"{GERMAN}\n\n{GERMAN}\n\n{PROSE[:140]}", "", "de"),
        ("Dock closed", "en-GB", "en"),
        ("Dock closed", "", "und"),
        ("", "", "und"),
        ("12 345 678 " * 40, "not a tag at all", "und"),
    ],
)
def test_the_language_of_a_text(text: str, declared: str, language: str) -> None:
    assert find_language(text, declared) == language


def test_what_the_reader_can_read() -> None:
    assert is_readable("en", PROSE, ("en",))
    assert not is_readable("de", GERMAN, ("en",))
    assert is_readable("und", "Dock closed", ("en",))
    assert not is_readable("und", "Пристань закрыта", ("en",))


def test_tags_are_cut_to_their_first_part() -> None:
    assert [primary_tag(t) for t in ("EN", "pt-BR", "", "x", "12")] == ["en", "pt", "", "", ""]
