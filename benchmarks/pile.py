"""A fixed pile of invented accounts: the same bytes for the same number of accounts, everywhere.

Names, places and events are made up.  Sentences come from templates of this project, put together
by a small generator of its own, so that the pile depends on no library's random numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.model.ids import canonical_json, sha256_hex

PEOPLE = (
    ("Ilse Varga", "Transport Minister"),
    ("Tomas Brenn", "Mayor"),
    ("Mirko Dahl", "union leader"),
    ("Ana Solberg", "opposition spokeswoman"),
    ("Petr Okonjo", "harbour master"),
    ("Lena Marsh", "Foreign Minister"),
    ("Joris Kade", "chief engineer"),
)
PLACES = ("Velm", "Kesselried", "Port Amery", "Lindow", "the Orla valley", "Saint Brannoc")
SUBJECTS = (
    "the ferry line",
    "the Orla dam",
    "the border crossing",
    "the grain depot",
    "the new bridge",
)
CLAIMS = (
    "{subject} will stay closed until the inspectors have finished",
    "nobody in {place} had been asked about {subject}",
    "the money for {subject} had been set aside two years ago",
    "{subject} was never meant to open before the spring",
    "talks about {subject} would go on in {place} next week",
    "two of the three offers for {subject} had been withdrawn",
)
SENTENCES = (
    "“{Claim},” {name} told reporters in {place} on {day}.",
    "{title} {name} said that {claim}.",
    "According to {name}, {claim}.",
    "{name} denied that {claim}, and called the report “a bad joke”.",
    "Asked about {subject}, {surname} said: “{Claim}.”",
    "Officials in {place} warned on {day} that {claim}.",
    "The council of {place} met for four hours on {day} and left without a decision.",
    "About two hundred people stood outside the hall in {place}, some of them with drums.",
    "The road past {subject} was opened to lorries again in the afternoon.",
    "A spokesman for {title} {surname} did not answer calls on {day}.",
    "Prices in {place} have risen by a third since {subject} was shut.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
OUTLETS = ("The Lindow Courier", "Kessel Post", "Amery Wire", "Velm Today")


class _Choices:
    """A linear congruential generator (Knuth, The Art of Computer Programming 2, 3.3.4)."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2_654_435_761 + 1

    def below(self, limit: int) -> int:
        self._state = (self._state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        return (self._state >> 33) % limit

    def of(self, values: Sequence[str]) -> str:
        return values[self.below(len(values))]


def account(number: int) -> tuple[str, str]:
    """One invented account.

    Args:
        number: Which one; the same number always gives the same account.

    Returns:
        Its headline and its text, about 100 to 900 words.
    """
    choices = _Choices(number + 1)
    paragraphs = [
        " ".join(_sentence(choices) for _ in range(2 + choices.below(3)))
        for _ in range(4 + choices.below(14))
    ]
    subject = choices.of(SUBJECTS).removeprefix("the ").capitalize()
    return f"{subject} divides {choices.of(PLACES)}", "\n\n".join(paragraphs)


def _sentence(choices: _Choices) -> str:
    name, title = PEOPLE[choices.below(len(PEOPLE))]
    values = {"subject": choices.of(SUBJECTS), "place": choices.of(PLACES)}
    claim = choices.of(CLAIMS).format(**values)
    return choices.of(SENTENCES).format(
        claim=claim,
        Claim=claim[0].upper() + claim[1:],
        name=name,
        surname=name.split()[-1],
        title=title,
        day=choices.of(DAYS),
        **values,
    )


def write_pile(folder: Path, count: int) -> None:
    """Writes invented accounts: of each four, two pages of markup, one text and one JSON record.

    Args:
        folder: An empty folder.
        count: How many accounts.
    """
    for number in range(count):
        headline, text = account(number)
        outlet = OUTLETS[number % len(OUTLETS)]
        name, content = _file(number, headline, text, outlet)
        (folder / name).write_bytes(content.encode())


def _file(number: int, headline: str, text: str, outlet: str) -> tuple[str, str]:
    stem = f"account-{number:05}"
    date = f"2031-04-{number % 28 + 1:02}"
    if number % 4 == 0:
        return f"{stem}.txt", f"{headline}\n\n{text}\n"
    if number % 4 == 1:
        fields = {"id": stem, "title": headline, "text": text, "outlet": outlet, "date": date}
        return f"{stem}.json", canonical_json(fields)
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    menu = "".join(f'<li><a href="/{place}">{place}</a></li>' for place in PLACES)
    return f"{stem}.html", (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{date}"></head><body><nav><ul>{menu}'
        f"</ul></nav><article><h1>{headline}</h1>{body}</article>"
        f"<footer>{outlet}. All rights reserved.</footer></body></html>"
    )


def pile_digest(folder: Path) -> str:
    """Digest of a pile: of every file's name and bytes, in order of names.

    Args:
        folder: The pile.
    """
    return sha256_hex("".join(_lines(folder)).encode())


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            yield f"{sha256_hex(path.read_bytes())}  {name}\n"
