#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test. The tests start throwaway
# PostgreSQL and MariaDB servers on Unix sockets, and stop them again.
# usage: ./test.sh [ctest options, such as -R rules]
set -euo pipefail
cd "$(dirname "$0")"

installer/install_dependencies.sh test
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release

export QT_QPA_PLATFORM=offscreen
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
  XDG_RUNTIME_DIR=$(mktemp -d)
  export XDG_RUNTIME_DIR
  trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi
ctest --test-dir build/release --output-on-failure --parallel 2 "$@"
