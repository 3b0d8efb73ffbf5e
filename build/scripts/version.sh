#!/usr/bin/env bash
# The version of this tree: the tag, or the tag and what came after it, or 0.0.0 and the commit.
set -euo pipefail
cd "$(dirname "$0")/../.."
if tag=$(git describe --tags --match 'v[0-9]*' --dirty 2>/dev/null); then
  echo "${tag#v}"
else
  echo "0.0.0-dev+$(git describe --always --dirty 2>/dev/null || echo unknown)"
fi
