#!/bin/sh
# Makes a virtual environment. Usage: make-venv.sh PYTHON FOLDER
set -eu
python="$1"
folder="$2"

command -v "$python" >/dev/null 2>&1 || {
    echo "error: $python is not installed; unic needs Python 3.11 or later" >&2
    exit 1
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "error: $("$python" --version) is too old: unic needs Python 3.11 or later (make PYTHON=python3.12 ...)" >&2
    exit 1
}
[ -x "$folder/bin/pip" ] && "$folder/bin/python" -c '' 2>/dev/null && exit 0
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    # Debian keeps them apart, in a package per Python version.
    version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    "$(dirname "$0")/install-tools.sh" "the-venv-module-of-$python=python$version-venv"
fi
rm -rf "$folder"
"$python" -m venv "$folder"
