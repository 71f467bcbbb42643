"""What is left of an act that is negated, refused, not reached or merely possible."""

import pytest

from rashomon.model.spans import Span
from rashomon.read.acts import find_act
from tests.read.test_acts import judge

# Cue and content as in test_acts, the act, and the beginning of the reason.
FORMS = [
    # a denial that is not made leaves its content open
    ("Okoro {did not deny} [taking part].", "assert", "not-denied"),
    ("Okoro {has never denied} [taking part].", "assert", "not-denied"),
    ("Okoro {failed to deny} [taking part].", "assert", "not-denied"),
    ("Okoro {declined to dispute} [the figures].", "assert", "not-denied"),
    ("Okoro {did not rule out} [a strike].", "assert", "not-denied"),
    ("Okoro {refused to rule out} [a strike].", "assert", "not-denied"),
    ("Okoro {does not doubt} [that it rained].", "assert", "not-denied"),
    ("{There is no doubt} [that it rained].", "assert", "not-denied"),
    # and a denial that is made denies, whatever it denies
    ("Okoro {denied having} [taken part].", "deny", "lexicon"),
    ("Okoro {denied} [that she did not take part].", "deny", "lexicon"),
    # a belief that is not held is denied
    ("Okoro {does not believe} [it rained].", "deny", "negated"),
    ("Okoro {doesn't think} [it rained].", "deny", "negated"),
    ("Okoro {is not expecting} [rain].", "deny", "negated"),
    ("Okoro {did not see} [the point].", "deny", "negated"),
    ("Okoro {was not convinced} [that it rained].", "deny", "negated"),
    ("Okoro {could not believe} [that it rained].", "assert", "negated"),
    # whoever does not want to do something refuses
    ("Okoro {does not want} [to leave].", "refuse", "negated"),
    ("Okoro {is not planning} [to leave].", "refuse", "negated"),
    ("Okoro {has no intention} [of leaving].", "refuse", "lexicon"),
    ("Okoro {preferred} [not to answer].", "refuse", "infinitive"),
    ("Okoro {decided not to} [answer].", "refuse", "infinitive"),
    ("Okoro {does not want} [a war].", "hope", "negated"),
    ("Okoro {does not support} [the plan].", "refuse", "negated"),
    ("Okoro {will not support} [the plan].", "refuse", "negated"),
    # to decline to do is to refuse
    ("Okoro {would not say} [whether it rained].", "refuse", "refused"),
    ("Okoro {declined to say} [who paid].", "refuse", "lexicon"),
    ("Okoro {refused to comment on} [the wall].", "refuse", "lexicon"),
    ("Okoro {refused} [to withdraw].", "refuse", "lexicon"),
    ("Okoro {won't apologise for} [it].", "refuse", "refused"),
    # what was not done is no act
    ("Okoro {did not say} [who paid].", None, "not-performed"),
    ("Okoro {did not respond to} [a request for comment].", None, "not-performed"),
    ("Okoro {stopped short of condemning} [the raid].", None, "not-performed"),
    ("Okoro {failed to condemn} [the raid].", None, "not-performed"),
    ("Okoro {failed three times to condemn} [the raid].", None, "not-performed"),
    ("Okoro {did not reject} [talks].", None, "not-performed"),
    ("Okoro {did not accuse} [the board].", None, "not-performed"),
    ("Okoro {did not promise} [a new wall].", None, "not-performed"),
    ("Okoro {did not make a formal complaint about} [it].", None, "not-performed"),
    ("Okoro {made no mention of} [the wall].", None, "not-performed"),
    ("Okoro {has offered} [no proof].", None, "not-performed"),
    ("Okoro {has done nothing to explain} [it].", None, "not-performed"),
    ("Okoro {said nothing about} [the wall].", None, "not-performed"),
    ("Okoro left {without mentioning} [the wall].", None, "not-performed"),
    ("Okoro {has not endorsed} [Marsh].", None, "not-performed"),
    ("Okoro {does not know} [who paid].", None, "not-performed"),
    ("Okoro {is not worried about} [a flood].", None, "not-performed"),
    ("Okoro {never intended} [to leave].", None, "not-performed"),
    # nor is what may or might have been done
    ("Okoro {might ask} [who paid].", None, "not-performed"),
    ("Okoro {may have accused} [the board].", None, "not-performed"),
    ("Okoro {could have requested} [a recount].", None, "not-performed"),
    ("Okoro {would have condemned} [the raid].", None, "not-performed"),
    ("Okoro {may have to decide} [whom to send].", None, "not-performed"),
    ("Okoro in May {said} [it rained].", "assert", "lexicon"),
    ("Okoro {could see} [that it rained].", "assert", "lexicon"),
    ("Okoro {would support} [the plan].", "agree", "lexicon"),
]


@pytest.mark.parametrize(("marked", "act", "reason"), FORMS)
def test_negated_forms(marked: str, act: str | None, reason: str) -> None:
    judgement = judge(marked)
    assert judgement.act == act, judgement.reason
    assert judgement.reason.startswith(reason)


@pytest.mark.parametrize(
    ("text", "source", "act"),
    [
        ("none of the four set forth a plan", "none of the four", None),
        ("Nobody expects rain", "Nobody", "deny"),
        ("No. 10 offered talks", "No. 10", "propose"),
        ("No 10 offered talks", "No 10", "propose"),
    ],
)
def test_what_nobody_does_is_not_done(text: str, source: str, act: str | None) -> None:
    verb = next(word for word in ("set forth", "expects", "offered") if word in text)
    start = text.index(verb)
    cue, content = Span(start, start + len(verb)), Span(start + len(verb) + 1, len(text))
    assert find_act(text, [cue], [content], [Span(0, len(source))]).act == act


def test_a_report_shows_what_a_person_reveals() -> None:
    text = "{} revealed a crack"
    for source, act in (("The board", "announce"), ("The survey", "assert")):
        whole, end = text.format(source), len(source)
        spans = [Span(end + 1, end + 9)], [Span(end + 10, len(whole))], [Span(0, end)]
        assert find_act(whole, *spans).act == act
