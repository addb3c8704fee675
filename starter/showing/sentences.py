"""Why something may not be said: each code of a refusal as a sentence, in the language of the person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journey import Refusal
from letters.tongue import Tongue
from starter.showing import labels

REFUSALS = {
    "not-yours": "This can be said by {may}.",
    "not-started": "There is no such journey yet; it begins with its start.",
    "already-started": "This journey has been started already.",
    "has-ended": "This journey has ended ({how}); nothing more is said on it.",
    "two-people": "A journey takes two: somebody else than the learner gives room and goes along.",
    "no-such-template": "There is no template “{template}”; there are {known}.",
    "already-accepted": "You have said yes to this already.",
    "agreement-changed-since": "The agreement has changed since: look at it again, and say yes to how it stands.",
    "nothing-changed": "It is so already: that would change nothing.",
    "not-agreed-yet": "The agreement comes first: both say yes to it, and then it can be concluded.",
    "until-must-be-later": "“Until” is a day after {today}; {until} is not.",
    "not-your-own-sighting": "Somebody else says what they saw of it; a try of your own is a practice.",
    "day-out-of-reach": "{on} is out of reach: say a day from {oldest} up to {newest}.",
    "later-needs-a-day": "“Later” needs a day to ask again, and only “later” does.",
    "only-the-learner-stops": "Stopping is the learner's own choice; you can ask, not decide.",
    "enough-behaviours": "A need has one to three behaviours; this one has three.",
    "no-behaviour-yet": "There is no behaviour yet: find it first, in a talk; `find` says what it is.",
    "found-already": "There is a behaviour already; propose another text for it, or add one.",
    "rare-needs-a-day": "What occurs rarely needs the day of its next occasion: --first-try DAY.",
    "not-rare": "Only what occurs rarely has days for its occasions; this occurs often enough without.",
    "no-time-for-what": "“No time” goes with a try that was not got round to: --outcome didnt-get-round.",
    "no-team-need": "This journey belongs to no team need.",
    "no-such-behaviour": "There are {known} behaviours; count from 1.",
    "step-stays": "The first talk and applying it belong to every journey, and watching comes by itself: "
    "they stay where they are.",
    "step-is-there": "That step is in the plan already.",
    "no-such-step": "That step is not in the plan; it can be added.",
    "no-such-figure": "That step has no such figure: practice and mentoring have 1 to 20, the aim has 1 to 10.",
    "not-repeated": "An activity, practice and mentoring can be repeated; catching up goes on by itself.",
    "newest-already": "This is the newest version of its template already.",
    "no-charter": "The template of this journey has no role charter.",
    "no-such-success-factor": "There is no such factor in its template; there are {known}.",
    "no-such-talk": "There is no such talk to leave out; there are talks around {known}.",
    "no-such-ask": "That is not asked here any more: it was answered, or something else came in its place.",
    "stays-with-lnd": "What L&D was asked stays with L&D: they answer it, or a colleague of theirs does.",
    "later-is-still-yours": "How things stand has a “later” of its own: still-yours --answer later --until DAY.",
    "later-is-pause": "A pause has a “later” of its own: pause --why REASON --until DAY.",
    "later-already": "It is there for {on} already: later is a day after that.",
    "has-its-day": "This has its own day, {on}: move what it belongs to, or plan the talk on another day.",
    "put-off-twice": "This was put off twice already: say how it stands now, or that it is not for you (`not-me`).",
    "only-yours": "This is about yourself, and nobody else can answer it: however it stands is a good answer.",
    "nothing-to-do": "Nothing comes of this if it stays unanswered: there is nothing to do about it.",
    "no-talk-to-plan": "No talk is expected here now that could go in the diary.",
    "not-a-talk": "Only a talk or catching up goes in the diary.",
    "not-for-everybody": "The template “{template}” is meant for {audience}, and {learner} is not one of them. "
    "Add --anyway if it fits all the same.",
    "nobody-named": "Name somebody else than the learner.",
    "no-such-activity": "There is no such activity to come; there are {known}.",
    "no-such-condition": "There is no such condition; there are {known}.",
    "no-such-support": "Nothing of the kind was asked for; there are {known}.",
    "of-somebody-else": "This was asked of somebody else; the answer is for {may}.",
    "due-has-passed": "{until} has passed; name {today} or a later day.",
    "not-of-yourself": "Ask somebody else than yourself: --of PERSON.",
    "not-your-own-mentor": "A mentor is somebody else than the learner.",
    "has-a-mentor": "There is a mentor, or this one was invited already; stop that first.",
    "not-invited": "You are not invited as the mentor here, or have said yes already.",
    "mentors-already": "{mentor} mentors {count} already, or is invited to: to invite them all the same, add --anyway.",
    "not-the-mentor-yet": "You were invited as the mentor: say yes first, and then what you noticed.",
    "not-your-own-buddy": "A buddy is somebody else than learner and mentor.",
    "buddy-already": "That person is beside the mentor already.",
    "no-mentor-yet": "There is no mentor yet; somebody is invited first.",
    "pause-out-of-reach": "A pause lasts until a day up to {newest}; {until} is not one of them.",
    "not-paused": "This journey is not paused; it simply goes on.",
    "reads-already": "That person reads along already, or is not on this journey.",
    "to-needs-until": "Say who stands in and up to which day, --to and --until; without both, they are back.",
    "nobody-stands-in": "Nobody stands in for that person now.",
    "nothing-to-stand-in-for": "That person neither gives room nor goes along here: there is nothing to stand in for.",
    "not-for-oneself": "A stand-in is somebody else.",
    "stands-in-already": "It stands so already.",
    "said-since": "Something newer was said about it: say how it is now, without --said.",
    "handed-over-since": "Somebody else has this by now: say how it is now, without --said.",
    "asked-already": "They were asked, and may still answer.",
    "three-at-once": "Whoever reports to you is asked with others who do, at least three at once: --of for each.",
    "not-applied-yet": "Whether it is still done is asked once it was applied.",
    "no-needs-a-choice": "A no says what then: --otherwise again, by-myself or not-needed; a yes does not.",
    "does-it-come-along": "Another job: does the need come along? Say another-job --comes-along or "
    "another-job --stays-behind; or end --how moved --stays-behind.",
    "no-room-without-anybody": "Name who gives room there as well: --frame-holder PERSON.",
    "no-such-word": "No such word is on record: `leerreis tell JOURNEY --as PERSON` lists yours.",
    "not-your-word": "Whoever said a word takes it back; or who entered it, or for whom it was entered.",
    "opening-stays": "A start is not taken back: end the journey instead.",
    "say-it-again": "What was taken back is said again, and not un-taken back.",
    "before-it-ended": "That was said before the journey ended and was picked up again: it stays.",
    "went-along": "The need came along to another job with it: move it again, or hand it over.",
    "more-rests-on-it": "More was said since that rests on it: propose something else instead.",
    "reopen-first": "This journey has ended: it is picked up again first, and then a word can be taken back.",
    "not-yours-to-enter": "What somebody else said can be entered by {may}.",
    "say-it-yourself": "This everybody says in their own name; leave out who it is for.",
    "not-for-yourself": "What you say yourself is not entered for you.",
    "not-for-lnd": "What L&D says, nobody enters for them.",
    "nothing-to-confirm": "Nothing that was entered for you waits here; perhaps you answered it already.",
    "no-such-code": "That code fits nothing here: look whether each letter is right.",
    "too-many-codes": "Too many codes that fit nothing were tried here: try again tomorrow.",
    "no-end-proposed": "Nobody proposed to end this journey; it simply goes on.",
    "not-stuck": "This journey is not on the list of where it is stuck: there is nothing to pick up.",
    "not-stuck-for-that": "It is not on the list for that reason; it is for {known}.",
    "not-this-move": "That move does not help here; one of these may: {known}.",
    "not-right-needs": "“Away” needs a day (--until), “wrong-person” somebody else (--to); the others need neither.",
    "goes-with-a-role": "This goes with a role: hand it over, or invite another mentor.",
    "of-who-asked": "Whoever asked for it can't be the one of whom it is asked.",
    "takes-two": "This takes two people, and you are both of them.",
    "nobody-asked-for-it": "Nobody asked for it here: name who was helped with --to.",
    "not-on-the-journey": "That person is not on this journey.",
    "reachable-already": "Nobody said that this person can't be reached.",
    "thanks-a-helper": "A thank-you goes to somebody who helps here: a mentor, a watcher, a companion, who gives room, "
    "or who was asked to help.",
    "has-no-address": "That person has no address, so nothing fails to arrive there: somebody near passes it on.",
    "said-out-of-reach": "A word may be dated from {oldest} up to {newest}; what is older comes by import.",
    "id-was-used": "That id was used for something else; take another one.",
    "looks-sealed": "A text can't begin with “sealed:1/”; begin it with another word.",
    "set-aside": "This could not be put on record just now. It is kept, and somebody looks at it: nothing is lost.",
    "said-otherwise": "On record it stands otherwise, and nothing was changed. "
    "What is another word, said at the same moment, gets a time of its own.",
    "history-too-long": "This is more than one journey can be told at once: bring what was said last in a second file.",
    "no-manager": "{learner} has no manager in people.csv: name who gives room with --frame-holder. "
    "At the top that is a fellow director or a coach, in a team without a manager whom the team names.",
    "no-adviser": "Nobody of L&D is there for {learner}: give the team an adviser in people.csv, "
    "or name lnd.head in organisation.toml, and import it.",
    "lnd-decides": "What holds for all is decided by L&D: its head, or an adviser.",
    "away-is-theirs": "Until when somebody is away is told by themselves, their manager or L&D.",
    "post-is-theirs": "What is written to somebody they read themselves; of what kind it is, L&D may see: "
    "its head, or their adviser.",
    "letters-are-theirs": "With --as, one sees one's own letters.",
    "not-a-reader": "This journey is read by those who are on it: {may}.",
    "need-not-yours": "Need and behaviours are read by {may}.",
    "past-not-yours": "How a journey stood on an earlier day is read by the two sides of it. "
    "For L&D, `leerreis stuck --at` says reason and role.",
    "not-known-then": "Nothing of this journey was known on that day.",
    "not-lnd": "Where journeys are stuck is for L&D only.",
    "for-lnd": "This is for L&D only.",
    "no-sponsor": "How it goes with a goal is for its sponsor, and for L&D; you are the sponsor of none.",
    "answered-already": "You have answered for this quarter. Who answered what is not kept, so it can't be changed.",
}
"""By code. `{...}` is what the refusal is about."""
AUDIENCES = {
    "managers": "people who manage somebody",
    "team-members": "people who are in a team",
}
"""For whom a template may be meant, by its code."""
NONE = "none"
UNKNOWN = "This can't be said now ({code})."
"""A worker that is newer than this door may know refusals that it does not."""


def sentence(say: Tongue, refusal: Refusal) -> str:
    """The refusal, said to a person."""
    text = REFUSALS.get(refusal.code)
    if text is None:
        return say(UNKNOWN, code=refusal.code)
    return say(text, **_about(say, refusal.about))


def _about(say: Tongue, about: Mapping[str, str]) -> dict[str, str]:
    return {name: _said(say, name, value) for name, value in about.items()}


def _said(say: Tongue, name: str, value: str) -> str:
    match name:
        case "may":
            return say.either([labels.role(say, code) for code in value.split()])
        case "how":
            return labels.ending(say, value)
        case "audience":
            return say(AUDIENCES[value])
        case "known":
            return say.all(value.split()) or say(NONE)
        case "on" | "oldest" | "newest" | "until" | "today":
            return _day(say, value)
    return value


def _day(say: Tongue, value: str) -> str:
    try:
        return say.day(date.fromisoformat(value))
    except ValueError:  # "None", where no day was said
        return "—"
