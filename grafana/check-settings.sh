#!/usr/bin/env bash
# check-settings.mjs on this repository, and on copies of it that it has to refuse. Needs Node.js.
set -euo pipefail
cd "$(dirname "$0")/.."

node grafana/check-settings.mjs
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
files=(grafana/provisioning grafana/grafana.ini grafana/Dockerfile grafana/theme/install.sh grafana/dashboards/market-overview.json
  docker-compose.yml prometheus/prometheus.yml prometheus/stack.sh)
breach() { # file, sed expression, words of the message
  rm -rf "${scratch:?}"/* && tar -cf - "${files[@]}" | tar -xf - -C "$scratch"
  sed -i.old "$2" "$scratch/$1" && rm "$scratch/$1.old"
  if node grafana/check-settings.mjs "$scratch" >/dev/null 2>"$scratch/err"; then
    echo "check-settings.mjs does not see: $3" >&2
    exit 1
  fi
  grep -qF -- "$3" "$scratch/err" || {
    echo "check-settings.mjs says \"$(cat "$scratch/err")\", expected: $3" >&2
    exit 1
  }
}
sources=grafana/provisioning/datasources
breach $sources/prometheus.yml 's/uid: .*/uid: prometheus/' 'no data source perps-prometheus'
breach $sources/prometheus.yml 's/editable: .*/editable: true/' 'Prometheus: editable'
breach $sources/prometheus.yml 's/timeInterval: .*/timeInterval: 30s/' "timeInterval is not Prometheus' scrape_interval, 15s"
breach $sources/prometheus.yml 's/^    url:/   url:/' 'is indented otherwise'
breach $sources/prometheus.yml 's/type: prometheus$/type: {prometheus}/' 'is not one key with one plain value'
breach $sources/alertmanager.yml 's/url: .*/url: http:\/\/127.0.0.1:9093/' 'Alertmanager: url is not a variable'
breach $sources/alertmanager.yml 's/implementation: .*/implementation: mimir/' 'not of the implementation prometheus'
breach $sources/alertmanager.yml 's/^    editable: false/    isDefault: true/' 'not exactly perps-prometheus is the default'
breach grafana/provisioning/dashboards/perps.yml 's/allowUiUpdates: .*/allowUiUpdates: true/' 'edits in the browser would be lost'
breach grafana/grafana.ini 's/^enabled = false/enabled = true/' 'may look without an account'
breach grafana/grafana.ini 's/market-overview/market/' 'there is no dashboard market.json'
breach grafana/grafana.ini 's/gildedgrove$/tron/' 'does not ask for the theme tron'
breach grafana/Dockerfile 's/PERPS_ALERTMANAGER_URL/X/' 'PERPS_ALERTMANAGER_URL is not set'
breach prometheus/stack.sh '/PERPS_ALERTMANAGER_URL/d' 'stack.sh: PERPS_ALERTMANAGER_URL is not set'
breach docker-compose.yml 's/ADMIN_PASSWORD:-}/ADMIN_PASSWORD:-admin}/' 'a password that everybody knows'
