"""Which reports are one event, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.judge.propositions.finding import find_propositions
from rashomon.model.judgement import Claim, Event, Proposal, Step
from rashomon.model.links import Place
from rashomon.model.spans import Span
from tests.judge.events.stories import Silent, make_account, make_story, timeline

Told = tuple[str, str]
PLAN: Told = ("President Ivo Marn will meet Chancellor Lena Orst on April 29.", "2031-04-25")
DONE: Told = (
    "President Ivo Marn met Chancellor Lena Orst on April 29 at the old lock.",
    "2031-04-30",
)


def find(*told: Told, model: Silent | None = None) -> Sequence[Event]:
    """The events of accounts with their days of publication."""
    accounts = [make_account(text, day, str(at)) for at, (text, day) in enumerate(told)]
    return timeline(make_story(accounts), model=model)


def test_a_plan_that_was_carried_out_has_happened() -> None:
    (event,) = find(PLAN, DONE)
    assert (event.status, event.rule) == ("happened", "plan.carried-out")
    assert event.label == "President Ivo Marn met Chancellor Lena Orst on April 29 at the old lock"
    assert len(event.spans) == len(event.times) == 2
    assert event.published == "2031-04-25/2031-04-30"
    assert event.attributions == ()
    assert 0 < event.score < 1
    assert event.reasons


def test_other_days_and_other_people_stay_apart() -> None:
    later = ("President Ivo Marn met Chancellor Lena Orst on April 28.", "2031-04-30")
    assert len(find(PLAN, later)) == 2
    other = ("President Ivo Marn met General Odo Falk on April 29.", "2031-04-30")
    assert len(find(DONE, other)) == 2


def test_the_narrowest_time_that_fits_all_is_kept() -> None:
    rough = ("President Ivo Marn met Chancellor Lena Orst at the old lock in late April.",)
    (event,) = find((*rough, "2031-05-05"), DONE)
    assert event.time.value == "2031-04-29"


def test_what_one_tells_and_another_denies_is_disputed() -> None:
    no = ("President Ivo Marn did not meet Chancellor Lena Orst on April 29.", "2031-04-30")
    (event,) = find(DONE, no)
    assert (event.status, event.rule) == ("disputed", "reports.disagree")


def test_the_model_settles_what_words_leave_open() -> None:
    one = ("The army of Brenna took the lock of Halstad on March 2.", "2031-04-25")
    two = ("The troops of Brenna seized Halstad by force on March 2.", "2031-04-25")
    unsure, sure = Silent(), Silent(supports=0.9)
    assert len(find(one, two, model=unsure)) == 2
    assert len(find(one, two, model=sure)) <= 1 or not sure.asked


def test_a_report_without_a_day_joins_the_one_event_that_fits() -> None:
    undated = (
        "President Ivo Marn met with Chancellor Lena Orst, who looked tired.",
        "2031-04-30",
    )
    (event,) = find(PLAN, undated)
    assert event.status == "happened"
    assert "undated.fits" in event.reasons
    assert len(event.spans) == 2
    assert len(event.times) == 1
    stale = (undated[0], "2031-05-20")
    (planned,) = find(PLAN, stale)
    assert planned.status == "planned"


def test_many_reports_are_one_event_all_the_same() -> None:
    told = [(f"{DONE[0]} It rained in {2000 + at} towns.", DONE[1]) for at in range(60)]
    (event,) = find(*told)
    assert len(event.spans) == 60


def test_one_utterance_is_one_event() -> None:
    accounts = [
        make_account("On Monday {s1:Ivo Marn} {c1:announced} {x1:a pause}.", name="1"),
        make_account("{s1:Ivo Marn} {c1:said} on Monday {x1:he would stop}.", name="2"),
    ]
    assert len(timeline(make_story(accounts))) == 2
    (event,) = timeline(make_story(accounts, ["a pause", "he would stop"]))
    assert event.reasons == ("utterance.same",)
    assert len(event.attributions) == 2


def test_a_contested_claim_disputes_its_event() -> None:
    story = make_story([make_account("Brenna shelled the market of Halstad on March 29.")])
    (prop,) = find_propositions(story, Silent())
    claim = Claim(
        "clm-1", "it", Place(prop.document, prop.span), True, 2, (2, 2), (), propositions=(prop,)
    )
    (event,) = timeline(story, claims=[claim])
    assert (event.status, event.rule) == ("disputed", "claim.contested")
    (event,) = timeline(story, claims=[replace(claim, contested=False)])
    assert event.status == "happened"


def test_a_dated_step_of_a_proposal_is_an_event() -> None:
    text = "The plan of Lena Orst for a pause at the lock, of March 5, lies on the table."
    story = make_story([make_account(text)])
    place = Place(next(iter(story.documents)), Span(0, text.index(", of March")))
    step = Step(None, place, "proposes", None, "2031-03-05", "expression")
    proposal = Proposal(
        "pps-1", None, (), "a pause", (), (), "open", "proposal", place, (place,), (step,), "open"
    )
    (event,) = timeline(story, proposals=[proposal])
    assert (event.time.value, event.rule) == ("2031-03-05", "step.dated")
    undated = replace(step, basis="document")
    assert timeline(story, proposals=[replace(proposal, steps=(undated,))]) == ()
