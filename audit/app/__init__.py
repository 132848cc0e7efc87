"""The world: command line, files, clock, environment, exit codes."""
