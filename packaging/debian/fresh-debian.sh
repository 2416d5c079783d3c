#!/usr/bin/env bash
# Prove the README's two commands on a Debian that has nothing: debootstrap a minimal system, clone, make test, make run.
#
#   fresh-debian.sh FOLDER [COMMAND…]      as root; FOLDER is made if missing; COMMAND replaces `make test && make run`
#
# What the surrounding machine needs to reach its package sources is given, never written here:
#   MIRROR       Debian mirror for debootstrap (default: debootstrap's own)
#   SUITE        Debian release (default: bookworm)
#   NETWORK_FILES  files copied to the same place in the new system (resolver, certificates, pip's settings)
#   NETWORK_ENV    names of environment variables handed on
set -euo pipefail
root="$(realpath -m "$1")"; shift
source="$(git -C "$(dirname "$0")" rev-parse --show-toplevel)"
command=("$@")
[ "${#command[@]}" -gt 0 ] || command=(bash -c 'time make test && time make run && ls -l out')

[ -e "$root/etc/debian_version" ] ||
  debootstrap --variant=minbase --include=ca-certificates,git,make "${SUITE:-bookworm}" "$root" ${MIRROR:+"$MIRROR"} >/dev/null

for file in /etc/resolv.conf ${NETWORK_FILES:-}; do
  install -D --mode=644 "$(realpath "$file")" "$root$file"
done
handed_on=()
for name in ${NETWORK_ENV:-}; do
  [ -z "${!name:-}" ] || handed_on+=("$name=${!name}")
done

clone="so-thi-dua-$(date +%s)"
git clone --quiet --no-local "$source" "$root/srv/$clone"
# shellcheck disable=SC2016  # expanded by the inner shell
exec unshare --mount --propagation private bash -euc '
  root="$1"; shift
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/tmp"
  exec chroot "$root" "$@" </dev/null
' bash "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
  "${handed_on[@]}" bash -euc 'cd "$1"; shift; exec "$@"' bash "/srv/$clone" "${command[@]}"
