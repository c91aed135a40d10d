"""Output of the programs, the same on every system."""

from __future__ import annotations

import errno
import os
import sys


def use_utf8() -> None:
    """Let standard output and error print any name, with the same line ends on every system."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as in a program without a console
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def setup_command(extra: str) -> str:
    windows = "powershell -ExecutionPolicy Bypass -File setup.ps1"
    return f"{windows if os.name == 'nt' else 'sh setup.sh'} {extra}"


def print_text(text: str) -> None:
    """Print the text. Raises BrokenPipeError if the reader has stopped reading, as `head` does."""
    try:
        print(text, end="", flush=True)
    except OSError as error:
        # Python would try once more when it ends, and complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EINVAL:  # Windows' word for it
            raise BrokenPipeError from error
        raise
