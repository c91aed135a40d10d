"""What a program says, on every system."""

from __future__ import annotations

import errno
import os
import sys


def use_utf8() -> None:
    """Standard output and error take every name, and a line ends alike everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as in a program without a console
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def setup_command(extra: str) -> str:
    return rf".\setup.ps1 {extra}" if os.name == "nt" else f"sh setup.sh {extra}"


def print_text(text: str) -> None:
    """Print the text. Raises BrokenPipeError for a reader that has read enough, as `head` has."""
    try:
        print(text, end="", flush=True)
    except OSError as error:
        # Python would try once more when it ends, and complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EINVAL:  # Windows' word for it
            raise BrokenPipeError from error
        raise
