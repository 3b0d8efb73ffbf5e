#!/usr/bin/env bash
# Starts the real program under Xvfb with an empty vault, waits until the page says that its list is painted, takes a
# picture, and fails when the window is blank: a page that the webview did not draw has hardly any colours.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ "${1:-}" != --inside ]; then
  # A display, a session bus and a home of its own: nothing of the person's desktop is touched.
  exec xvfb-run -a -s '-screen 0 1280x800x24 -nolisten tcp' dbus-run-session -- "$0" --inside
fi
pictures=frontend/test-results/window
mkdir -p $pictures
home=$(mktemp -d)
trap 'kill "$kith" 2>/dev/null || true; wait "$kith" 2>/dev/null || true; rm -rf "$home"' EXIT
export HOME=$home XDG_RUNTIME_DIR=$home/run KITH_VAULT=$home/vault NO_AT_BRIDGE=1
export XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
mkdir -m 700 "$XDG_RUNTIME_DIR"
# No graphics card here: let WebKit draw in memory.
export WEBKIT_DISABLE_DMABUF_RENDERER=1 WEBKIT_DISABLE_COMPOSITING_MODE=1 LIBGL_ALWAYS_SOFTWARE=1 GDK_BACKEND=x11
unset WAYLAND_DISPLAY
build/bin/kith --trace-start >"$home/out" 2>"$home/err" &
kith=$!
painted=
for _ in $(seq 300); do
  if grep -q 'list-painted' "$home/err"; then painted=yes && break; fi
  kill -0 $kith 2>/dev/null || break
  sleep 0.1
done
said() { sed 's/^/  kith: /' "$home/out" "$home/err"; }
if [ -z "$painted" ]; then
  import -window root "$pictures/failed.png" || true
  echo "The window did not paint its list within 30 s (picture: $pictures/failed.png). It said:"
  said
  exit 1
fi
sleep 1 # the milestone comes from the page, just before the compositor shows the frame
picture=$pictures/window.png
import -window root $picture
colours=$(identify -format %k $picture)
grep trace "$home/err" || true
echo "$colours colours in $picture"
# A painted page has thousands: text is smoothed. A blank one, or an error page in black on white, has a few dozen at most.
if [ "$colours" -lt 200 ]; then
  echo "The window is blank. It said:"
  said
  exit 1
fi
# It also has to close in peace when asked to.
kill -TERM $kith
for _ in $(seq 50); do kill -0 $kith 2>/dev/null || exit 0; sleep 0.1; done
echo "The window did not close within 5 s of SIGTERM"
exit 1
