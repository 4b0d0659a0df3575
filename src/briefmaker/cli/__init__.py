"""The command line: options in, one call, problems out, exit status."""
