"""Why something may not be said: a code and ids. The door says it in the language of the person."""

from __future__ import annotations

from journey.who.people import Role


class Refusal(Exception):
    """A word that is not put on record. It may be said again later."""

    def __init__(self, code: str, **about: str) -> None:
        super().__init__(code)
        self.code = code
        self.about = about


class NotYours(Refusal):
    """The speaker has none of the roles that may say this."""

    def __init__(self, *may: Role) -> None:
        super().__init__("not-yours", may=" ".join(may))


class NotStarted(Refusal):
    """There is no such journey."""

    def __init__(self) -> None:
        super().__init__("not-started")


class AlreadyStarted(Refusal):
    """A journey is started once."""

    def __init__(self) -> None:
        super().__init__("already-started")


class HasEnded(Refusal):
    """The journey has ended; nothing more is said on it."""

    def __init__(self, how: str) -> None:
        super().__init__("has-ended", how=how)
