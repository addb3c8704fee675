"""The pages behind the links in a letter: opening one shows, and only its button acts."""
