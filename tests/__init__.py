"""The tests: a package, so that `tests/workflows` is not taken for `workflows`."""
