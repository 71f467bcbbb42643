"""Acts: a table of (sentence, act), with the rules that decide."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.spans import Span
from rashomon.read.act_judgement import ActJudgement
from rashomon.read.acts import find_act

# {cue} and [content] are marked; the source needs no mark of its own.
CASES = [
    # neutral reports
    ("Okoro {said} [the dam would hold].", "assert"),
    ("Okoro {said} it would [send engineers].", "assert"),
    ("Okoro {said on Monday} [the dam would hold].", "assert"),
    ("“[The dam holds],” Okoro {told reporters}.", "assert"),
    ("Okoro {said in a statement} that [the dam holds].", "assert"),
    ("Okoro {said in a letter released by the board} that [it holds].", "assert"),
    ("[The dam holds], {according to} Okoro.", "assert"),
    ("Okoro {added} that [it rained].", "assert"),
    ("Okoro {wrote} in his diary [that it rained].", "assert"),
    ("Okoro {tweeted}: [“It rains.”]", "assert"),
    ("OKORO{:} [“It rains.”]", "assert"),
    ("Okoro {stressed} [the need for care].", "assert"),
    ("Okoro {insisted} [the dam was safe].", "assert"),
    ("Okoro {said} [no one had come].", "assert"),
    ("Okoro {claimed} [the wall had cracked].", "assert"),
    ("Okoro {confirmed} [the visit].", "assert"),
    ("Okoro {acknowledged} [that mistakes were made].", "assert"),
    ("Okoro {made it clear} [that she would stay].", "assert"),
    ("Okoro {issued a statement} [saying the dam held].", "assert"),
    ("Okoro {issued a statement} on the policy, {condemning} [the raid].", "condemn"),
    ("Okoro {praised} [the engineers].", "assert"),
    ("Okoro {went on to say} [that it rained].", "assert"),
    ("Okoro {told} the court [he had seen nothing].", "assert"),
    ("Okoro {told} the town on Tuesday [that it is ready to open the lock].", "assert"),
    ("Okoro {told} reporters [he wants to stay].", "assert"),
    ("The mayor {hit back}, [saying it was safe].", "assert"),
    ("Okoro's {claim} [that the wall cracked] stands.", "assert"),
    ("“[It is over],” {grinned} Okoro.", "assert"),
    ("“[It is over],” Okoro {typed}.", "assert"),
    ("Okoro {said of} Marsh: [“He knew.”]", "assert"),
    # denials
    ("Okoro {denied} [that the wall had cracked].", "deny"),
    ("Okoro {denied having} [seen the report].", "deny"),
    ("Okoro {has denied} [the allegations].", "deny"),
    ("Okoro {denied any} [part in it].", "deny"),
    ("Okoro {rejected} [the claim that the wall cracked].", "deny"),
    ("Marsh {rejected} [the port's claims].", "deny"),
    ("Okoro {dismissed} [reports of a crack] as nonsense.", "deny"),
    ("Okoro {dismissed} [the accusation].", "deny"),
    ("Okoro {disputed} [the figures].", "deny"),
    ("Okoro {rebutted} [the charges].", "deny"),
    ("Okoro {refuted} [the report].", "deny"),
    ("Okoro {rubbished} [the story].", "deny"),
    ("Okoro {ruled out the possibility} [that the wall cracked].", "deny"),
    ("Okoro {rejected} [that the wall had cracked].", "deny"),
    ("Okoro's {denial} [of the report] came late.", "deny"),
    ("Okoro {pleaded not guilty} [to fraud].", "deny"),
    ("Okoro {rejected} [the accusation].", "deny"),
    ("Okoro {rejected} [suggestions that she would quit].", "deny"),
    ("“[We deny these claims],” Okoro {said}.", "deny"),
    ("Okoro {cast doubt on} [the figures].", "deny"),
    ("Okoro {expressed doubts about} [the figures].", "deny"),
    ("Okoro {dismissed the idea} [that the wall cracked].", "deny"),
    # what is left of a negated denial
    ("Okoro {did not deny} [that the wall had cracked].", "assert"),
    ("Okoro did not {deny} [that the wall had cracked].", "assert"),
    ("Okoro {failed to deny} [the report].", "assert"),
    ("Okoro {refused to rule out} [a strike].", "assert"),
    ("Okoro {would not rule out} [a strike].", "assert"),
    ("Okoro {refused} [to rule out a strike].", "assert"),
    ("Okoro {never denied} [it].", "assert"),
    ("Okoro {declined to deny} [the report].", "assert"),
    ("Okoro didn’t {dispute} [the figures].", "assert"),
    # accusations and condemnations
    ("Okoro {accused} [the board of neglect].", "accuse"),
    ("Okoro {blamed} [the board].", "accuse"),
    ("The board {was accused of} [neglect].", "accuse"),
    ("Okoro {pointed the finger at} [the board].", "accuse"),
    ("Okoro {said} in a speech, {accusing} [the board of neglect].", "accuse"),
    ("Okoro's {accusation} [that the board slept] hurt.", "accuse"),
    ("Okoro {condemned} [the strike].", "condemn"),
    ("Okoro {criticised} [the plan].", "condemn"),
    ("Okoro {criticized} [the plan].", "condemn"),
    ("Okoro {lashed out at} [the board].", "condemn"),
    ("Okoro {denounced} [the raid] as an outrage.", "condemn"),
    ("Okoro {slammed} [the plan].", "condemn"),
    ("“[We condemn this raid],” Okoro {said}.", "condemn"),
    ("Okoro {said} [he strongly condemned the raid].", "condemn"),
    ("Okoro {questioned} [the figures].", "condemn"),
    ("Okoro {challenged} [the figures].", "condemn"),
    ("Okoro {dismissed} [Marsh as a clown].", "condemn"),
    ("Okoro {continued his attacks on} [the board].", "condemn"),
    ("Okoro {issued a paper condemning} [the raid].", "condemn"),
    ("Okoro {lamented} [the delay].", "condemn"),
    ("Okoro {alleged} [that the board had slept].", "accuse"),
    # demands
    ("Okoro {demanded} [that the board resign].", "demand"),
    ("Okoro {called for} [the board to resign].", "demand"),
    ("Okoro {called} [for an inquiry].", "demand"),
    ("Okoro {called on} [the board to act].", "demand"),
    ("Okoro {called again on Monday for} [a ceasefire].", "demand"),
    ("Okoro {ordered} [the gates shut].", "demand"),
    ("Okoro {insisted that} [the board must go].", "demand"),
    ("Okoro {insisted on} [a vote].", "demand"),
    ("Okoro {told} [him to leave].", "demand"),
    ("Okoro {told} [the crowd to go home].", "demand"),
    ("Okoro {gave} the board {an ultimatum}: [leave].", "demand"),
    ("Okoro {reiterated his demand} [for a vote].", "demand"),
    ("“[We demand a vote],” Okoro {said}.", "demand"),
    ("The {ultimatum} [to leave] ran out.", "demand"),
    ("Okoro {said} [the board must resign].", "demand"),
    ("Okoro {replied} that [the wall “must be repaired” by May].", "demand"),
    ("Okoro {said} [the wall must be old].", "assert"),
    ("Okoro {said} [they must have known].", "assert"),
    ("“[We must wait],” Okoro {said}.", "assert"),
    # requests
    ("Okoro {urged} [the board to act].", "request"),
    ("Okoro {asked} [the board to act].", "request"),
    ("Okoro {asked} [him not to go].", "request"),
    ("Okoro {asked} [Port Judge Ama J. Marsh to wait].", "request"),
    ("Okoro {asked} Marsh in a call to London [who paid].", "ask"),
    ("Okoro {asked} [Marsh about her visit to Ormel].", "ask"),
    ("Okoro {has asked} Ama Marsh, who led the board, [to wait].", "request"),
    ("Okoro {challenged} [Marsh to resign].", "request"),
    ("Okoro {asked for} [more time].", "request"),
    ("Okoro {asked} [for more time].", "request"),
    ("Okoro {was asked to} [leave].", "request"),
    ("Okoro {asked that} [the gates be shut].", "request"),
    ("Okoro {appealed to} [the crowd to go home].", "request"),
    ("Okoro {begged} [them to stay].", "request"),
    ("Okoro {requested} [a meeting].", "request"),
    ("Okoro {pleaded with} [them to stay].", "request"),
    # proposals
    ("Okoro {proposed} [a truce].", "propose"),
    ("Okoro {called for} [talks with the board].", "propose"),
    ("Okoro {called} [for a new dialogue].", "propose"),
    ("Okoro {suggested} [meeting in June].", "propose"),
    ("Okoro {suggested} [that they should meet].", "propose"),
    ("Okoro {offered} [to mediate].", "propose"),
    ("Okoro {offered} [talks].", "propose"),
    ("Okoro {recommended} [a new wall].", "propose"),
    ("Okoro {invited} [the board to talk].", "propose"),
    ("Okoro {advocated} [lower fees].", "propose"),
    ("Okoro's {proposal} [for a truce] failed.", "propose"),
    ("Okoro {suggested} [the wall had cracked].", "assert"),
    ("Okoro {suggested} [that talks were over].", "assert"),
    ("Okoro {offered} [an explanation for it].", "assert"),
    ("Okoro {echoed} [the criticism].", "condemn"),
    ("Marsh {urges} [the port to wait].", "request"),
    # promises
    ("Okoro {promised} [to rebuild the wall].", "promise"),
    ("Okoro {pledged} [two million].", "promise"),
    ("Okoro {vowed} [never to leave].", "promise"),
    ("Okoro {gave his word} [that he would stay].", "promise"),
    ("“[I promise to stay],” Okoro {said}.", "promise"),
    ("Okoro {made a promise} [to stay].", "promise"),
    # agreement
    ("Okoro {agreed to} [a truce].", "agree"),
    ("Okoro {agreed} [that the wall was old].", "agree"),
    ("Okoro {accepted} [the offer].", "agree"),
    ("Okoro {endorsed} [Marsh].", "agree"),
    ("Okoro {agreed in principle} [to a truce].", "agree"),
    ("Okoro {welcomed} [the plan].", "agree"),
    ("Okoro {expressed support for} [Marsh].", "agree"),
    ("Okoro {said she backed} [the plan].", "agree"),
    ("Okoro {gave a warm welcome} [to the plan].", "agree"),
    ("Okoro {gave his blessing} [to the plan].", "agree"),
    # refusals
    ("Okoro {refused} [to leave].", "refuse"),
    ("Okoro {rejected} [the offer].", "refuse"),
    ("Okoro {rejected} [the board's proposal].", "refuse"),
    ("Okoro {rejected} [calls for a vote].", "refuse"),
    ("Okoro {turned down} [the invitation].", "refuse"),
    ("Okoro {ruled out} [talks].", "refuse"),
    ("Okoro {declined to comment} [on the report].", "refuse"),
    ("Okoro {refused to confirm} [the report].", "refuse"),
    ("Okoro {would not say} [who paid].", "refuse"),
    ("Okoro {wouldn't say} [who paid].", "refuse"),
    ("Okoro would not {say} [who paid].", "refuse"),
    ("Okoro {refused to condemn} [the raid].", "refuse"),
    ("Okoro {declined to endorse} [Marsh].", "refuse"),
    ("Okoro {will not accept} [the offer].", "refuse"),
    ("Okoro {did not agree to} [the truce].", "refuse"),
    ("Okoro {refused} [to fight].", "refuse"),
    ("Okoro {would not say whether} [she paid].", "refuse"),
    ("Okoro {pulled her support for} [Marsh].", "refuse"),
    ("The board {denied} [his request for leave].", "refuse"),
    ("Okoro {was denied} [entry to the port].", "refuse"),
    ("The board {dismissed} [the offer of talks].", "refuse"),
    ("Okoro's {refusal} [to leave] surprised few.", "refuse"),
    ("Okoro {had no comment} [on the report].", "refuse"),
    # questions
    ("Okoro {asked whether} [the wall would hold].", "ask"),
    ("Okoro {asked} [why nobody had come].", "ask"),
    ("Okoro {asked}, [“Who paid for it?”]", "ask"),
    ("“[Who paid for it?]” Okoro {said}.", "ask"),
    ("Okoro {questioned whether} [it would hold].", "ask"),
    ("Okoro {was questioned about} [the wall].", "ask"),
    ("Okoro {raised questions about} [the wall].", "ask"),
    ("Okoro {was asked about} [the wall].", "ask"),
    ("Okoro {wanted to know} [who paid].", "ask"),
    # hopes
    ("Okoro {said he hoped} [it would rain].", "hope"),
    ("Okoro {said} [he hoped it would rain].", "hope"),
    ("Okoro {expressed hope} [that it would rain].", "hope"),
    ("“[We hope it rains],” Okoro {said}.", "hope"),
    # warnings
    ("Okoro {warned} [that the wall might fall].", "warn"),
    ("Okoro {warned of} [a flood].", "warn"),
    ("Okoro {threatened to} [resign].", "warn"),
    ("Okoro {issued a warning} [about the wall].", "warn"),
    ("Okoro {sounded the alarm} [over the wall].", "warn"),
    ("Okoro {expressed concern} [over the cracks].", "warn"),
    ("Okoro {said he feared} [a flood].", "warn"),
    # announcements
    ("Okoro {announced} [a new wall].", "announce"),
    ("Okoro {declared a state of emergency} [in the port].", "announce"),
    ("Okoro {unveiled} [the plan].", "announce"),
    ("The court {ruled} [that the sale was void].", "announce"),
    ("Okoro {declared} [a ceasefire].", "announce"),
    ("Okoro {declared} [that the rain was over].", "assert"),
    ("Okoro {disclosed} [the price].", "announce"),
    ("Okoro {released} [the files].", "announce"),
    ("Okoro {released a statement saying} [it rained].", "assert"),
    ("The board {decided} [that the wall should go].", "announce"),
    # no act was done, or the cue is unknown
    ("Okoro {did not mention} [the report].", None),
    ("Okoro {never said} [who paid].", None),
    ("Okoro {did not say} [who paid].", None),
    ("Okoro {failed to condemn} [the raid].", None),
    ("Okoro {stopped short of accusing} [the board].", None),
    ("Okoro {has not endorsed} [Marsh].", None),
    ("Okoro {could not confirm} [the report].", None),
    ("Okoro declined, {citing} [the cost].", "assert"),
    ("Okoro {did not, however, deny} [the report].", "assert"),
    ("Okoro {rejected} [that offer].", "refuse"),
    ("Okoro {zigzagged} [to the port].", None),
    ("Okoro {walked} [that the rain].", None),
    ("{:} [the rain]", None),
]  # fmt: skip

ATTITUDES = [
    ("Okoro {plans} [to resign].", "promise"),
    ("Okoro {plans to announce} [a new wall].", "promise"),
    ("Okoro {decided} [to sell].", "promise"),
    ("The board's {decision} [to sell] was made in May.", "promise"),
    ("Okoro {is considering} [selling the wall].", "propose"),
    ("Okoro {considers} [the wall safe].", "assert"),
    ("Okoro {doubted} [that it would rain].", "deny"),
    ("Okoro {was skeptical of} [the figures].", "deny"),
    ("Okoro {opposes} [the plan].", "refuse"),
    ("Okoro {backed} [the plan].", "agree"),
    ("Okoro {supports} [Marsh].", "agree"),
    ("Okoro {wondered} [who paid].", "ask"),
    ("Okoro {hoped} [it would rain].", "hope"),
    ("{Okoro's hope} [that it would rain] grew.", "hope"),
    ("Okoro {is worried} [that it may fall].", "warn"),
    ("Okoro {is scheduled} [to speak].", "assert"),
    ("It {is not clear} [that it rained].", "assert"),
    ("It {is unclear} [who paid].", "ask"),
    ("Okoro {believes} [the wall is safe].", "assert"),
    ("Okoro {wants} [a new wall].", "hope"),
    ("Okoro {is expected} [to resign].", "assert"),
    ("Okoro {thinks} [it will rain].", "assert"),
    ("Okoro {intends} [to stay].", "promise"),
    ("Okoro {fears} [a flood].", "warn"),
    ("Okoro {is eager} [to leave].", "hope"),
    ("Okoro {does not want} [a new wall].", "hope"),
]

POLARITIES = [
    ("Okoro {said} [it rained].", "affirms"),
    ("Okoro {confirmed} [it].", "affirms"),
    ("Okoro {denied} [it].", "denies"),
    ("Okoro {rejected} [the offer].", "denies"),
    ("Okoro {did not deny} [it].", "hedges"),
    ("Okoro {cast doubt on} [it].", "hedges"),
    ("Okoro {asked whether} [it rained].", "hedges"),
    ("Okoro {hopes} [it rains].", "hedges"),
    ("Okoro {doesn't believe} [it rained].", "denies"),
    ("Okoro {reportedly} [left].", "hedges"),
]


def judge(marked: str) -> ActJudgement:
    """Reads the marks of a case and judges it."""
    text, spans, opened = "", {"{": [], "[": []}, {}  # type: ignore[var-annotated]
    for part in re.split(r"([{}\[\]])", marked):
        if part in ("{", "["):
            opened[part] = len(text)
        elif part in ("}", "]"):
            key = "{" if part == "}" else "["
            spans[key].append(Span(opened[key], len(text)))
        else:
            text += part
    return find_act(text, spans["{"], spans["["], [Span(0, 1)] if text[0].isalpha() else [])


@pytest.mark.parametrize(("marked", "act"), [*CASES, *ATTITUDES])
def test_acts_of_the_table(marked: str, act: str | None) -> None:
    judgement = judge(marked)
    assert judgement.act == act, judgement.reason


@pytest.mark.parametrize(("marked", "act"), ATTITUDES)
def test_attitudes_are_no_speech(marked: str, act: str) -> None:
    assert judge(marked).mode == "attitude"


@pytest.mark.parametrize("marked", [case for case, act in CASES if act is not None])
def test_speech_is_no_attitude(marked: str) -> None:
    assert judge(marked).mode == "speech"


@pytest.mark.parametrize(("marked", "polarity"), POLARITIES)
def test_polarity(marked: str, polarity: str) -> None:
    judgement = judge(marked)
    assert judgement.polarity == polarity, judgement.reason


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("Okoro {said} [it rained].", "lexicon:verb:say"),
        ("Okoro {did not deny} [it].", "not-denied:verb:deny"),
        ("Okoro {refused to rule out} [it].", "not-denied:verb:rule-out"),
        ("Okoro {rejected} [the claim].", "object:verb:reject"),
        ("Okoro {asked} [him to go].", "infinitive:verb:ask"),
        ("“[It rains],” Okoro {zigzagged}.", "quotation:unknown-cue"),
        ("[“It rains.”]", "quotation:no-cue"),
        ("Okoro {zigzagged} [home].", "unknown-cue"),
    ],
)
def test_reasons_name_rule_and_entry(marked: str, reason: str) -> None:
    assert judge(marked).reason == reason


def test_a_direct_quotation_without_cue_is_asserted() -> None:
    assert judge("[“It rains.”]").act == "assert"
    assert judge("[“Does it rain?”]").act == "ask"
    assert judge("[it rains]").act is None


def test_a_discontinuous_cue_is_one_cue() -> None:
    assert judge("Okoro {called} yesterday {for} [a vote].").reason == "lexicon:verb:call-for"


def test_negation_does_not_cross_a_sentence() -> None:
    assert judge("It did not. Okoro {denied} [it].").act == "deny"
    assert judge("“No,” she {said}, [“it holds.”]").act == "assert"


def test_negation_in_the_content_is_not_the_cues() -> None:
    assert judge("[It would not rain], Okoro {said}.").act == "assert"
    assert judge("Okoro {said} [it would not rain].").act == "assert"


@given(st.text(max_size=120), st.lists(st.integers(0, 120), min_size=4, max_size=4))
def test_any_text_gets_a_judgement(text: str, points: list[int]) -> None:
    bounds = sorted(min(point, len(text)) for point in points)
    judgement = find_act(text, [Span(bounds[0], bounds[1])], [Span(bounds[2], bounds[3])], [])
    assert judgement.reason
    assert judgement == find_act(
        text, [Span(bounds[0], bounds[1])], [Span(bounds[2], bounds[3])], []
    )


def test_a_long_cue_takes_no_longer() -> None:
    text = "did not say " * 100_000
    assert find_act(text, [Span(0, len(text))], [Span(0, len(text))], []).reason
