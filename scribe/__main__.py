"""`make docs`: writes what has changed, and says so."""

from scribe.pages import DOCS, stale

for path, text in stale().items():
    path.write_text(text, encoding="utf-8")
    print(f"docs/{path.relative_to(DOCS)}: written")
