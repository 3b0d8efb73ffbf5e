#!/usr/bin/env bash
# Runs the demonstration of `make run` and has its calendar and its people read by programs that are not ours.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build/scripts/demo.sh | tee "$work/said"
grep -q 'oven' "$work/said"
export KITH_VAULT=$work/vault
build/bin/kith sample
build/bin/kith followup add "Mehmet Öztürk" --due 2031-03-14T15:30 --title "Ask; about the oven, please"
build/bin/kith calendar "$work/kith.ics"
build/bin/kith export "$work/people.vcf"
/usr/bin/python3 - "$work" <<'PYTHON'
import sys, icalendar, vobject
work = sys.argv[1]
calendar = icalendar.Calendar.from_ical(open(work + "/kith.ics", "rb").read())
titles = [str(e["SUMMARY"]) for e in calendar.walk() if e.name in ("VEVENT", "VTODO")]
assert any("Ask; about the oven, please" in t for t in titles), titles
assert any(e.name == "VALARM" for e in calendar.walk()), "no alarm"
cards = list(vobject.readComponents(open(work + "/people.vcf", encoding="utf-8").read()))
assert any(c.fn.value == "Mehmet Öztürk" for c in cards), [c.fn.value for c in cards]
print(len(titles), "entries read by icalendar,", len(cards), "people read by vobject")
PYTHON
