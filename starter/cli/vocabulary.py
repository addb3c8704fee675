"""Everything that can be said on a journey, as it is typed: its request, what it means, and examples."""

from __future__ import annotations

from typing import NamedTuple

from journey.endings import EndJourney, KeepGoing
from journey.expected.later import Later
from journey.expected.silence import AnswerStillYours
from journey.helping.conditions import NameCondition, SettleCondition
from journey.helping.support import AskSupport, DeclineSupport, Promise, SupportWasGiven
from journey.helping.thanks import Celebrate, Thank
from journey.language import Said
from journey.lnd.at_once import NoRoom, NotMine
from journey.lnd.corrections import NotRight
from journey.lnd.moves import PickUp
from journey.needs.agreement import Accept, Propose
from journey.needs.behaviours import AddBehaviour, MakeIfThen, NameWatchers
from journey.needs.finding import Find
from journey.needs.occasions import DateOccasion
from journey.needs.replanning import RePlan
from journey.needs.team_need import LeaveTeam
from journey.noticing.confidence import Rate, ShareFigure
from journey.noticing.sightings import LogSighting
from journey.noticing.watching import AskWatchers
from journey.pause import Pause, Resume
from journey.plans.charter import AcceptCharter
from journey.plans.reins import TakeReins
from journey.plans.rounds import Override, RepeatStep
from journey.plans.success_factors import MarkSuccessFactor
from journey.plans.tailoring import AddStep, DropStep, MoveStep
from journey.plans.upgrading import Upgrade
from journey.reading.between_two import AnswerPrivately, AskCoaching, CoachingWasGiven, SayPrivately
from journey.steps.activity import ActivityWasDone, DropActivity, MoveActivity, PlanActivity
from journey.steps.application import Conclude
from journey.steps.buddies import NameBuddy
from journey.steps.check_ins import CheckIn
from journey.steps.diary import PlanTalk
from journey.steps.mentoring import AnswerInvitation, InviteMentor, Met, StopMentoring
from journey.steps.needs_conversation import Spoke
from journey.steps.practice import LogPractice
from journey.steps.talks import DropTalk
from journey.steps.watch import StillDoing
from journey.unsaying.taking_back import TakeBack
from journey.who.another_job import ChangeJob
from journey.who.for_somebody import Confirm
from journey.who.hand_over import HandOver
from journey.who.letting_read import LetRead
from journey.who.manager_gone import ManagerIsGone
from journey.who.reaching import IsReachable, IsUnreachable
from journey.who.stand_ins import NameStandIn

NOTHING = "what-may-be-said"
"""Stands where no word was typed."""


class Word(NamedTuple):
    """A word of the command line: its request, what it means, and how it is typed."""

    request: type[Said]
    means: str
    examples: tuple[str, ...]


