#!/usr/bin/env bash
# Installs what is missing of the packages that building (and, with "test", testing) needs. Debian 12.
# usage: installer/install_dependencies.sh run|test
set -euo pipefail

run=(
  g++ cmake ninja-build ccache mold pkg-config python3
  qt6-base-dev qt6-svg-dev libqt6svg6 libgl1-mesa-dev qt6-qpa-plugins
  libqt6sql6-psql libqt6sql6-mysql libqt6sql6-sqlite
  nlohmann-json3-dev libgraphviz-dev graphviz libcli11-dev catch2
  libpg-query-dev libprotobuf-c-dev libsqlite3-dev qtkeychain-qt6-dev
  fonts-inter fonts-jetbrains-mono fonts-dejavu-core
)
tests=(
  libvalijson-dev
  postgresql-15 postgresql-client-15 mariadb-server mariadb-client sqlite3
  default-jre-headless
  xvfb xauth libxml2-utils dpkg-dev desktop-file-utils
)

# From wherever they came: other packages of Node.js bring npm along.
command -v node >/dev/null || tests+=(nodejs)
command -v npm >/dev/null || tests+=(npm)

mode=${1:-run}
wanted=("${run[@]}")
[ "$mode" = test ] && wanted+=("${tests[@]}")

# The tools of other people that judge what is exported, in the versions of the lock file.
install_judges() {
  [ "$mode" = test ] || return 0
  local judges
  judges=$(dirname "$0")/../tests/judges
  [ "$judges/node_modules/.package-lock.json" -nt "$judges/package-lock.json" ] && return 0
  echo "Installing the judges of exports (npm)" >&2
  npm ci --prefix "$judges" --ignore-scripts --silent
}

missing=()
for package in "${wanted[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  install_judges
  exit 0
fi

echo "Installing: ${missing[*]}" >&2
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "These packages are missing, and only root can install them: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
# The servers must not be started by their packages: tests start their own, on sockets.
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
install_judges
