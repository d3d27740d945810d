#!/bin/sh
# Sends a test message to every receiver that is switched on, and says of each whether it took it.
#   test.sh [ALERTMANAGER_URL [LOG_FILE]]      http://127.0.0.1:9093; the log tells why one failed
# Status 0: all took it; 1: at least one did not; 2: nothing could be tested. Needs sh, awk, and curl or wget.
set -eu
url=${1:-http://127.0.0.1:9093}
log=${2:-}
seconds=40

get() { # path
  if command -v curl >/dev/null; then curl -fsS --max-time 5 "$url$1"; else wget -q -O - "$url$1"; fi
}

post() { # path, body
  if command -v curl >/dev/null; then
    curl -fsS --max-time 5 -o /dev/null -H 'Content-Type: application/json' -d "$2" "$url$1"
  else
    wget -q -O /dev/null --header 'Content-Type: application/json' --post-data "$2" "$url$1"
  fi
}

# count METRIC KIND: what Alertmanager has counted of a kind of receiver since its start, from the page in $page.
count() {
  printf '%s\n' "$page" | awk -v metric="$1{" -v kind="integration=\"$2\"" '
    index($0, metric) == 1 && index($0, kind) { sum += $NF }
    END { printf "%d\n", sum }'
}

delivered() { # kind; requests less those that failed
  echo $(($(count alertmanager_notification_requests_total "$1") - $(count alertmanager_notification_requests_failed_total "$1")))
}

status=$(get /api/v2/status 2>/dev/null) || {
  echo "Alertmanager does not answer at $url; start it first: ./run --stack, or docker compose up" >&2
  exit 2
}
# The receiver of people in the configuration as it runs; the one of the watchdog is not asked.
kinds=$(printf '%s\n' "$status" | awk '{ gsub(/\\n/, "\n"); print }' | awk '
  /^- name: / { people = ($3 ~ /^perps/) }
  people && /^ +[a-z]+_configs:/ { sub(/_configs:.*/, ""); sub(/^ */, ""); print }')
[ -n "$kinds" ] || {
  echo "no receiver is switched on, so alerts are sent to nobody; docs/alerting.md says how" >&2
  exit 2
}

page=$(get /metrics)
for kind in $kinds; do
  eval "before_$kind=$(delivered "$kind") failed_$kind=$(count alertmanager_notifications_failed_total "$kind")"
done
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
alert="\"labels\": {\"alertname\": \"PerpsTest\", \"severity\": \"info\", \"area\": \"exporter\", \"test\": \"$(date +%s)\"},
  \"annotations\": {
    \"summary\": \"This is a test: nothing has happened.\",
    \"description\": \"If you can read this, alerts reach you here.\",
    \"impact\": \"An alert that nobody gets is none; the links should open on the device on which you read this.\",
    \"dashboard_url\": \"http://127.0.0.1:3000/d/market-overview\",
    \"runbook_url\": \"http://127.0.0.1:9876/docs/alerts\"
  }, \"startsAt\": \"$started\""
post /api/v2/alerts "[{$alert}]"

# took KIND: 0 once it took the message, 1 once it has failed, 2 while nothing is known.
took() {
  eval "before=\$before_$1 failed=\$failed_$1"
  [ "$(delivered "$1")" -le "$before" ] || return 0
  [ "$(count alertmanager_notifications_failed_total "$1")" -le "$failed" ] || return 1
  return 2
}

echo "A test message is on its way to: $(echo $kinds)"
second=0
while [ "$second" -lt "$seconds" ]; do
  sleep 1
  second=$((second + 1))
  page=$(get /metrics)
  waiting=""
  for kind in $kinds; do
    took "$kind" || [ $? -eq 1 ] || waiting=1
  done
  [ -n "$waiting" ] || break
done
# Once more: a request is counted a moment before its failure is.
page=$(get /metrics)
result=0
for kind in $kinds; do
  if took "$kind"; then
    printf '  %-9s took it\n' "$kind"
  else
    result=1
    why=""
    [ -z "$log" ] || [ ! -f "$log" ] || why=$(grep "integration=$kind\[" "$log" | tail -n 1 | sed -n 's/.* err=//p')
    printf '  %-9s FAILED: %s\n' "$kind" "${why:-the log of Alertmanager says why}"
  fi
done
# The test is over, which is a message, too.
post /api/v2/alerts "[{$alert, \"endsAt\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}]"
exit $result
