#!/usr/bin/env bash
# Go for `wails build -compiler build/wails-go.sh`: the main package lies in app/, which wails build has no setting for.
set -euo pipefail
if [ "${1:-}" = build ]; then exec go "$@" ./app; fi
exec go "$@"