WORDS = {
    "accept": Word(Accept, "Yes to need, frame and plan as they stand.", ("--as p004",)),
    "propose": Word(
        Propose,
        "A counter-proposal: what is named is changed, and the other is asked.",
        (
            "--as p004 --hours 2 --horizon 2027-06-01",
            '--as p017 --behaviour "in the Monday meeting, I ask what was meant"',
        ),
    ),
    "find": Word(
        Find,
        "What a vague need comes down to, found in a talk; the other is asked to say yes.",
        (
            '--as p004 --behaviour "in the Monday meeting, I ask what was meant" --noticed-by p021',
            '--as p017 --behaviour "at the budget talk, I name a choice" --rhythm rare --first-try 2027-04-12',
        ),
    ),
    "charter": Word(
        AcceptCharter, "Yes to the role charter, by who has not said it with the agreement.", ("--as p021",)
    ),
    "add-step": Word(
        AddStep,
        "A step is added to the plan, or comes back.",
        (
            '--as p017 --step mentoring --line "Luc offered to help"',
            '--as p017 --step activity --before practice --line "first a day with the fitters"',
        ),
    ),
    "drop-step": Word(
        DropStep, "A step is left out of the plan.", ('--as p004 --step mentoring --line "we sit next to each other"',)
    ),
    "repeat-step": Word(
        RepeatStep,
        "Once more of a step: tries, meetings, an activity.",
        ('--as p017 --step practice --line "it was quiet in August"',),
    ),
    "override": Word(
        Override,
        "Another figure for a step: tries, meetings, or the confidence to aim at.",
        (
            '--as p017 --step practice --number 4 --line "two is not much for this"',
            '--as p017 --step confident-application --number 7 --line "seven is mostly, and that will do"',
        ),
    ),
    "move-step": Word(
        MoveStep,
        "A step is shown in another place of the plan.",
        ('--as p017 --step practice --before activity --line "try first, then the course"',),
    ),
    "upgrade": Word(Upgrade, "The newest version of its template; what people made their own stays.", ("--as p101",)),
    "success-factor": Word(
        MarkSuccessFactor,
        "What helps or may come in between: it is seen to, or plays no part here.",
        ("--as p004 --mark ticked", "--as p017 --mark struck --factor workload"),
    ),
    "add-behaviour": Word(
        AddBehaviour,
        "A second or third behaviour; the other is asked to say yes.",
        ('--as p017 --behaviour "when it gets tense, I ask first" --rhythm monthly --noticed-by p021',),
    ),
    "watchers": Word(
        NameWatchers,
        "The learner names who is in a position to notice it.",
        ("--as p017 --noticed-by p021 --noticed-by p022", "--as p017 --noticed-by p021 --nth 2"),
    ),
    "ask-watchers": Word(
        AskWatchers,
        "The learner asks who may have noticed it.",
        ("--as p017", "--as p017 --of p021 --of p022", "--as p004 --of p017 --of p018 --of p021"),
    ),
    "if-then": Word(
        MakeIfThen,
        "The learner's own plan, shown back when it is time to practise.",
        ('--as p017 --plan "if they go quiet, then I ask what they think"',),
    ),
    "reins": Word(TakeReins, "Who has the lead, and is asked first.", ("--as p017 --lead learner-led",)),
    "spoke": Word(
        Spoke, "We spoke: either side says it, nobody confirms it.", ("--as p004", "--as p017 --said 2026-11-20")
    ),
    "plan-activity": Word(
        PlanActivity,
        "A course or something else to learn gets its date.",
        (
            '--as p017 --title "Difficult talks" --on 2027-02-11',
            "--as p017 --title Joining --on 2027-02-11 --sort on-the-job",
        ),
    ),
    "move-activity": Word(MoveActivity, "It gets another date.", ("--as p017 --on 2027-03-04",)),
    "activity-done": Word(ActivityWasDone, "It took place.", ("--as p017", '--as p017 --line "much to try"')),
    "drop-activity": Word(
        DropActivity, "It will not take place, or none is needed.", ('--as p017 --line "the course is full"',)
    ),
    "drop-talk": Word(
        DropTalk,
        "The short talk before or after one activity is left out.",
        ('--as p004 --talk before-talk --line "we spoke about it all week"',),
    ),
    "plan-talk": Word(
        PlanTalk,
        "A talk or catching up is in the diary, or moves there.",
        ("--as p004 --on 2027-02-11 --at 14:30", "--as p017 --on 2027-02-11 --minutes 45 --expectation check-in-2"),
    ),
    "later": Word(
        Later,
        "Who is asked comes back to it on that day; twice in a row at most.",
        ("--as p004 --expectation check-in-2 --until 2027-02-18",),
    ),
    "not-me": Word(
        NotMine,
        "What is asked is for somebody else: L&D looks who.",
        ('--as p004 --expectation needs-talk-1 --line "Lotte works with her every day"',),
    ),
    "practice": Word(
        LogPractice,
        "The learner tried it, or says why not.",
        (
            '--as p017 --outcome went-stiffly --line "I said it after the meeting"',
            "--as p017 --outcome didnt-get-round --no-time",
            "--as p017 --outcome went-well --next-occasion 2027-09-06",
        ),
    ),
    "occasion": Word(
        DateOccasion,
        "The next occasion of what is rare has a day, or another one.",
        ("--as p017 --on 2027-04-12", "--as p004 --on 2027-04-19 --nth 2"),
    ),
    "invite-mentor": Word(InviteMentor, "Somebody is asked to show the way.", ("--as p017 --mentor p031",)),
    "mentor": Word(AnswerInvitation, "Who was invited says yes or no.", ("--as p031 --yes", "--as p031 --no")),
    "met": Word(Met, "Learner and mentor met; either says it.", ("--as p031", "--as p017")),
    "stop-mentoring": Word(StopMentoring, "The mentoring ends; what was done stays.", ("--as p017",)),
    "buddy": Word(NameBuddy, "Somebody experienced is beside the mentor.", ("--as p017 --buddy p033",)),
    "check-in": Word(
        CheckIn,
        "Who goes along says what they saw of it.",
        ("--as p004 --answer seen --on 2026-11-19", '--as p004 --answer not-yet --line "begins to come"'),
    ),
    "sighting": Word(
        LogSighting,
        "Somebody else noticed it, asked or not.",
        ("--as p021 --answer seen", "--as p021 --answer seen --way received --on 2026-11-19"),
    ),
    "confidence": Word(Rate, "How sure the learner is, from 1 to 10.", ("--as p017 --figure 7",)),
    "share-figure": Word(
        ShareFigure,
        "The learner lets those beside them read the figure, or keeps it again.",
        ("--as p017 --yes", "--as p017 --no"),
    ),
    "conclude": Word(Conclude, "Is it there?", ("--as p017 --yes", "--as p004 --not-yet --until 2027-02-01")),
    "condition": Word(
        NameCondition,
        "Something has to be there first, and somebody sees to it.",
        (
            '--as p017 --what "two hours without the desk" --owner p004 --sort time',
            '--as p004 --what "the new machine" --owner p040 --sort opportunity --due 2027-01-15',
        ),
    ),
    "settle": Word(SettleCondition, "It is there, it will not be, or it is not needed.", ("--as p040 --outcome met",)),
    "support": Word(
        AskSupport,
        "Something is needed of somebody.",
        ("--as p017 --sort talk", '--as p017 --sort swap --of p021 --line "the Thursday shift"'),
    ),
    "promise": Word(Promise, "Who was asked will do it, by a day.", ("--as p004 --due 2026-12-11",)),
    "support-done": Word(SupportWasGiven, "It is done: by who promised, or who asked.", ("--as p004", "--as p017")),
    "decline": Word(DeclineSupport, "It can't be done, and why.", ('--as p004 --line "not before April"',)),
    "coaching": Word(
        AskCoaching,
        "Help with one's own part: between who asks and L&D's adviser.",
        ('--as p004 --line "how do I bring it up?"',),
    ),
    "coaching-given": Word(CoachingWasGiven, "L&D helped whoever asked.", ("--as p101", "--as p101 --to p004")),
    "private": Word(
        SayPrivately,
        "Between the learner and L&D's adviser; nobody else ever hears of it.",
        ('--as p017 --line "may I call you?"',),
    ),
    "private-answer": Word(
        AnswerPrivately, "The adviser says something back, as privately.", ('--as p101 --line "tomorrow at nine?"',)
    ),
    "thank": Word(
        Thank,
        "The learner thanks somebody who helped; only the two read it.",
        ("--as p017 --to p021", '--as p017 --to p021 --line "that was just what I needed"'),
    ),
    "celebrate": Word(Celebrate, "Something to be glad of.", ("--as p017", '--as p017 --line "I did it"')),
    "re-plan": Word(RePlan, "Another day to aim at.", ("--as p017 --horizon 2027-09-01",)),
    "pause": Word(
        Pause,
        "Not now, and when to look at it again.",
        ("--as p017 --why work-first", "--as p017 --why leave --until 2027-02-01"),
    ),
    "resume": Word(Resume, "It goes on; dates move by the days that it stood still.", ("--as p017",)),
    "hand-over": Word(
        HandOver, "Somebody else takes this on.", ("--as p004 --to p012", "--as p004 --role companion --to p021")
    ),
    "let-read": Word(
        LetRead, "The learner lets whoever took over read what was said before.", ("--as p017 --who p012",)
    ),
    "manager-gone": Word(ManagerIsGone, "The manager has gone, and nobody took over.", ("--as p017",)),
    "unreachable": Word(IsUnreachable, "Nothing arrives at somebody's address.", ("--as p101 --who p021",)),
    "reachable": Word(IsReachable, "It does again; a word of theirs says so too.", ("--as p101 --who p021",)),
    "pick-up": Word(
        PickUp,
        "L&D does something about it; until a day it is off the list.",
        ("--as p101 --move call", "--as p101 --move rest --until 2027-01-11 --reason check-in-missed"),
    ),
    "not-right": Word(
        NotRight,
        "A row of the list was not right; this puts it right.",
        (
            "--as p101 --why talked",
            "--as p101 --why away --until 2027-01-11",
            "--as p101 --why wrong-person --to p021",
        ),
    ),
    "stand-in": Word(
        NameStandIn,
        "Somebody acts for who is away, up to a day; without --to: they are back.",
        (
            "--as p004 --who p004 --to p012 --until 2027-02-12",
            "--as p100 --who p004 --to p012 --until 2027-02-12",
            "--as p004 --who p004",
        ),
    ),
    "still-doing": Word(
        StillDoing,
        "Months later: is it still done?",
        ("--as p017 --yes", "--as p017 --no --otherwise again"),
    ),
    "still-yours": Word(
        AnswerStillYours,
        "How things stand with it: four good answers.",
        ("--as p017 --answer busy", "--as p017 --answer later --until 2027-01-11"),
    ),
    "leave-team": Word(LeaveTeam, "This journey goes on by itself, outside its team need.", ("--as p017",)),
    "another-job": Word(
        ChangeJob,
        "Another job: the need comes along, or stays behind; the learner decides.",
        ("--as p017 --comes-along --frame-holder p040 --adviser p102", "--as p017 --stays-behind"),
    ),
    "confirm": Word(
        Confirm,
        "What was entered for you, you said; or you did not.",
        ("--as p017 --yes", "--as p017 --no"),
    ),
    "take-back": Word(
        TakeBack,
        "What you said, or what was entered, does not count any more.",
        ("--as p017 --word 3f9a", "--as p004 --word monday"),
    ),
    "end": Word(
        EndJourney,
        "An honest end; the learner decides, anybody else proposes.",
        ("--as p017 --how stopped", '--as p004 --how left --line "to another employer"'),
    ),
    "keep-going": Word(KeepGoing, "The learner goes on, although an end was proposed.", ("--as p017",)),
}
UNTYPED = {"no-room": Word(NoRoom, "In two letters there was no room to ask it: L&D has it.", ())}
"""What nobody types: only the post says it."""
