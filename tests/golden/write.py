"""Writes the golden files anew: `python -m tests.golden.write`. What changes needs a line in CHANGELOG.md."""

from __future__ import annotations

from tests.golden.stories import STORIES
from tests.golden.telling import DIGESTS, digest, path, play, words, written


def main() -> None:
    """Play every story on the rules of today, and say what is different from before."""
    lines = []
    for name, story in sorted(STORIES.items()):
        text = written(play(words(story())))
        before = path(name).read_text() if path(name).exists() else ""
        path(name).write_text(text)
        lines.append(f"{digest(text)}  {name}\n")
        print(f"{name}: {'as it was' if text == before else 'CHANGED; say in CHANGELOG.md what people will notice'}")
    DIGESTS.write_text("".join(lines))


if __name__ == "__main__":
    main()
