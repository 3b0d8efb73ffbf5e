#!/usr/bin/env bash
# test.sh [STEP…]: runs all checks, or those named, one after the other. A step's output goes to a file and is shown only
# when the step fails; the rest still runs, so that one run tells everything. `make test` sets up what is needed first.
# The closing line counts Go, page and end-to-end tests; a failed check without tests of its own counts as one failure.
set -euo pipefail
cd "$(dirname "$0")/../.."
self=build/scripts/test.sh
out=build/.cache/test
bin=build/.cache/bin
store=libsqlite3,sqlite_preupdate_hook
window=desktop,production,webkit2_41,$store

# ---- the steps; each runs in a shell of its own

go_files() { git ls-files -co --exclude-standard '*.go'; }

format() { # gofmt, and imports in three groups: standard, others, ours
  local bad
  mapfile -t files < <(go_files | while read -r f; do [ ! -f "$f" ] || echo "$f"; done)
  bad=$($bin/goimports -local kith -l "${files[@]}")
  [ -z "$bad" ] || { printf 'Not formatted:\n%s\nThis helps: gofmt -w, or goimports -local kith -w (build/.cache/bin/goimports)\n' "$bad"; return 1; }
}
vet() { go vet ./... && go vet -tags "$window" ./app/... && go vet -tags "e2e,$store" ./app/...; }
staticcheck() { $bin/staticcheck -tags "$store" ./... && $bin/staticcheck -tags "$window" ./app/... && $bin/staticcheck -tags "e2e,$store" ./app/...; }
errcheck() { $bin/errcheck -ignoretests -tags "$store" -exclude build/errcheck.txt ./...; }
modules() { go mod verify >/dev/null && go mod tidy -diff; }
scripts() { shellcheck build/scripts/*.sh build/sqlite/*.sh .ci/run; }
entries() { # what desktops and software centres read
  desktop-file-validate build/linux/kith.desktop
  appstreamcli validate --no-net build/linux/kith.metainfo.xml
  # Both name the files that the program opens.
  diff <(sed -n 's/^MimeType=//p' build/linux/kith.desktop | tr ';' '\n' | grep . | sort) <(sed -n 's:.*<mediatype>\(.*\)</mediatype>.*:\1:p' build/linux/kith.metainfo.xml | sort)
}
go_quick() { $bin/gotestsum --format pkgname-and-test-fails --jsonfile $out/go.json -- ./...; }
go_race() { $bin/gotestsum --format pkgname-and-test-fails --jsonfile $out/go.json -- -race -timeout 15m ./...; }
fuzz_smoke() { # a few seconds of luck: on a desk a find fails; in CI it is shown, but no submission falls by chance
  build/scripts/fuzz.sh "${FUZZSMOKE:-2s}" 6 && return
  # A find leaves its input as a new file; a target that does not build, or fails on known inputs, leaves none.
  [ -n "${CI:-}" ] && [ -n "$(git ls-files -o --exclude-standard '*/testdata/fuzz/*')" ] || return 1
  touch $out/fuzz-found
}
page_types() { (cd frontend && npm run --silent check && npx --no-install tsc -p e2e/tsconfig.json); }
page_lint() { (cd frontend && npm run --silent lint); }
page_unit() { (cd frontend && npm run --silent test -- --reporter=default --reporter=json --outputFile.json="$PWD/../$out/page.json"); }
program() { make build build/bin/kith-e2e; }
symbols() { build/scripts/symbols.sh build/bin/kith && build/scripts/symbols.sh build/bin/kith-window; }
bindings() { build/scripts/bindings.sh; }
end_to_end() { (cd frontend && npx --no-install vitest run --config e2e/vitest.config.ts --reporter=default --reporter=json --outputFile.json="$PWD/../$out/e2e.json"); }
real_window() { build/scripts/window-test.sh; }
readers() { build/scripts/readers-test.sh; }
recurrences() { KITH_RULES=10000 go test -count=1 -run TestOthersAgree -v ./internal/repeat; }
year() { KITH_YEAR=365 go test -count=1 -run TestYear -v ./internal/today; }
sample_job() { build/scripts/sample-job.sh; }

# step             what the table says
steps=(
  "format           format: gofmt, imports"
  "vet              go vet"
  "staticcheck      staticcheck"
  "errcheck         errcheck"
  "modules          go.mod tidy and verified"
  "scripts          shellcheck"
  "entries          desktop entry, metainfo"
  "go-quick         Go tests"
  "go-race          Go tests, race detector"
  "fuzz-smoke       fuzz targets, briefly"
  "page-types       svelte-check, tsc"
  "page-lint        eslint"
  "page-unit        page tests"
  "program          build"
  "bindings         page and Go agree"
  "symbols          SQLite kept private"
  "sample-job       import to .ics in the terminal"
  "readers          exports read by others"
  "recurrences      10,000 rules expanded by others"
  "year             Today for a year, three books"
  "end-to-end       end-to-end tests, axe"
  "real-window      real window under Xvfb"
)

if [ "${1:-}" = --step ]; then
  "${2//-/_}"
  exit
fi

mkdir -p $out
rm -f $out/*.json $out/*.end $out/fuzz-found
wanted=("$@") table=() names=() broken=0 passed=0 failed=0 skipped=0
is_wanted() { [ ${#wanted[@]} = 0 ] || [[ " ${wanted[*]} " == *" $1 "* ]]; }

# Steps of one thread each begin together with page-types, and are waited for at their own places: alone they would leave half of a
# small machine idle for minutes.
beside=(page-lint recurrences year)
declare -A begun=()
run_step() { # run_step NAME: its output in NAME.log, whether it failed and its seconds in NAME.end
  local start=$SECONDS verdict=ok
  bash "$self" --step "$1" >"$out/$1.log" 2>&1 </dev/null || verdict=FAILED
  echo "$verdict $((SECONDS - start))" >"$out/$1.end"
}

for entry in "${steps[@]}"; do
  name=${entry%% *} title=$(sed -E 's/^[^ ]+ +//' <<<"$entry")
  is_wanted "$name" || continue
  [ "$name" != go-quick ] || [ ${#wanted[@]} -gt 0 ] || continue # go-race runs the same tests
  [ ! -t 1 ] || printf '  … %s\r' "$title"
  if [ "$name" = page-types ]; then
    for one in "${beside[@]}"; do
      if is_wanted "$one"; then run_step "$one" & begun[$one]=$!; fi
    done
  fi
  log=$out/$name.log
  if [ -n "${begun[$name]:-}" ]; then wait "${begun[$name]}"; else run_step "$name"; fi
  read -r verdict took <"$out/$name.end"
  counts='' here=0
  case $name in
    go-*) counts=$(node build/scripts/count.mjs $out/go.json) ;;
    page-unit) counts=$(node build/scripts/count.mjs $out/page.json) ;;
    end-to-end) counts=$(node build/scripts/count.mjs $out/e2e.json) ;;
  esac
  if [ -n "$counts" ]; then
    mapfile -t lines <<<"$counts"
    read -r p f s <<<"${lines[0]}"
    for line in "${lines[@]:1}"; do names+=("failed: $line"); done
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s)) here=$f
    counts="$p passed$([ "$f" = 0 ] || echo ", $f failed")$([ "$s" = 0 ] || echo ", $s skipped")"
  fi
  if [ "$name" = end-to-end ]; then # what passed, but not at once
    while read -r line; do names+=("tried again: $line"); done < <(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -oP '✓ \K.*\(retry x\d+\)' || true)
  fi
  if [ "$verdict" != ok ]; then
    broken=$((broken + 1))
    [ "$here" -gt 0 ] || failed=$((failed + 1))
    printf '\n──── %s: failed ────\n' "$title"
    cat "$log"
    printf '────\n\n'
  elif [ "$name" = fuzz-smoke ] && [ -f $out/fuzz-found ]; then
    counts='found something, see above'
    printf '\n──── fuzzing found an input that fails; add it to the tests and mend it ────\n'
    grep -vE '^fuzz: elapsed' "$log"
    printf '────\n\n'
  fi
  table+=("$(printf '  %-32s %-7s %4d s  %s' "$title" "$verdict" "$took" "$counts")")
  [ ! -t 1 ] || printf '\033[K'
  printf '%s\n' "${table[-1]}"
done

if [ $broken -gt 0 ]; then # the table again, below the output of what failed
  printf '\nWhat ran, in %d s:\n' $SECONDS
  printf '%s\n' "${table[@]}"
else
  printf '  all in %d s\n' $SECONDS
fi
if [ ${#names[@]} -gt 0 ]; then printf '\n'; printf '  %s\n' "${names[@]}"; fi
printf '\n%d passed, %d failed%s\n' $passed $failed "$([ $skipped = 0 ] || echo ", $skipped skipped")"
[ $broken = 0 ]
