#!/usr/bin/env bash
# Opens the window; without a display shows Kith's main job in the terminal instead. ARGS="…" reaches kith.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -ra args <<<"${ARGS:-}"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ ${#args[@]} -gt 0 ]; then
  exec build/bin/kith "${args[@]}"
fi
echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so this is Kith in the terminal, on a book of"
echo "invented people and in a vault that is thrown away at the end. With a display, make run opens the window."
exec build/scripts/demo.sh
