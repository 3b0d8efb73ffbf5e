#!/usr/bin/env bash
# window.sh [RUNS] [BOOK.vcf]: what opening the window costs: milliseconds from the start of the process to the painted list,
# and memory at rest. An empty Wails window, Kith with an empty vault and Kith with the book take turns, since whatever else
# the machine does changes from minute to minute; the middle of RUNS (default 5) counts. Without a book one of 100,000 invented
# people is made. Memory is the sum of Pss over the program and its web processes: pages shared with others count by share.
# KITH, EMPTY and VAULT name other programs and a filled vault; SETTLE is how long the window rests before it is weighed.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ "${KITH_BENCH_INSIDE:-}" = "" ]; then
  # A display, a session bus and a home of its own: nothing of the person's desktop is touched.
  exec env KITH_BENCH_INSIDE=1 xvfb-run -a -s '-screen 0 1280x800x24 -nolisten tcp' dbus-run-session -- "$0" "$@"
fi
runs=${1:-5} book=${2:-} settle=${SETTLE:-3}
scratch=$(mktemp -d)
running=
trap '[ -z "$running" ] || kill "$running" 2>/dev/null || true; rm -rf "$scratch"' EXIT
GOCACHE=$(go env GOCACHE) GOMODCACHE=$(go env GOMODCACHE)
export GOCACHE GOMODCACHE
kith=$(realpath "${KITH:-build/bin/kith}")
export HOME=$scratch XDG_RUNTIME_DIR=$scratch/run NO_AT_BRIDGE=1 GDK_BACKEND=x11 LC_ALL=C
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset WAYLAND_DISPLAY

empty=${EMPTY:-$scratch/empty}
if [ -z "${EMPTY:-}" ]; then
  echo "building the empty window" >&2
  go build -tags desktop,production,webkit2_41 -ldflags "-w -s" -o "$empty" ./build/bench/emptywindow
fi
full=${VAULT:-$scratch/full}
if [ -z "${VAULT:-}" ]; then
  [ -n "$book" ] || { book=$scratch/book.vcf; go run ./build/bench/book 100000 >"$book"; }
  echo "filling a vault" >&2
  "$kith" --vault "$full" import "$book" >/dev/null
fi

# shellcheck disable=SC2013 # the children stand in one line
# family PID: it and all its descendants.
family() { local child; echo "$1"; for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do family "$child"; done; }
# weigh PID: MiB of program, page and network process together, then of the first two each.
weigh() {
  local pid total=0 own=0 page=0 pss
  for pid in $(family "$1"); do
    pss=$(awk '/^Pss:/ { print $2 }' /proc/"$pid"/smaps_rollup 2>/dev/null || echo 0)
    total=$((total + pss))
    [ "$pid" != "$1" ] || own=$pss
    case $(cat /proc/"$pid"/comm 2>/dev/null) in WebKitWebProces*) page=$((page + pss)) ;; esac
  done
  echo "$((total / 1024)) $((own / 1024)) $((page / 1024))"
}
# once NAME COMMAND…: one start; adds a line to NAME.times and NAME.weights.
once() {
  local name=$1 began; shift
  : >"$scratch/err" # what the last one said is not to be taken for this one's
  # All count from here: an own clock would begin only after WebKitGTK is loaded.
  began=$(date -u +%Y-%m-%dT%H:%M:%S.%NZ)
  KITH_BEGAN=$began "$@" >"$scratch/out" 2>"$scratch/err" &
  running=$!
  for _ in $(seq 600); do grep -q list-painted "$scratch/err" && break; kill -0 $running 2>/dev/null || break; sleep 0.05; done
  grep -q list-painted "$scratch/err" || { echo "$name did not paint:" >&2; cat "$scratch/err" >&2; exit 1; }
  sleep "$settle"
  weigh $running >>"$scratch/$name.weights"
  sed -n 's/^trace \([0-9.]*\)ms \(.*\)$/\2 \1/p' "$scratch/err" >>"$scratch/$name.times"
  kill -TERM $running 2>/dev/null || true
  wait $running 2>/dev/null || true
  running=
}
middle() { sort -n | awk '{ v[NR] = $1 } END { if (NR) print v[int((NR + 1) / 2)]; else print "-" }'; }
when() { awk -v m="$2" '$1 == m { print $2 }' "$scratch/$1.times" | middle | cut -d. -f1; }
weight() { cut -d' ' -f"$2" "$scratch/$1.weights" | middle; }

for run in $(seq "$runs"); do
  echo "run $run of $runs" >&2
  once plain "$empty"
  once none env KITH_VAULT="$scratch/none" "$kith" --trace-start
  once full env KITH_VAULT="$full" "$kith" --trace-start
done

line='%-34s %12s %12s %12s\n'
# shellcheck disable=SC2059 # the format is ours
{
  printf "$line" "" "empty window" "empty vault" "full book"
  for m in window-created vault-open page-asks page-answered shell-mounted list-painted; do
    printf "$line" "start: $m (ms)" "$(when plain $m)" "$(when none $m)" "$(when full $m)"
  done
  i=0
  for part in "all processes" program page; do
    i=$((i + 1))
    printf "$line" "memory at rest: $part (MiB)" "$(weight plain $i)" "$(weight none $i)" "$(weight full $i)"
  done
  awk -v a="$(when plain list-painted)" -v b="$(when none list-painted)" -v c="$(when full list-painted)" \
    -v d="$(weight plain 1)" -v e="$(weight none 1)" -v f="$(weight full 1)" 'BEGIN {
    printf "%-34s %12s %12.2f %12.2f\n%-34s %12s %12.2f %12.2f\n", "start, times the empty window", 1, b/a, c/a, "memory, times the empty window", 1, e/d, f/d }'
}
