#!/bin/sh
# Make .venv and put into it what an extra of pyproject.toml names: sh setup.sh shell
set -e
cd "$(dirname "$0")"
fail() {
    echo "setup.sh: $1" >&2
    exit 2
}
extras=$(sed -n '/^\[project.optional-dependencies\]/,/^$/s/ = .*//p' pyproject.toml | xargs)
case " $extras " in
    *" $1 "*) [ $# -eq 1 ] || fail "expected one extra, not $#" ;;
    *) fail "expected one extra of: $extras; not '$1'" ;;
esac
for python in python3 python3.14 python3.13 python3.12 python3.11 none; do
    [ $python != none ] || fail "expected Python 3.11 or newer; python3 is $(python3 -V 2>&1)"
    $python -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null && break
done
if ! $python -c "import ensurepip" 2>/dev/null; then
    echo "setup.sh: this Python lacks venv; installing Debian's python3-venv" >&2
    $(command -v sudo) apt-get update -q >/dev/null
    $(command -v sudo) apt-get install -y -q python3-venv >/dev/null
fi
# A .venv that another Python made would go on using that one.
version='import sys; print(sys.version)'
if [ "$(.venv/bin/python -c "$version" 2>/dev/null)" != "$($python -c "$version")" ]; then
    $python -m venv --clear .venv
fi
.venv/bin/python -m pip install -q ".[$1]"
