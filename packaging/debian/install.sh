#!/usr/bin/env bash
# Install the Debian packages of the named groups (packages.txt), only those that are missing.
set -euo pipefail
list="$(dirname "$0")/packages.txt"
command -v dpkg-query >/dev/null || { echo "Not a Debian machine: see $list for what is needed." >&2; exit 0; }

missing=()
for group in "$@"; do
  while read -r package; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done < <(awk -v group="$group" '$1 == group { for (i = 2; i <= NF; i++) print $i }' "$list")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Install as root, then call again: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
echo "Installing Debian packages: ${missing[*]}"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
for step in "update" "install --yes --no-install-recommends ${missing[*]}"; do
  # shellcheck disable=SC2086  # the step is several words on purpose
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q $step </dev/null >"$log" 2>&1 ||
    { cat "$log" >&2; exit 1; }
done
