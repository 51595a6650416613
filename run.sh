#!/usr/bin/env bash
# Installs what is missing, builds, and opens the application on a sample project.
# Without a display: does the main job headless and says what it made.
# usage: ./run.sh [FILE.barch]
set -euo pipefail
cd "$(dirname "$0")"

installer/install_dependencies.sh run
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release --target barch backend-architect

bin=build/release/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  file=${1:-out/helpdesk.barch}
  if [ ! -f "$file" ]; then
    mkdir -p "$(dirname "$file")"
    cp resources/samples/helpdesk.barch "$file"
  fi
  exec "$bin/backend-architect" "$file"
fi

echo "No display: doing the main job headless, from answers to migrations."
rm -rf out/headless
mkdir -p out/headless
"$bin/barch" new out/headless/helpdesk.barch --answers resources/samples/helpdesk.answers
"$bin/barch" propose out/headless/helpdesk.barch --accept all >out/headless/proposal.txt
"$bin/barch" check out/headless/helpdesk.barch --fail-on error
"$bin/barch" export out/headless/helpdesk.barch --to postgresql --out out/headless/migrations
"$bin/barch" render out/headless/helpdesk.barch -o out/headless/erd.svg
echo
echo "Made in out/headless:"
(cd out/headless && find . -type f | sort | sed 's|^\./|  |')
