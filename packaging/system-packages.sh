#!/bin/sh
# Install the Debian packages of system-packages.txt that are missing; whoever is not root is told their names.
set -eu
list="$(dirname "$0")/system-packages.txt"
wanted="$(grep -v '^#' "$list" | tr '\n' ' ')"

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "Not a Debian system. Qt needs what Debian calls: $wanted"
    exit 0
fi

missing=""
for package in $wanted; do
    state="$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)"
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These system packages are missing; without them the window or a test may not start:"
    echo "    sudo apt install$missing"
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# The names go unquoted on purpose: one argument each.
# shellcheck disable=SC2086
apt-get install -y -q --no-install-recommends $missing
