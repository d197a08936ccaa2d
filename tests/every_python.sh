#!/bin/sh
# The tests on every supported Python that is installed, each in an environment of its own.
set -eu
ran=0
found=""
for minor in 11 12 13 14; do
    python=""
    for candidate in "python3.$minor" "$HOME"/.pyenv/versions/3."$minor".*/bin/python3 "$HOME"/.local/share/uv/python/cpython-3."$minor".*/bin/python3; do
        if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c "import sys; sys.exit(sys.version_info[:2] != (3, $minor))" 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Python 3.$minor: not installed, not tested"
        continue
    fi
    echo "Python 3.$minor: $python"
    PATH_TO_VENV=".venv-3.$minor"
    make --no-print-directory VENV="$PATH_TO_VENV" PYTHON="$python" "$PATH_TO_VENV/.dev"
    "$PATH_TO_VENV/bin/python" -m pytest -n auto --dist worksteal --hypothesis-profile=default --everywhere -q
    ran=$((ran + 1))
    found="$found 3.$minor"
done
[ "$ran" -gt 0 ] || { echo "no supported Python found" >&2; exit 1; }
echo "tested on:$found"
