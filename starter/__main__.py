"""`python -m starter`: the command line."""

from starter.cli.root import main

if __name__ == "__main__":
    main()
