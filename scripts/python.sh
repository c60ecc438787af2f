#!/bin/sh
# Runs a Python 3.8 or newer with the given arguments: $PYTHON, python3, or another that is about.
# (With pyenv, `python3` is a stub that fails when the version in .python-version is not installed.)
# One that can make environments is preferred; scripts/setup.py tells what to do if none can.
wanted='import sys; import venv, ensurepip; sys.exit(sys.version_info < (3, 8))'
enough='import sys; sys.exit(sys.version_info < (3, 8))'
for test in "$wanted" "$enough"; do
    for python in ${PYTHON:+"$PYTHON"} python3 /usr/bin/python3 /usr/local/bin/python3 /opt/homebrew/bin/python3 \
        python3.14 python3.13 python3.12 python3.11 python3.10 python3.9 python3.8 python; do
        if "$python" -E -s -c "$test" >/dev/null 2>&1; then
            exec "$python" -E -s "$@"
        fi
    done
done
cat >&2 <<'END'

Stopped. No Python 3.8 or newer was found on PATH. Install one (Debian or Ubuntu: sudo apt install python3 python3-venv;
macOS: xcode-select --install), or name one: make PYTHON=/path/to/python3, and run the command again.
END
exit 1
