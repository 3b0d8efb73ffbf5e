#!/usr/bin/env bash
# The page with hot reload, in a browser, on the real backend: the program with the HTTP bridge serves a vault of its
# own (build/.cache/dev-vault, or KITH_VAULT), and is built and started anew when Go code changes. Both listen on
# 127.0.0.1 only: the bridge asks nobody for a password.
set -euo pipefail
cd "$(dirname "$0")/../.."
export KITH_DEV_BACKEND=127.0.0.1:${KITH_DEV_PORT:-4748}
vault=${KITH_VAULT:-$PWD/build/.cache/dev-vault}
kith='' page=''
# shellcheck disable=SC2329 # called by the trap
stop() {
  [ -z "$kith" ] || kill "$kith" 2>/dev/null || true
  [ -z "$page" ] || kill "$page" 2>/dev/null || true
  wait
}
trap stop EXIT
trap 'exit 0' INT TERM
start() { build/bin/kith-e2e serve --listen "$KITH_DEV_BACKEND" --vault "$vault" & kith=$!; }
start
(cd frontend && exec node node_modules/vite/bin/vite.js --config vite.dev.config.ts) &
page=$!
stamp=$(mktemp)
while kill -0 $page 2>/dev/null; do
  sleep 1
  if [ -n "$(find app internal frontend/assets.go -name '*.go' -newer "$stamp" -print -quit)" ]; then
    touch "$stamp"
    echo "Go code changed, building …"
    if go build -tags "e2e,libsqlite3,sqlite_preupdate_hook" -o build/bin/kith-e2e ./app; then
      kill $kith 2>/dev/null || true
      wait $kith 2>/dev/null || true
      start
    fi
  fi
done
rm -f "$stamp"
