"""The command line: one command a file, each with `add_arguments` and `execute`."""
