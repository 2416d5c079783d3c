#!/usr/bin/env bash
# Check that Windows CPython is what the Python Software Foundation signed: digest, signer and chain of every binary.
#
# The packager is a third party. Its archive is pinned by hash; this says that nobody between the Foundation and the
# packager changed a binary. The compiled standard library (python311.zip) carries no signature of its own.
set -euo pipefail
folder="$1"
certificates="${CA_FILE:-/etc/ssl/certs/ca-certificates.crt}"
# The signer's certificate ended in January 2025; it is judged on the day the release was signed.
signed_on="$(date --utc --date 2024-04-05 +%s)"
options=(-ignore-timestamp -time "$signed_on" -CAfile "$certificates")
for offline in -ignore-cdp -ignore-crl; do
  # Captured first: grep would close the pipe early.
  help="$(osslsigncode verify --help 2>&1 || true)"
  case "$help" in *"$offline"*) options+=("$offline") ;; esac
done

count=0
for file in "$folder"/*.exe "$folder"/*.dll "$folder"/*.pyd; do
  answer="$(osslsigncode verify "${options[@]}" -in "$file" 2>&1)" && verified=yes || verified=no
  case "$(basename "$file")" in
    vcruntime140*.dll)
      # Signed by Microsoft, whose roots Debian does not ship: the digest and the signer's name must do.
      [[ "$answer" == *"CN=Microsoft Windows Software Compatibility Publisher"* && "$answer" != *MISMATCH* ]] && verified=yes
      ;;
    *)
      [[ "$answer" == *"CN=Python Software Foundation"* ]] || verified=no
      ;;
  esac
  [ "$verified" = yes ] || { printf '%s\n%s\n' "$answer" "Not as signed: $file" >&2; exit 1; }
  count=$((count + 1))
done
[ "$count" -ge 20 ] || { echo "Only $count binaries in $folder." >&2; exit 1; }
echo "$count binaries as signed."
