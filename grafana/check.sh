#!/usr/bin/env bash
# The dashboards agree with their source and keep the rules. Fails when a tool is missing.
set -euo pipefail
cd "$(dirname "$0")"

./build.sh
# The image and the panels name one version.
version=$(sed -n "s/^export const grafanaVersion = '\(.*\)';$/\1/p" src/lib/dashboard.ts)
grep -qx "FROM grafana/grafana:$version" Dockerfile || {
  echo "grafana: Dockerfile and src/lib/dashboard.ts name different versions" >&2
  exit 1
}
theme/check.sh
./check-settings.sh
node build/write.js --check
find src -name '*.test.ts' | sed 's#^src/#build/#; s#ts$#js#' | xargs node --test --test-reporter=spec >build/tests.log 2>&1 || {
  cat build/tests.log >&2
  exit 1
}
node build/check/lint.js
