#!/usr/bin/env bash
# fuzz.sh TIME [N]: fuzzes every fuzz target of the module for that long, one after the other; with N every Nth of them, on each day others.
set -euo pipefail
cd "$(dirname "$0")/../.."
time=${1:?usage: fuzz.sh TIME, such as 30s}
every=${2:-1}
today=$(($(date +%s) / 86400 % every))
found=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
while IFS=: read -r file target; do
  found=$((found + 1))
  [ $((found % every)) = $today ] || continue
  echo "$target in $(dirname "$file")"
  if ! go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 10s "./$(dirname "$file")" 2>&1 | tee "$log"; then
    # Go's fuzzer now and then reports the end of its time as a failure; a find says where it wrote its input.
    if grep -q 'context deadline exceeded' "$log" && ! grep -qE 'Failing input|testdata/fuzz|panic:' "$log"; then
      echo "(the time was over: no find)"
    else
      exit 1
    fi
  fi
done < <(git ls-files -co --exclude-standard '*_test.go' | xargs grep -oHE '^func Fuzz[A-Za-z0-9_]+' | sed 's/:func /:/')
[ $found -gt 0 ] || { echo "no fuzz target found"; exit 1; }
