#!/usr/bin/env bash
# Has what leaves the book read by programs that are not ours: every card of the samples and, where it lies beside the checkout, of
# the corpus, exported in either version, by vobject, khard and ical.js; and a code by zbar.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache LC_ALL=C.UTF-8 KITH_VAULT
KITH_VAULT=$work/vault
mapfile -t files < <(find internal/vcard/testdata/samples internal/samplebook ../shared/corpus/ -name '*.vcf' 2>/dev/null | sort)
build/bin/kith import "${files[@]}" >/dev/null || [ $? = 3 ] # some are broken on purpose
for version in 3.0 4.0; do
  build/bin/kith export "$work/$version.vcf" --version $version
  build/bin/kith export "$work/$version" --each --version $version >/dev/null
done
/usr/bin/python3 build/scripts/readers.py "$work"
for version in 3.0 4.0; do
  mkdir -p "$XDG_CONFIG_HOME/khard"
  printf '[addressbooks]\n[[kith]]\npath = %s\n[general]\ndefault_action = list\n' "$work/$version" >"$XDG_CONFIG_HOME/khard/khard.conf"
  khard list --parsable >"$work/khard" 2>"$work/khard.err" || { cat "$work/khard.err"; exit 1; }
  cards=$(find "$work/$version" -name '*.vcf' | wc -l)
  listed=$(sort -u "$work/khard" | wc -l)
  if grep -q . "$work/khard.err"; then cat "$work/khard.err"; exit 1; fi
  echo "$version: khard lists $listed of $cards cards"
  [ "$listed" = "$cards" ]
done
reader=internal/icalendar/testdata/icaljs # the calendar tests use it too
[ -d $reader/node_modules/ical.js ] || (cd $reader && npm ci --no-audit --no-fund --loglevel=error)
node build/scripts/readers.mjs "$work/3.0.vcf" "$work/4.0.vcf"
build/bin/kith new "Käthe Größe" phone=+4940123 >/dev/null
build/bin/kith qr "Käthe Größe" "$work/code.png" >/dev/null
zbarimg -q --raw "$work/code.png" 2>/dev/null | grep -q 'FN:Käthe Größe'
echo 'the code is read by zbar'
