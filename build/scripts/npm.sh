#!/usr/bin/env bash
# Installs the frontend's packages as its lock file says; does nothing when they are those already.
set -euo pipefail
cd "$(dirname "$0")/../../frontend"
stamp=node_modules/.kith-stamp
want=$(sha256sum package-lock.json | cut -d' ' -f1)
[ "$(cat "$stamp" 2>/dev/null)" != "$want" ] || exit 0
# `npm install` by hand keeps its own copy of the lock file, newer than ours: then all is there.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  echo "Installing the frontend's npm packages …"
  npm ci --no-audit --no-fund --loglevel=error
fi
echo "$want" >"$stamp"
