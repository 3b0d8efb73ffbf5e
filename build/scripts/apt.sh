#!/usr/bin/env bash
# apt.sh GROUP…: makes sure that the Debian packages of these groups (build/apt.txt) are there. Says what is missing and
# why before it installs anything; without the right to install it says which command to run, and stops.
set -euo pipefail
cd "$(dirname "$0")/.."
list() { # group package reason, of the groups asked for, each package once
  awk -v groups=" $* " '!/^#/ && NF > 2 && index(groups, " " $1 " ") && !seen[$2]++ { reason = $3; for (i = 4; i <= NF; i++) reason = reason " " $i; print $2 "\t" reason }' apt.txt
}
if ! command -v dpkg-query >/dev/null; then
  if [ ! -f .cache/no-dpkg-said ]; then
    echo "This is no Debian or Ubuntu, so nothing is installed. Kith needs what these packages hold:"
    list "$@" | sed 's/^/  /'
    mkdir -p .cache && touch .cache/no-dpkg-said
  fi
  exit 0
fi
missing=() reasons=()
while IFS=$'\t' read -r package reason; do
  if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
    missing+=("$package")
    reasons+=("$(printf '  %-24s %s' "$package" "$reason")")
  fi
done < <(list "$@")
[ ${#missing[@]} -gt 0 ] || exit 0

echo "Missing Debian packages:"
printf '%s\n' "${reasons[@]}"
install="apt-get install -y --no-install-recommends ${missing[*]}"
root=()
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
    root=(sudo)
  else
    printf 'Installing them takes root. Please run this, then make again:\n\n  sudo %s\n\n' "$install"
    exit 1
  fi
fi
echo "Installing them: $install"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 </dev/null; }
# shellcheck disable=SC2086 # the words of $install are its arguments
if ! quietly $install; then # the package lists may be old or missing
  quietly apt-get update || { cat "$log"; exit 1; }
  quietly $install || { cat "$log"; exit 1; }
fi
