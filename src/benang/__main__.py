"""Where ``benang`` and ``python -m benang`` start.

The first thing a newcomer types is ``benang --help``. Building it takes the whole command library, so the page is kept
beside this file (``help.txt``, written by ``docs/cli.py``; a test compares it with what the commands say) and printed at once.
"""

import sys


def main() -> None:
    """Print the help page, or run the command."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        with open(__file__.rpartition("__main__")[0] + "help.txt", encoding="utf-8") as page:  # noqa: PTH123 -- pathlib alone takes as long as Python
            sys.stdout.write(page.read())
        return
    from benang.cli import main as commands  # noqa: PLC0415 -- only when a command is asked for

    commands()


if __name__ == "__main__":
    main()
