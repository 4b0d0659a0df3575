"""`python -m briefmaker` is the command `briefmaker`."""

from briefmaker.cli.main import main

if __name__ == "__main__":
    main()
