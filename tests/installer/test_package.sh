#!/usr/bin/env bash
# The package that users install: made, unpacked beside nothing else, and its command does the main job.
# usage: test_package.sh BUILD_DIRECTORY
set -euo pipefail
build=$(realpath "$1")
source=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cpack --config "$build/CPackConfig.cmake" -G DEB -B "$work" >"$work/cpack.log" 2>&1 || { cat "$work/cpack.log"; exit 1; }
package=$(echo "$work"/*.deb)
dpkg-deb --extract "$package" "$work/root"
dpkg-deb --field "$package" Depends | grep -q libqt6widgets6 || { echo "the package does not depend on Qt"; exit 1; }
desktop-file-validate "$work/root/usr/share/applications/backend-architect.desktop"
xmllint --noout "$work/root/usr/share/mime/packages/backend-architect.xml"
[ -x "$work/root/usr/bin/backend-architect" ]
[ -s "$work/root/usr/share/icons/hicolor/scalable/apps/backend-architect.svg" ]

# Only the package: the content must be inside the programs.
cd "$work"
root/usr/bin/barch new shop.barch --answers "$source/resources/samples/helpdesk.answers"
root/usr/bin/barch propose shop.barch --accept all >/dev/null
root/usr/bin/barch check shop.barch
root/usr/bin/barch export shop.barch --to postgresql --out migrations
[ -s migrations/0001_init.up.sql ]
