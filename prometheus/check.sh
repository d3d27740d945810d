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
need openssl openssl openssl

promtool check config --lint=all --lint-fatal prometheus.yml
promtool check rules --lint=all --lint-fatal rules/*.yml
promtool test rules tests/*.yml
checks/web-config.sh
checks/alerts.sh
checks/thresholds.sh
alertmanager/check.sh

# The catalogue: each recorded series is explained.
checks/catalogue.sh

echo "prometheus: all checks passed"
