"""Writes the gallery of letters anew: `python -m tests.letters.write`. Read what changed before you commit it."""

from __future__ import annotations

from pathlib import Path

from letters.gallery import texts

FOLDER = Path(__file__).parent / "gallery"


def main() -> None:
    """Every letter as it is written today, a file for each sort."""
    FOLDER.mkdir(exist_ok=True)
    made = {f"{name}.txt": text for name, text in texts().items()}
    for path in FOLDER.glob("*.txt"):
        if path.name not in made:
            path.unlink()
            print(f"{path.name}: gone")
    for name, text in made.items():
        path = FOLDER / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(text, encoding="utf-8")
        if text != before:
            print(f"{name}: changed")


if __name__ == "__main__":
    main()
