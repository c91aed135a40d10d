#!/bin/sh
# Make .venv and put into it what an extra of pyproject.toml names: sh setup.sh shell
set -e
cd "$(dirname "$0")"
if ! python3 -c "import ensurepip" 2>/dev/null; then
    # Debian ships venv apart from Python.
    $(command -v sudo) apt-get update -q >/dev/null
    $(command -v sudo) apt-get install -y -q python3-venv >/dev/null
fi
python3 -m venv .venv
.venv/bin/pip install -q ".[$1]"
