import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.damage import drop_controls, find_damage, find_truncation, repair


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("â€œWe lost it,â€\x9d she said.", "“We lost it,” she said."),
        ("The mayorâ€™s cafÃ© burnt.", "The mayor’s café burnt."),
        ("RenÃ© and ZoÃ«", "René and Zoë"),
        ("voilÃ\xa0 le port", "voilà le port"),
        ("\x93No,\x94 he said \x96 twice.", "“No,” he said – twice."),
        ("FranÃ\x83Â§ois", "François"),
        ("ðŸ˜‚ it was", "😂 it was"),
    ],
)
def test_wrong_decoding_is_turned_back(garbled: str, right: str) -> None:
    text, origin, repairs = repair(garbled)
    assert text == right
    for fix in repairs:
        assert fix.span.of(text) == fix.now
        assert origin.cover(fix.span).of(garbled) == fix.was


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "“It’s a café,” Zoë said — in São João.",
        "SÃO JOÃO is a town.",
        "Москва и Київ",
        "東京の知事は火曜日に述べた",
        "100 € at 20 °C",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert repair(text)[0] == text
    assert find_damage(text) == ()


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("The caf\ufffd closed.", ["\ufffd"]),
        ("Lindow s mayor and the council s clerk met.", ["Lindow s", "council s"]),
        ("The town s mayor, Ren  Brel, met Jos  Valde and St fan Orlic.", ["town s", "St fan"]),
        ("They don?t want it and Velm?s clerk knows.", ["don?t", "Velm?s"]),
        ("It was Ren?e who closed the caf?s of Velm.", ["Ren?e", "caf?s"]),
        ("The mayor said: ?We lost it.", ["?"]),
        ("The dock ? the old one ? is closed.", [" ?", " ?"]),
        ("The workers? union met on Monday.", ["workers?"]),
        ("How na\u00c3 \u0304ve of Velm.", [" \u0304"]),
        ("I can t say, and they didn t ask.", ["can t", "didn t"]),
    ],
)
def test_lost_characters_are_pointed_at(text: str, damaged: list[str]) -> None:
    assert [damage.span.of(text) for damage in find_damage(text)] == damaged


@pytest.mark.parametrize(
    "text",
    [
        "Who are the workers? they asked.",
        "“Is it Monday?” he asked.",
        "Where were the boats? nobody knew.",
        "The letter s stands for south, the plural s for more.",
        "See http://courier.example/a?b=c or page.php?id=x for more.",
        "Ed asked Tom Reed and Xi told Ana Brenn about it.",
        "Mr van Dahl and St John met Al de Witt.",
        "Really? yes.",
        "Why ? the mayor asked , and left .",
        "The Sox have Ana Brenn now.",
        "Is it the boats? or the docks?",
    ],
)
def test_sound_text_is_not_called_damaged(text: str) -> None:
    assert find_damage(text) == ()


def test_a_short_word_that_stands_elsewhere_is_no_fragment() -> None:
    text = "The town?s Sox have Ana Brenn, and AT&T spinoff Velmtel has none. The Sox won."
    assert [damage.span.of(text) for damage in find_damage(text)] == ["town?s"]


def test_control_characters_are_taken_out_and_pointed_at() -> None:
    received = "The\x00 dock\x07\x08 is\x1b"
    text, origin, damages = drop_controls(received)
    assert text == "The dock is"
    assert [d.span.of(text) for d in damages] == [" ", " ", "s"]
    assert origin.length == len(text)
    assert drop_controls("\x00\x01") == ("", origin.then(origin).__class__(()), ())


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("The council will vote on the dock, the mayor said, and ...", True),
        ("The council will vote on the dock, the mayor said, but the…", True),
        ("The council will vote on the dock, the mayor said […]", True),
        ("The council will vote on the dock, the mayor said [+1204 chars]", True),
        ("The council will vote on the dock on Monday. (more)", True),
        ("The council will vote on the dock, the mayor said, before the", True),
        ("The council will vote on the dock, the mayor said on Monday,", True),
        ("The council will vote on the dock on Monday. Read more", True),
        ("The council will vote on the dock on Monday.", False),
        ("“The council will vote on the dock on Monday...”", False),
        ("Ilse Varga, Lindow", False),
        ("— Ada Vane in Velm", False),
        ("The old dock of Lindow", False),
        ("Five docks you should have seen before winter comes", False),
    ],
)
def test_an_account_that_is_cut_off(end: str, cut: bool) -> None:
    text = f"Lindow closes dock\n\nThe dock is closed.\n\n{end}"
    damage = find_truncation(text, 18)
    assert (damage is not None) == cut
    if damage is not None:
        assert text.endswith(damage.span.of(text))


def test_a_headline_alone_is_not_cut_off() -> None:
    assert find_truncation("Lindow closes dock after the", 28) is None
    assert find_truncation("", 0) is None


@given(st.text(max_size=300))
def test_any_text_is_survived(received: str) -> None:
    text, origin, repairs = repair(received)
    assert origin.length == len(text)
    for fix in repairs:
        assert fix.span.of(text) == fix.now
    clean, onward, damages = drop_controls(text)
    assert onward.length == len(clean)
    for damage in (*damages, *find_damage(clean)):
        assert damage.span.of(clean)
    find_truncation(clean, 0)


@pytest.mark.parametrize("unit", ["â€", "Ã", "s? ", "é", "\ufffd", "\x80", "A b C", "a?"])
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    find_damage(repair(text)[0])


def test_what_cannot_be_turned_back_is_damage() -> None:
    found = find_damage("He addressed the realÃ¢€world concerns; Café Ölsen is “open”.")
    assert [(damage.span.start, damage.reason) for damage in found] == [
        (21, "a run of garbled letters")
    ]
