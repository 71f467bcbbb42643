"""What cues and words make of what is attributed."""

from __future__ import annotations

import pytest

from tests.judge.propositions.marked import Doubting, find, make_material, stances, words

CUES = [
    ("{s1:Ilse Varga} {c1:said} {x1:that the dam had burst}.", "affirms"),
    ("{s1:Ilse Varga} {c1:insisted} {x1:that the dam had not burst}.", "affirms"),
    ("{s1:Ilse Varga} {c1:denied} {x1:that the dam had burst}.", "denies"),
    ("{s1:Ilse Varga} {c1:denied} {x1:the bursting of the dam}.", "denies"),
    ("{s1:Ilse Varga} {c1:denied} {x1:having opened the dam}.", "denies"),
    ("{s1:Ilse Varga} {c1:does not believe} {x1:that the dam burst}.", "denies"),
    ("{s1:Ilse Varga} {c1:did not deny} {x1:that the dam had burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:doubted} {x1:that the dam had burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:suggested} {x1:that the dam had burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:suspects} {x1:that the dam has burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:believes} {x1:that the dam has burst}.", "affirms"),
    ("{s1:Ilse Varga} {c1:confirmed} {x1:that the dam had burst}.", "affirms"),
    ("{s1:Ilse Varga} {c1:accused} {x1:the guards of opening the dam}.", "affirms"),
    ("{s1:Ilse Varga} {c1:condemned} {x1:the bombing of the dam}.", "affirms"),
    ("{s1:Ilse Varga} {c1:criticised} {x1:the size of the dam}.", None),
    ("{s1:Ilse Varga} {c1:criticised} {x1:the guards for opening the dam}.", "affirms"),
    ("{s1:Ilse Varga} {c1:criticised} {x1:the guards for not opening the dam}.", "affirms"),
    ("{s1:Ilse Varga} {c1:criticised} {x1:not getting credit for opening the dam}.", None),
    ("{s1:Ilse Varga} {c1:criticised} {x1:the big guards for something silly}.", None),
    ("{s1:Ilse Varga} {c1:announced} {x1:a ceasefire at the dam}.", "affirms"),
    ("{s1:Ilse Varga} {c1:demanded} {x1:that the dam be opened}.", None),
    ("{s1:Ilse Varga} {c1:asked} {x1:whether the dam had burst}.", None),
    ("{s1:Ilse Varga} {c1:proposed} {x1:to open the dam at noon}.", None),
    ("{s1:Ilse Varga} {c1:hopes} {x1:that the dam will be opened}.", None),
    ("{s1:Ilse Varga} {c1:promised} {x1:to open the dam at noon}.", None),
    ("{s1:Ilse Varga} {c1:agreed} {x1:to open the dam at noon}.", None),
    ("{s1:Ilse Varga} {c1:agreed} {x1:that the dam had been opened}.", "affirms"),
    ("{s1:Ilse Varga} {c1:warned} {x1:that the dam was leaking}.", "affirms"),
    ("{s1:Ilse Varga} {c1:discussed} {x1:the state of the dam}.", None),
    ("{s1:Ilse Varga} {c1:denied} {x1:trying to open the dam}.", "denies"),
    ("{s1:Ilse Varga} {c1:denied} {x1:any attempt on the dam}.", "denies"),
    ("{s1:Ilse Varga} {c1:denied} {x1:the guards the right to vote}.", None),
    ("{s1:Ilse Varga} {c1:rejected} {x1:the habits of the guards}.", None),
    ("{s1:Ilse Varga} {c1:has heard} {x1:that the dam has burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:guaranteed} {x1:that the dam was safe}.", "affirms"),
    ("{s1:Ilse Varga} {c1:guaranteed} {x1:that the dam will be safe}.", None),
    ("{s1:Ilse Varga} {c1:did not expect} {x1:the guards to open the dam}.", None),
]

WORDS = [
    ("{s1:Ilse Varga} {c1:said} {x1:the dam may have burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:said} {x1:the dam had possibly burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:said} {x1:the dam appears to have burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:said} {x1:it was likely that the dam had burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:said} {x1:the dam could not hold}.", "affirms"),
    ("{s1:Ilse Varga} {c1:said} {x1:the dam must be opened}.", None),
    ("{s1:Ilse Varga} {c1:said} {x1:the dam will be opened if the river rises}.", None),
    ("{s1:Ilse Varga} {c1:said} {x1:the dam would be opened on Friday}.", "affirms"),
    ("{s1:Ilse Varga} {c1:said} {x1:Tomas Brenn had suggested that the dam burst}.", "affirms"),
    ("{s1:Ilse Varga} {c1:said} {x1:the marks suggested that the dam had burst}.", "hedges"),
    ("{s1:Ilse Varga} {c1:said} {x1:the guards were free to appear at the dam}.", "affirms"),
    ("{s1:Ilse Varga} {c1:told} {x1:not to complain about the dam}.", None),
    ("{x1:“To open the dam at last,”} {s1:Ilse Varga} {c1:said}.", None),
    ("{x1:“First the guards leave the dam,”} {s1:Ilse Varga} {c1:said}.", None),
    ("{x1:“First the guards left the dam,”} {s1:Ilse Varga} {c1:said}.", "affirms"),
    ("{s1:Ilse Varga} {c1:said} {x1:let's talk about the dam}.", None),
    ("{x1:“Why was the dam opened?”} {s1:Ilse Varga} {c1:said}.", None),
    ("{x1:“Open the gates of the dam,”} {s1:Ilse Varga} {c1:said}.", "affirms"),
    ("{x1:“Let the guards open the dam,”} {s1:Ilse Varga} {c1:said}.", None),
    ("{x1:“We hope that the dam holds,”} {s1:Ilse Varga} {c1:said}.", None),
    ("{x1:“It would be better to open the dam,”} {s1:Ilse Varga} {c1:said}.", None),
    ("{x1:“No shell, no shot, not a stone,”} {s1:Ilse Varga} {c1:denied}.", "affirms"),
    ("{x1:“We have not opened the dam,”} {s1:Ilse Varga} {c1:denied}.", "affirms"),
]


@pytest.mark.parametrize(("marked", "stance"), CUES + WORDS)
def test_stance_of_the_holder(marked: str, stance: str | None) -> None:
    assert [found for found, _ in stances(marked, names={"Ilse Varga": None})] == [stance]


def test_words_of_doubt_are_weighed_by_the_model() -> None:
    story = "{s1:Ilse Varga} {c1:said} {x1:there was talk of a rumour of war}."
    material = make_material(story, names={"Ilse Varga": None})
    (found,) = find(material, Doubting())
    assert (found.stance, found.rule) == ("hedges", "model.unsure")


def test_the_model_is_not_asked_of_plain_words() -> None:
    model = Doubting()
    material = make_material("{s1:Ilse Varga} {c1:said} {x1:the dam burst}.")
    assert [item.stance for item in find(material, model)] == ["affirms"]
    assert model.asked == []


def test_evidence_names_cue_and_hedge() -> None:
    material = make_material("{s1:Ilse Varga} {c1:said} {x1:the dam may have burst}.")
    (found,) = find(material)
    text = material.documents[found.document].text
    assert [span.of(text) for span in found.evidence] == ["said", "may"]
    assert words(material, found) == "the dam may have burst"
