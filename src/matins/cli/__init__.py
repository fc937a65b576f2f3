"""The command line: prints data, narrates on stderr."""
