#!/bin/sh
# Writes alertmanager.yml to standard output with the webhook of ALERT_WEBHOOK_URL.
# Not set: alerts are shown by Alertmanager and in Grafana, and sent to nobody.
set -eu
case "${ALERT_WEBHOOK_URL:-http://}" in
  http://* | https://*) ;;
  *)
    echo "ALERT_WEBHOOK_URL must start with http:// or https://" >&2
    exit 1
    ;;
esac
# awk and index(), because an address may hold what sed takes for its own (& and |).
awk '
  BEGIN { url = ENVIRON["ALERT_WEBHOOK_URL"]; placeholder = "http://127.0.0.1:5001/" }
  url == "" && $1 == "receiver:" { sub(/webhook/, "nobody") }
  url != "" && (at = index($0, placeholder)) { $0 = substr($0, 1, at - 1) "\047" url "\047" }
  { print }
' "${1:-"$(dirname "$0")/alertmanager.yml"}"
