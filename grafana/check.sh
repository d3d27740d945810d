#!/usr/bin/env bash
# The dashboards agree with their source and keep the rules. Fails when a tool is missing.
set -euo pipefail
cd "$(dirname "$0")"

for tool in node npm; do
  command -v "$tool" >/dev/null || {
    echo "grafana/check.sh: $tool is missing. Node.js 20 or later: apt-get install nodejs npm; macOS: brew install node" >&2
    exit 1
  }
done
major=$(node -p 'process.versions.node.split(".")[0]')
[ "$major" -ge 20 ] || { echo "grafana/check.sh: Node.js 20 or later is needed, found $(node --version)" >&2; exit 1; }

# Installed once per lock file.
if ! cmp -s package-lock.json node_modules/.installed-lock; then
  npm ci --silent --no-audit --no-fund
  cp package-lock.json node_modules/.installed-lock
fi
# The image and the panels name one version.
version=$(sed -n "s/^export const grafanaVersion = '\(.*\)';$/\1/p" src/lib/dashboard.ts)
grep -qx "FROM grafana/grafana:$version" Dockerfile || {
  echo "grafana: Dockerfile and src/lib/dashboard.ts name different versions" >&2
  exit 1
}
theme/check.sh
./check-settings.sh
npm run --silent compile
node build/write.js --check
find src -name '*.test.ts' | sed 's#^src/#build/#; s#ts$#js#' | xargs node --test --test-reporter=spec >build/tests.log 2>&1 || {
  cat build/tests.log >&2
  exit 1
}
node build/check/lint.js
