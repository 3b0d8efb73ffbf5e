#!/usr/bin/env bash
# Packs build/bin/kith and kith-window with its icon, desktop entry, software-centre entry and completions into a .deb and an .rpm.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=build/.cache/package
rm -rf $work && mkdir -p $work/icons $work/completions
for size in 16 22 24 32 48 64 128 256 512; do
  rsvg-convert -w $size -h $size build/appicon.svg -o $work/icons/${size}x$size.png
done
build/bin/kith completion bash >$work/completions/kith.bash
build/bin/kith completion zsh >$work/completions/_kith
build/bin/kith completion fish >$work/completions/kith.fish
desktop-file-validate build/linux/kith.desktop
appstreamcli validate --no-net build/linux/kith.metainfo.xml >$work/metainfo.log || { cat $work/metainfo.log; exit 1; }

version=$(build/scripts/version.sh)
KITH_ARCH=$(go env GOARCH)
export KITH_ARCH
# The same commit gives the same package, byte for byte.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH
# A tilde sorts before the release in Debian's and in RPM's eyes; neither takes a hyphen.
KITH_VERSION=$(tr - '~' <<<"$version")
export KITH_VERSION
rm -f build/bin/*.deb build/bin/*.rpm
build/.cache/bin/nfpm package --config build/linux/nfpm.yaml --packager deb --target build/bin/ >$work/deb.log || { cat $work/deb.log; exit 1; }
build/.cache/bin/nfpm package --config build/linux/nfpm.yaml --packager rpm --target build/bin/ >$work/rpm.log || { cat $work/rpm.log; exit 1; }
ls -1 build/bin/*.deb build/bin/*.rpm
