"""What the rules for acts give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.lexicon.cues import CueEntry
from rashomon.model.reading import Act, Mode

ActPolarity = Literal["affirms", "denies", "hedges"]


@dataclass(frozen=True, slots=True)
class ActJudgement:
    """What a cue does with its content.

    Args:
        act: The act, or ``None`` where the cue is unknown or says that nothing was said.
        polarity: What it does to the truth of its content.
        mode: ``attitude`` where nothing was said aloud ("plans", "believes").
        reason: The rule and the lexicon entry, as in ``negated:verb:deny``.
    """

    act: Act | None
    polarity: ActPolarity
    mode: Mode
    reason: str


def entry_mode(entry: CueEntry) -> Mode:
    """The mode that an entry has of itself."""
    return "attitude" if entry.attitude else "speech"


def judge_plain(
    entry: CueEntry, act: Act, rule: str = "lexicon", mode: Mode | None = None
) -> ActJudgement:
    """A judgement with the polarity and mode that entry and act have of themselves.

    Args:
        entry: The entry that decides.
        act: The act; the rules may take another than the entry's.
        rule: Name of the rule, for the reason.
        mode: Another mode than the entry's.

    Returns:
        The judgement.
    """
    polarity: ActPolarity = "affirms"
    if entry.polarity == "hedge" or act in ("ask", "hope"):
        polarity = "hedges"
    elif act in ("deny", "refuse"):
        polarity = "denies"
    return ActJudgement(act, polarity, mode or entry_mode(entry), f"{rule}:{entry.key}")


def judge_undone(entry: CueEntry) -> ActJudgement:
    """The judgement on an act that is reported as not done, or as merely possible."""
    return ActJudgement(None, "hedges", entry_mode(entry), f"not-performed:{entry.key}")
