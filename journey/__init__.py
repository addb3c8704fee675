"""What a journey is: the pure core. It knows no clock, no I/O, no logging and no randomness."""

from journey.agenda import Agenda, agenda
from journey.evolution import evolve, fold
from journey.ground import Ground
from journey.language import Event, Said, body, event, request
from journey.record import OnRecord, counting, retold, taken
from journey.refusals import Refusal
from journey.request import free_texts, unsealed
from journey.rules import Brought, decide, elapse
from journey.speaking import sayable
from journey.state import Journey, JourneyId

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
