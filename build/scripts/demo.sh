#!/usr/bin/env bash
# Kith's main job in the terminal: a book comes in, a person is found, a follow-up planned, and the calendar file written.
# Everything happens in a temporary folder. Each command is printed as typed.
set -euo pipefail
cd "$(dirname "$0")/../.."
program="$PWD/build/bin/kith"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
export KITH_VAULT=$place/vault
kith() { "$program" "$@"; }
type() { # prints a command as one would type it, and runs it
  local word line='$'
  for word in "$@"; do
    if [[ $word =~ ^[A-Za-z0-9._/=-]+$ ]]; then line+=" $word"; else line+=" \"$word\""; fi
  done
  printf '\n%s\n' "$line"
  "$@"
}

type kith sample
type kith search oezturk
type kith show "Mehmet Öztürk"
type kith followup add "Mehmet Öztürk" --due "in 2 weeks" --title "Ask how the new oven bakes"
type kith followup list
type kith calendar kith.ics
type grep -B 6 -A 8 -m 1 "SUMMARY:Ask how" kith.ics
type kith export people.vcf
type kith history
type kith undo
