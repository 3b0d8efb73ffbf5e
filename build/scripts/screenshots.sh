#!/usr/bin/env bash
# Takes a picture of every screen into frontend/test-results/screens (ignored by git).
set -euo pipefail
cd "$(dirname "$0")/../../frontend"
rm -rf test-results/screens
npx --no-install vitest run --config e2e/screenshots.config.ts
echo "$(find test-results/screens -name '*.png' | wc -l) pictures in frontend/test-results/screens; all of them on one page: frontend/test-results/screens/index.html"
