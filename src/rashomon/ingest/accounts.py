"""Fields of one account → the words and the metadata of a capture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.errors import NoArticleText, UnreadableCapture
from rashomon.ingest.fields import Role, accepted_names, find_roles, normal_name
from rashomon.ingest.names import quoted, shown_name
from rashomon.model.documents import Given, Media, Note, Part
from rashomon.model.spans import Span

# What tables write into an empty cell.
_NOTHING = frozenset({"", "nan", "none", "null", "n/a", "nat", "[]", "{}"})
# NewsAPI ends the text so where it cuts it off.
_CUT_MARK = re.compile(r"\[\+\d+ chars\]\s*$")
_LIST_ITEM = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")
_LONGEST_ID = 200
# Addresses are cut at about this length by browsers; no name or date comes near it.
_LONGEST_PHRASE = 2_083
_JOIN = "\n\n"


class Number(str):
    """A number of a JSON text, exactly as written; it is metadata, never words."""

    __slots__ = ()


class Ambiguous(dict[str, Any]):
    """A JSON object that gives one key two different values.

    Args:
        pairs: The object, of each key the last value.
        repeated: Keys with more than one value.
    """

    def __init__(self, pairs: Mapping[str, Any], repeated: frozenset[str]) -> None:
        super().__init__(pairs)
        self.repeated = repeated


@dataclass(frozen=True, slots=True)
class Account:
    """One account as its fields give it.

    Args:
        media: ``record``, or ``html`` where only a whole page in markup was given.
        text: As ``Capture.text``.
        parts: As ``Capture.parts``.
        given: As ``Capture.given``.
        own_id: Its ``id`` field; empty where it has none.
        notes: Doubts.
    """

    media: Media
    text: str
    parts: tuple[Part, ...]
    given: Given
    own_id: str
    notes: tuple[Note, ...]


def to_account(record: Mapping[str, Any]) -> Account:
    """Reads one object or one row.

    Args:
        record: Fields by name; values are strings, ``Number``, lists, mappings or ``None``.

    Returns:
        The account.

    Raises:
        NoArticleText: No field holds text.
        UnreadableCapture: A field that is needed has two values.
    """
    picked = _Picked(record)
    text, title = picked.words("text"), picked.words("title")
    html = "" if text else picked.words("html")
    if not text and not html:
        raise NoArticleText(_no_text(record, picked.roles))
    given = picked.given(title)
    notes = [*picked.notes]
    if _CUT_MARK.search(text[-40:]):
        notes.append(Note("text.truncated", "The text field ends with a mark that it was cut off."))
    if html:
        return Account("html", html, (), given, picked.own_id(), tuple(notes))
    whole, parts = _joined(title, text)
    return Account("record", whole, parts, given, picked.own_id(), tuple(notes))


class _Picked:
    """The fields of one record by role, their values cleaned of what cannot be stored."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.roles = find_roles(record)
        self.notes: list[Note] = []
        self._record = record
        repeated = record.repeated if isinstance(record, Ambiguous) else frozenset()
        self._repeated: frozenset[str] = repeated

    def _values(self, role: Role) -> list[Any]:
        names = self.roles.get(role, ())
        for name in names:
            if name in self._repeated:
                raise UnreadableCapture(
                    f"the field {quoted(name)} stands twice with different values, and which is "
                    "meant cannot be told; keep one",
                    "json.ambiguous",
                )
        return [self._record[name] for name in names]

    def words(self, role: Role) -> str:
        for value in self._values(role):
            words = to_words(value)
            if words.strip().casefold() not in _NOTHING:
                return self._storable(words)
        return ""

    def _storable(self, words: str) -> str:
        safe = re.sub("[\ud800-\udfff]", "�", words)
        note = Note("characters.damaged", "Halves of characters were given; they stand as U+FFFD.")
        if safe != words and note not in self.notes:
            self.notes.append(note)
        return safe

    def _phrases(self, role: Role) -> list[str]:
        found = [to_phrase(value) for value in self._values(role)]
        return [self._storable(phrase) for phrase in found if phrase.casefold() not in _NOTHING]

    def own_id(self) -> str:
        own = next((p for p in self._phrases("id") if len(p) <= _LONGEST_ID), "")
        return shown_name(own)

    def _links(self) -> list[str]:
        """Addresses under ``source``, which to some tools is the outlet and to others this."""
        names = [name for name in self.roles.get("outlet", ()) if normal_name(name) == "source"]
        phrases = [to_phrase(self._record[name]) for name in names]
        return [self._storable(phrase) for phrase in phrases if _is_address(phrase)]

    def _credits(self) -> tuple[str, ...]:
        named = [name for value in self._values("credits") for name in to_authors(value)]
        return tuple(dict.fromkeys(self._storable(name) for name in named))

    def given(self, title: str) -> Given:
        links = self._links()
        outlets = [phrase for phrase in self._phrases("outlet") if phrase not in links]
        authors = next((a for v in self._values("authors") if (a := to_authors(v))), ())
        dates = dict.fromkeys(self._phrases("published"))
        return Given(
            title=title,
            url=next(iter([*self._phrases("url"), *links]), ""),
            # A name goes before the address of a site.
            outlet=min(outlets, key=_is_address, default=""),
            authors=tuple(self._storable(author) for author in authors),
            # A time of day is more specific than a day; the sort is stable.
            published=tuple(sorted(dates, key=lambda date: ":" not in date)),
            language=next(iter(self._phrases("language")), ""),
            credits=self._credits(),
        )


