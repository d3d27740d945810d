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

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

promtool check config --lint=all --lint-fatal prometheus.yml
promtool check rules --lint=all --lint-fatal rules/*.yml
promtool test rules tests/*.yml
checks/web-config.sh
checks/alerts.sh
checks/thresholds.sh

amtool check-config alertmanager/alertmanager.yml
# What the start scripts make of it: with a webhook (an address full of special characters), and without.
url='https://hooks.example/a?b=1&c=$d|e'
ALERT_WEBHOOK_URL=$url alertmanager/render.sh >"$work/webhook.yml"
env -u ALERT_WEBHOOK_URL alertmanager/render.sh >"$work/nobody.yml"
amtool check-config "$work"/*.yml >/dev/null
grep -qF -- "- url: '$url'" "$work/webhook.yml" || { echo "render.sh lost the webhook" >&2; exit 1; }
grep -qx '  receiver: nobody' "$work/nobody.yml" || { echo "render.sh: alerts would go somewhere" >&2; exit 1; }

# The catalogue: each recorded series is explained.
checks/catalogue.sh

echo "prometheus: all checks passed"
