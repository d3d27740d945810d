#!/usr/bin/env bash
# Checks everything in this folder that a machine can check. Fails when a tool is missing.
set -euo pipefail
cd "$(dirname "$0")"

need() { # tool, what brings it
  command -v "$1" >/dev/null && return
  echo "prometheus/check.sh: $1 is missing. Debian: apt-get install $2; macOS: brew install $3" >&2
  exit 1
}
need promtool prometheus prometheus
need amtool prometheus-alertmanager alertmanager

promtool check config --lint=all --lint-fatal prometheus.yml
promtool check rules --lint=all --lint-fatal rules/*.yml
promtool test rules tests/*.yml

# Each alert has its section in the runbook, a firing test and a quiet one.
for alert in $(sed -n 's/^ *- alert: *//p' rules/*.yml); do
  grep -qx "## $alert" ../docs/alerts.md || { echo "docs/alerts.md: no section \"## $alert\"" >&2; exit 1; }
  cases=$(grep -A1 "alertname: $alert\$" tests/*.yml | grep -o 'exp_alerts:.*' | sort -u)
  [ "$(wc -l <<<"$cases")" -eq 2 ] || { echo "prometheus/tests: $alert needs a firing and a quiet case" >&2; exit 1; }
done

alertmanager/check.sh
echo "prometheus: all checks passed"