def to_words(value: Any) -> str:
    """The text of a field, unchanged; a list of paragraphs joined by blank lines.

    Args:
        value: A field's value.

    Returns:
        The text; empty for anything that is no text, such as a number.
    """
    if isinstance(value, Number):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        parts = [to_words(item) for item in value if isinstance(item, str)]
        return _JOIN.join(part for part in parts if part.strip())
    if isinstance(value, Mapping):
        return _words_of_mapping(value)
    return ""


def _words_of_mapping(value: Mapping[str, Any]) -> str:
    """WordPress writes ``{"rendered": …}``, fundus ``{"summary": [], "sections": [{…}]}``."""
    for name in ("rendered", "@value", "content"):
        if isinstance(value.get(name), str):
            return to_words(value[name])
    sections = value.get("sections")
    if not isinstance(sections, list):
        return ""
    parts = [to_words(value.get("summary"))]
    for section in sections:
        if isinstance(section, Mapping):
            parts += [to_words(section.get(name)) for name in ("headline", "paragraphs")]
    return _JOIN.join(part for part in parts if part.strip())


def to_phrase(value: Any) -> str:
    """A name, address or date in a field, stripped of white space around it.

    Args:
        value: A string, a number, a list of which the first counts, or an object with a name.

    Returns:
        The phrase; empty where there is none.
    """
    if isinstance(value, str):
        return value.strip() if len(value) <= _LONGEST_PHRASE else ""
    if isinstance(value, list):
        return to_phrase(value[0]) if value and not isinstance(value[0], list) else ""
    if isinstance(value, Mapping):
        for name in ("name", "@id", "url", "@value", "$oid", "$date", "title", "rendered"):
            if isinstance(value.get(name), str):
                return to_phrase(value[name])
    return ""


def to_authors(value: Any) -> tuple[str, ...]:
    """Names of authors in order.

    Args:
        value: A list, a list written as text, or names separated by ``;``, ``|`` or commas.

    Returns:
        The names.

    >>> to_authors("Ada Vell, Ben Orr"), to_authors("Vell, Ada"), to_authors("['Ada Vell']")
    (('Ada Vell', 'Ben Orr'), ('Vell, Ada',), ('Ada Vell',))
    """
    if isinstance(value, list):
        return tuple(name for item in value if (name := to_phrase(item)))
    phrase = to_phrase(value)
    if phrase.casefold() in _NOTHING:
        return ()
    if phrase.startswith("[") and phrase.endswith("]"):
        listed = [a or b for a, b in _LIST_ITEM.findall(phrase)]
        return tuple(name.strip() for name in listed if name.strip())
    names = [name.strip() for name in re.split(r"[;|]", phrase)]
    commas = [name.strip() for name in phrase.split(",")]
    # “Vell, Ada” is one name the wrong way round: only whole names are taken apart.
    if len(names) == 1 and all(" " in name for name in commas):
        names = commas
    return tuple(name for name in names if name)


def _joined(title: str, text: str) -> tuple[str, tuple[Part, ...]]:
    if not title:
        return text, (Part("text", Span(0, len(text))),)
    start = len(title) + len(_JOIN)
    parts = (Part("title", Span(0, len(title))), Part("text", Span(start, start + len(text))))
    return f"{title}{_JOIN}{text}", parts


def _is_address(phrase: str) -> bool:
    return phrase.startswith(("http://", "https://"))


def _no_text(record: Mapping[str, Any], roles: Mapping[Role, tuple[str, ...]]) -> str:
    if "text" in roles:
        return f"the field {quoted(roles['text'][0])} is empty or holds no text"
    return (
        f"no field holds the text; there are {shown_fields(record)}; "
        f"the text is looked for under {accepted_names('text')}"
    )


def shown_fields(names: Mapping[str, Any] | tuple[str, ...]) -> str:
    """Field names for a message, the first twelve of them."""
    listed = [quoted(name, 40) for name in list(names)[:12]]
    more = len(names) - len(listed)
    return ", ".join(listed) + (f" and {more:,} more" if more else "") if listed else "none"
