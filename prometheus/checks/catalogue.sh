#!/usr/bin/env bash
# Each recorded series is named in docs/rules.md or docs/rules-signals.md; thresholds explain themselves in their file.
set -euo pipefail
cd "$(dirname "$0")/.."
pages="../docs/rules.md ../docs/rules-signals.md"
faults=0
for page in $pages; do
  [ -f "$page" ] || { echo "${page#../} is missing: it names the recorded series" >&2; faults=1; }
done
[ $faults -eq 0 ] || exit 1

for series in $(sed -n 's/^ *- record: *//p' rules/*.yml | grep -v '^threshold:' | sort -u); do
  grep -qF -- "$series" $pages || { echo "docs/rules.md, docs/rules-signals.md: nothing about $series" >&2; faults=1; }
done
exit $faults
