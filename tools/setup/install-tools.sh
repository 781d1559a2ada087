#!/bin/sh
# Installs what is missing of the tools named as COMMAND=PACKAGE, with apt, as root or by sudo.
# Usage: install-tools.sh qemu-system-x86_64=qemu-system-x86 curl=curl ...
set -eu

missing=""
commands=""
for tool in "$@"; do
    if ! command -v "${tool%%=*}" >/dev/null 2>&1; then
        commands="$commands ${tool%%=*}"
        missing="$missing ${tool#*=}"
    fi
done
[ -n "$missing" ] || exit 0

fail() {
    echo "error: missing:$commands" >&2
    echo "$1" >&2
    echo "install them ($(echo $missing | tr ' ' ',') on Debian and Ubuntu) and run make again" >&2
    exit 1
}

command -v apt-get >/dev/null 2>&1 || fail "this system has no apt-get to install them with"
if [ "$(id -u)" = 0 ]; then
    as_root="env"
elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo env"
else
    fail "installing them takes root or sudo"
fi

echo "installing$missing"
apt="$as_root DEBIAN_FRONTEND=noninteractive apt-get -q -y"
# The package lists of a fresh container are empty.
$apt install --no-install-recommends $missing >/dev/null 2>&1 ||
    { $apt update >/dev/null && $apt install --no-install-recommends $missing >/dev/null; } ||
    fail "apt-get could not install:$missing"
