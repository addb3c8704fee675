"""Loads the examples, once: at the first start of a database that we made, or where somebody asks for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from records import people
from starter.bringing import Bringing, Report
from starter.cli import bringing
from starter.cli.errand import Errand
from starter.examples import NotLoaded, plain_files
from starter.files import organisation_file
from starter.files.bad_input import BadInput
from starter.files.people_file import import_people

FOLDER = "examples"
"""In the data folder; that it is there says that they are wanted."""
BEGUN, LOADED = "begun", "loaded"


def want(home: Path) -> None:
    """They are to be loaded, now or at the next start. Safe to repeat."""
    (home / FOLDER).mkdir(mode=0o700, exist_ok=True)


def are_due(home: Path) -> bool:
    """Whether they are wanted, and not all on record yet."""
    return (home / FOLDER).exists() and not (home / FOLDER / LOADED).exists()


async def load(home: Path) -> str:
    """Bring them in, or what is missing of them; what came in. An interrupted one goes on where it was.

    Nothing that anybody says in them stays in a file here: they are written out for as long as they are read.

    Raises:
        NotLoaded: not all of it is on record.
    """
    folder, errand = home / FOLDER, Errand()
    try:
        today = await _begun(errand, folder)
        with TemporaryDirectory(prefix="leerreis-examples-") as plain:
            plain_files.write(Path(plain), today)
            report = await bring(errand, Path(plain))
    finally:
        await errand.close()
    if report.refused or report.unanswered:
        raise NotLoaded("not all of them are on record; the next start goes on with them.")
    (folder / LOADED).touch()
    return f"{report.done} needs, {report.words} words"


async def _begun(errand: Errand, folder: Path) -> date:
    """The day on which the first try was made: a second one brings the same words."""
    if not (folder / BEGUN).exists():
        if await people.all_known(await errand.pool()):
            raise NotLoaded("there are people on record here already, so nothing was loaded.")
        (folder / "new").write_text(errand.now.astimezone(plain_files.zone()).date().isoformat())
        (folder / "new").rename(folder / BEGUN)  # whole, or not there
    return date.fromisoformat((folder / BEGUN).read_text())


async def bring(errand: Errand, folder: Path) -> Report:
    """All four files of a folder, the plain ones, as an import takes them; what came of it. Safe to repeat.

    Raises:
        BadInput: something in them is wrong.
    """
    pool = await errand.pool()
    await import_people(pool, folder / plain_files.PEOPLE)
    await organisation_file.import_organisation(pool, folder / plain_files.ORGANISATION, at=errand.now)
    needs, words = folder / plain_files.NEEDS, folder / plain_files.WORDS
    known, gathering, sentences = await bringing.gathered(errand, needs, words)
    if sentences:
        raise BadInput(sentences)
    task = Bringing(await errand.door(), known.words, lambda: None)
    await task.bring(gathering.histories())
    return task.report
