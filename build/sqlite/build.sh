#!/usr/bin/env bash
# Compiles SQLite3 Multiple Ciphers once into build/.cache/sqlite (ignored by git): sqlite3.h and libsqlite3.a.
# The C source comes from a pinned npm package; its own install scripts are not run, since they would download a binary.
# Quick when nothing changed: the stamp holds a digest of this script and of the lock file.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../.cache/sqlite"
stamp=$(cat "$0" "$here/package-lock.json" | sha256sum | cut -d' ' -f1)-$(uname -m)
if [ -f "$out/libsqlite3.a" ] && [ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ]; then
  exit 0
fi
echo "Compiling SQLite3 Multiple Ciphers (once, about half a minute) …" >&2
mkdir -p "$out"
work=$(mktemp -d "$out/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$work/"
(cd "$work" && npm ci --ignore-scripts --omit=optional --no-audit --no-fund --silent >&2)
src="$work/node_modules/better-sqlite3-multiple-ciphers/deps/sqlite3"
cc=${CC:-cc}
# The first seven options are those mattn/go-sqlite3 sets for its own copy; the pre-update hook feeds the undo journal.
$cc -O2 -fPIC -fvisibility=hidden -w -c "$src/sqlite3.c" -o "$work/sqlite3.o" \
  -DSQLITE_ENABLE_FTS5 -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_COLUMN_METADATA \
  -DSQLITE_ENABLE_UPDATE_DELETE_LIMIT -DSQLITE_ENABLE_UNLOCK_NOTIFY -DSQLITE_DEFAULT_WAL_SYNCHRONOUS=1 \
  -DSQLITE_ENABLE_PREUPDATE_HOOK \
  -DSQLITE_TRACE_SIZE_LIMIT=15 -DSQLITE_OMIT_DEPRECATED \
  -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_DQS=0 -DSQLITE_TEMP_STORE=2
ar rcs "$work/libsqlite3.a" "$work/sqlite3.o"
cp "$src/sqlite3.h" "$src/sqlite3ext.h" "$out/"
mv "$work/libsqlite3.a" "$out/libsqlite3.a"
echo "$stamp" > "$out/stamp"
