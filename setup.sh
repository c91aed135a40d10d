#!/bin/sh
# Make .venv and put into it what an extra of pyproject.toml names: sh setup.sh shell
set -e
cd "$(dirname "$0")"
if ! python3 -c "import ensurepip" 2>/dev/null; then
    echo "setup.sh: this Python lacks venv; installing Debian's python3-venv" >&2
    $(command -v sudo) apt-get update -q >/dev/null
    $(command -v sudo) apt-get install -y -q python3-venv >/dev/null
fi
python3 -m venv .venv
.venv/bin/pip install -q ".[$1]"
