#!/usr/bin/env bash
# Has Wails write down what the bound structs of app/window really offer, and compares that with what the page believes
# (frontend/src/backend/backend.ts and types.ts): methods, numbers of arguments, fields. Nothing generated is committed.
set -euo pipefail
cd "$(dirname "$0")/../.."
rm -rf build/.cache/wailsjs
log=$(mktemp)
trap 'rm -f "$log"' EXIT
go run -tags bindings,libsqlite3,sqlite_preupdate_hook ./app >"$log" 2>&1 || { cat "$log"; exit 1; }
[ -d build/.cache/wailsjs/go ] || { cat "$log"; echo "Wails wrote no bindings: is wailsjsdir in wails.json still build/.cache?"; exit 1; }
node build/scripts/bindings.mjs
