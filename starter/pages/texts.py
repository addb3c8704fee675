"""Every text of the pages, but for the labels of answers and what these ask for: they are those of the letters."""

from __future__ import annotations

from collections.abc import Mapping

from journey.expected.expectations import What

TALKED = "Have you and {other} spoken?"
SAW = "Did you see something of it with {other}?"
ASKS: Mapping[What, str] = {
    What.NEEDS_TALK: TALKED,
    What.BEFORE_TALK: "Five minutes beforehand: have you and {other} spoken?",
    What.AFTER_TALK: "Five minutes afterwards: have you and {other} spoken?",
    What.HAND_OVER: "Have you and {other} got to know each other?",
    What.RE_PLAN: "Which day do you work towards now?",
    What.ACCEPT: "Is the agreement right like this?",
    What.CHECK_IN: SAW,
    What.SIGHTING: SAW,
    What.PLAN_ACTIVITY: "Which day suits you?",
    What.ACTIVITY_DONE: "Did it take place?",
    What.PRACTICE: "How did it go?",
    What.OCCASION: "When does it occur again?",
    What.MENTOR: "Would you help {other} on the way?",
    What.MENTOR_MEETING: "Have you and {other} met?",
    What.CONFIDENCE: "How sure are you that you do this, also when it is busy?",
    What.CONCLUDE: "Is it there?",
    What.STILL_YOURS: "Is this still what you want to learn?",
    What.STILL_DOING: "Do you still do it?",
    What.CONDITION: "How is it coming along?",
    What.SUPPORT: "Can you help {other} with it?",
    What.PROMISE: "Done, or shall we pick a new date?",
    What.PAUSE_REVIEW: "Shall we go on, or wait a little longer?",
    What.CONFIRM: "Is this what you said?",
    What.CONFIRM_END: "Is it done, or does it go on?",
    What.COMES_ALONG: "Does it come along to the new job?",
}
"""By what is asked. {other}: across the table."""
NO_HEALTH = "How somebody's health is does not belong here."
PLEASE_CALL = "Please call me."
WRONG = {
    "line": "Write a word or two.",
    "until": "Pick a day.",
    "on": "Pick a day.",
    "at": "Write an hour, such as 14:30.",
    "minutes": "Write how many minutes, from 5 to 240.",
    "due": "Pick a day.",
    "horizon": "Pick a day.",
    "title": "Give it a short name.",
    "figure": "Pick a figure.",
    "how": "Pick one of these.",
    "answer": "Pick one of these.",
    "second": "Pick one of these.",
    "third": "Pick one of these.",
    "typed": "Type “{typed}”, so that it isn't said by accident.",
}
"""What is missing, or not right, by field."""
PICK_ONE = "Pick an answer."
TYPE_IT = "Type “{typed}”"
SEND = "Put it on record"
OPENING = "Nothing is on record yet."
ABOUT, ABOUT_YOU = "{name}: “{title}”", "“{title}”"
RESTS = "This rests until {day}. You may answer all the same."
AGREEMENT = {"want": "What it is about", "behaviour": "What you will see", "frame": "Room for it"}
OF_WHOM: Mapping[What, str] = {
    What.CHECK_IN: "Of whom did you see it?",
    What.SIGHTING: "Of whom did you see it?",
    What.CONCLUDE: "With whom is it there?",
}
"""Of an ask that several share, where an answer says something of each of them."""
OF_WHOM_ELSE = "Of whom do you say this?"
FOR_WHOM = "For whom does this hold?"
TICK_ONE = "Tick at least one name."
RESTS_UNTIL = "rests until {day}"
EACH = "Does that hold for each of these?"
IS_ABOUT = "It is about {thing}."
WROTE = "{who}, about {thing}: “{text}”"
ENTERED = "On record, once you confirm it: {what}."

THANKS = "Thank you"
ON_RECORD = "Your answer is on record: “{label}”."
ON_RECORD_FOR = "It is on record for {names}: “{label}”."
OF_ONE = "{name}: {why}"
NEXT = "What happens next"
NEXT_LINE, NEXT_NO_DAY = "{who}: {what}, by {day}", "{who}: {what}"
NOTHING_NEXT = "Nothing is asked of anybody just now."
YOU = "you"
CLOSE = "You can close this page."

