#!/usr/bin/env bash
# symbols.sh PROGRAM: fails when the program offers or takes SQLite's symbols at run time. WebKitGTK loads the system's
# SQLite into the same process; were ours visible, each would call into the other, and the vault's cipher would be gone.
set -euo pipefail
program=${1:?usage: symbols.sh PROGRAM}
if found=$(nm -D "$program" | grep -E ' (sqlite3|sqlite3mc)[_a-z0-9]*'); then
  printf '%s exports or imports SQLite:\n%s\n' "$program" "$found"
  exit 1
fi
if readelf -d "$program" | grep -F libsqlite3; then
  echo "$program is linked with the system's SQLite"
  exit 1
fi
if ! grep -qa 'SQLite3 Multiple Ciphers\|sqlite3mc' "$program"; then
  echo "$program does not hold our SQLite at all: this check would prove nothing"
  exit 1
fi
