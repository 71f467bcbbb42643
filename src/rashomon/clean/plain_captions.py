"""Captions of pictures: a line that ends in the credit of those who sell pictures."""

from __future__ import annotations

import re

# Houses that sell or send pictures, as they sign them.
_AGENCY = (
    r"(?:AP|AFP|EPA|UPI|DPA|PA|AAP|ANP|Rex|Reuters|REUTERS|TASS|Sputnik|Xinhua|Getty|Getty Images"
    r"|Shutterstock|Alamy|Bloomberg|Zuma|ZUMA Press|Invision|Pool|Handout|Keystone|Anadolu"
    r"|Anadolu Agency|NurPhoto|Corbis|iStock|Unsplash|Pixabay|PA Wire|Press Association|MCT|TNS"
    r"|Associated Press|Sipa|Sipa USA|SOPA Images|LightRocket|Barcroft|SWNS|Polaris|Redux|CP"
    r"|Canadian Press|Kyodo|Yonhap|Mandatory Credit|Photo|File|Staff|Twitter|Instagram|YouTube)"
)
_NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}"
_SIGNED = (
    rf"(?:{_NAME}\s?(?:/|\||,|for|via)\s?){{0,3}}{_AGENCY}(?:\s?(?:/|via|for)\s?{_NAME}){{0,3}}"
    rf"(?:,? ?(?:File|Pool))?"
)

# A picture's credit at the end of its caption: (Ada Vane/AP), Ada Vane/POOL/TASS, AP/Ada Vane.
_CREDIT_IN_BRACKETS = re.compile(
    rf"[(\[](?:(?:Photo|Image|Picture|Photograph|Credit|Source)s?(?: by| via)?:? )?"
    rf"(?:{_NAME}\s?(?:/|,|\||for|via)\s?){{0,3}}(?:The )?(?:{_AGENCY}|{_NAME})"
    rf"(?:\s?(?:/|via|for|through)\s?(?:The )?{_NAME}){{0,3}}(?:,? (?:File|Pool))?[)\]]$"
)
_CREDIT_AT_END = re.compile(
    rf"(?:^|(?<=[.?!\"'”’)]) ?)(?:Photo(?:graph)?:? ?)?{_NAME}\s?(?:/|\|)\s?{_SIGNED}$"
    rf"|(?:^|(?<=[.?!\"'”’)]) ?)(?:{_NAME}\s?(?:/|via|for)\s?){{1,3}}{_AGENCY}$"
    rf"|(?<=[.?!\"'”’)]) ?{_AGENCY}\s?/\s?{_NAME}$"
    rf"|(?<=[.?!]){_NAME} / {_AGENCY} ?(?:-|via) ?{_NAME}(?: file)?$"
    r"|\(Photos?:? (?:by |via )?[^()]{2,80}\)$|\(AP Photo/[^()]{2,80}\)$"
)
_ONLY_CREDIT = re.compile(
    rf"\((?:(?:Photo|Image|Credit)s?(?: by)?:? )?{_NAME}\s?/\s?(?:The )?{_NAME}\)"
)
# (Ada Vane/Harbour Daily Post) after a full stop: a person and a house, each in capitals.
_NAMED_CREDIT = re.compile(
    r"(?<=[.?!\"'”’)]) \([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}/"
    r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}\)$"
)
_FILE_PHOTO = re.compile(
    r"(?:file(?: photo| picture| image)?) ?[-–—:] ?(?:in this |on this |this )"
    r"|(?:in|on) this (?:[a-z]{3,9}\.? \d{1,2}, \d{4},? |undated |[a-z.]{3,9} \d{4},? )"
    r"(?:file |handout |frame grab |video )?(?:photo|image|picture|frame)\b"
    r"|file photo ?[:–—-] ?",
    re.IGNORECASE,
)
_HAS_AGENCY = re.compile(rf"(?:^|[\s/(|,.]){_AGENCY}(?=[\s/)|,]|$)")
_HAS_SPLIT = re.compile(r"\s?[/|]\s?|\bvia\b|\bfor\b")
_PLACED = re.compile(r"^.{0,80}(?:\((?:L|R|C|left|right|centre|center)\)|, (?:left|right),)")


# Captions of agencies run to two or three sentences; longer is an account that ends in a credit.
_LONGEST_CAPTION = 320


def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption: it ends in the credit of one who sells pictures.

    Args:
        text: The cleaned line.
    """
    if len(text) <= 4 * _LONGEST_CAPTION and _FILE_PHOTO.match(text):
        return True
    if len(text) <= _LONGEST_CAPTION and (
        _ONLY_CREDIT.fullmatch(text) or _NAMED_CREDIT.search(text, max(0, len(text) - 100))
    ):
        return True
    if len(text) > _LONGEST_CAPTION or not _HAS_AGENCY.search(text[-120:]):
        return False
    bracket = _CREDIT_IN_BRACKETS.search(text, max(0, len(text) - 140))
    if bracket:
        inside = bracket[0]
        return bool(_HAS_SPLIT.search(inside)) or bool(_PLACED.match(text))
    return bool(_CREDIT_AT_END.search(text, max(0, len(text) - 140)))