SAID_ALREADY = "You have answered this"
FIRST_SAID = "On {day}, this went on record: {what}."
FIRST_SAID_FOR = "On {day}, this went on record for {names}: {what}."
ONCE = "It is on record once."
OTHERWISE = "You said something else first"
CAN_TAKE_BACK = "That stays as it is, unless you take it back."
TAKE_BACK = "Take it back"
TAKE_BACK_HOW = "Said by accident, or not right after all?"
TAKEN_BACK = "It is taken back"
TAKEN_BACK_HOW = "It is as if it had not been said. Where it is still of use, your next letter asks it again."
TAKEN_BACK_FOR = "It is taken back for {names}."
TOOK_BACK = "Since then, you took it back."
CAN_NOT = "This can't be said now"
SETTLED = "This is settled"
SETTLED_BY_YOU = "You answered this on {day}."
SETTLED_ON = "This was settled on {day}."
WITH_ANOTHER = "This is asked of somebody else now."
SETTLED_MEANWHILE = "This was settled meanwhile."
NOTHING_TO_DO = "There is nothing that you need to do."
ENDED = "This has come to an end: {how}."
ELSEWHERE = "This is with somebody else now"
EXPIRED = "This link has had its time"
EXPIRED_HOW = "Your next letter brings a new one, where an answer is still of use. It is also fine to say it in person."
NOT_A_LINK = "This link leads nowhere"
NOT_A_LINK_HOW = "Perhaps it was cut in two on its way. Open the letter again, and click its button there."
HANDED_OVER = "It is handed over"
LOOK_AGAIN_HOW = "It is not on record yet. Look again in a minute: it counts once."
LOOK_AGAIN = "Look again"
NOT_NOW = "This does not work just now"
NOT_NOW_HOW = "It is not because of you. Try it again in a minute; nothing is lost."

USEFUL = "Was this letter of use to you?"
WAS_USEFUL, WAS_NOT_USEFUL = "Yes, it was", "No, it wasn't"
USEFUL_HOW = (
    "We count how often each kind of letter was of use. "
    "Who said so is kept nowhere: it counts once, and can't be changed."
)
USEFUL_SAID = "It is counted, without your name."
USEFUL_ONCE = "This letter was counted before, and counts once. That stays: nobody knows which answer is yours."

NEXT_WEEK = "Busy? Next week, then"
NEXT_WEEK_HOW = "No more letters of this week. When somebody asks for your help, that still arrives."
NEXT_WEEK_DO = "Next week, please"
NEXT_WEEK_SAID = "That is fine. Your next letter comes on {day}."

LESS = "How often, and when?"
LESS_HOW = "Letters keep to what you choose here. When somebody asks for your help, that always arrives."
DAY, HOUR = "Day of the week's letter", "From what hour on"
BUSY = "Busy? No letter up to and including"
PRACTICE = "Nudges to practise, a week"
SAVE = "Keep it like this"
SAVED = "It is kept. Your next letter comes on {day}."
STOP = "No letters for a while"
STOP_HOW = "No nudges to practise, and no letter of the week for four weeks."
STOP_DO = "Stop them"
NOT_RIGHT = "Something here is not right: look at it once more."

SOMEBODY_ELSE = "Rather have somebody else do this?"
WHO_ARRANGES = "{adviser} of {lnd} can arrange that, and is glad to hear it."
WHICH = "Which of these is not for you?"
NOT_FOR_ME = "These are not for me"
PASSED_ON = "It is with {lnd} now, who look for somebody else. You need not do more."
NONE_LEFT = "Of what this letter asked, nothing waits for you any more."
FOOT = "This page sets no cookies, and nobody counts who opens it."
ALL = frozenset(
    {text for table in (ASKS, AGREEMENT, WRONG, OF_WHOM) for text in table.values()}
    | {text for name, text in globals().items() if name.isupper() and isinstance(text, str)}
)
