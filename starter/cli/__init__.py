"""The command line `leerreis`: one small file per group of commands; what they do is done elsewhere."""
