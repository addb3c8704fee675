"""What a journey is: the pure core. It knows no clock, no I/O, no logging and no randomness."""

from journey.agenda import Agenda, agenda
from journey.evolution import evolve, fold
from journey.grammar.refusals import Refusal
from journey.grammar.request import free_texts, unsealed
from journey.ground import Ground
from journey.language import Event, Said, body, event, request
from journey.rules import Brought, decide, elapse
from journey.speaking import sayable
from journey.state import Journey, JourneyId
from journey.unsaying.record import OnRecord, counting, retold, taken

__all__ = [
    "Agenda",
    "Brought",
    "Event",
    "Ground",
    "Journey",
    "JourneyId",
    "OnRecord",
    "Refusal",
    "Said",
    "agenda",
    "body",
    "counting",
    "decide",
    "elapse",
    "event",
    "evolve",
    "fold",
    "free_texts",
    "request",
    "retold",
    "sayable",
    "taken",
    "unsealed",
]
