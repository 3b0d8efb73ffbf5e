#!/usr/bin/env bash
# tools.sh NAME…: builds tools pinned in build/tools/go.mod into build/.cache/bin; does nothing when they are there.
set -euo pipefail
cd "$(dirname "$0")/../tools"
bin="$PWD/../.cache/bin"
stamp=$(cat go.mod go.sum | sha256sum | cut -d' ' -f1)-$(go env GOVERSION)
for name in "$@"; do
  if [ -x "$bin/$name" ] && [ "$(cat "$bin/$name.stamp" 2>/dev/null)" = "$stamp" ]; then continue; fi
  echo "Building $name …"
  package=$(awk '$1 ~ /\// && $1 ~ "/'"$name"'$" { print $1; exit }' go.mod)
  [ -n "$package" ] || { echo "build/tools/go.mod has no tool $name" >&2; exit 1; }
  # The program's own tags and C flags are none of the tools' business.
  GOFLAGS='' CGO_ENABLED=0 CGO_CFLAGS='' CGO_LDFLAGS='' GOBIN="$bin" go install "$package"
  echo "$stamp" >"$bin/$name.stamp"
done
