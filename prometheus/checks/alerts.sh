#!/usr/bin/env bash
# Each alert is complete: labels, annotations, a section in the runbook, links that lead somewhere, a firing and a quiet
# test. Names every fault it finds, then ends with status 1 if there was one.
set -euo pipefail
cd "$(dirname "$0")/.."
faults=0
fault() {
  echo "$1" >&2
  faults=1
}

# One line per alert and field, as written in the rules: ALERT<tab>FIELD<tab>VALUE.
fields=$(awk '
  / - (alert|record|name):/ { alert = "" }
  / - alert:/ { alert = $3; print alert "\tfile\t" FILENAME; next }
  alert == "" { next }
  # Labels may stand in one line, {severity: info, area: market}.
  /^        labels: \{/ {
    gsub(/^ *labels: \{|\} *$/, "")
    count = split($0, pairs, / *, */)
    for (i = 1; i <= count; i++) print_field(pairs[i])
  }
  /^          [a-z_]+: / { print_field($0) }
  function print_field(text,  field) {
    sub(/^ */, "", text); field = text; sub(/:.*/, "", field); sub(/^[a-z_]+: */, "", text)
    print alert "\t" field "\t" text
  }' rules/*.yml)
# Two rules of one name are two degrees of one alert; both are looked at.
value() { # alert, field
  awk -F '\t' -v alert="$1" -v field="$2" '$1 == alert && $2 == field { print $3 }' <<<"$fields"
}
# Which alerts have which kinds of cases: ALERT<tab>quiet or firing.
cases=$(awk '
  $1 == "alertname:" { alert = $2 }
  $1 == "exp_alerts:" { print alert "\t" ($2 == "[]" ? "quiet" : "firing") }' tests/*.yml | sort -u)
tests() { grep -qxF "$1"$'\t'"$2" <<<"$cases"; }

for alert in $(cut -f 1 <<<"$fields" | sort -u); do
  lower=$(tr 'A-Z' 'a-z' <<<"$alert")
  rules=$(value "$alert" file | wc -l)

  [[ $alert =~ ^Perps[A-Z][A-Za-z0-9]+$ ]] || fault "$alert: a name is Perps and words in CamelCase"
  value "$alert" severity | grep -qvxE 'critical|warning|info' && fault "$alert: severity is critical, warning or info"
  value "$alert" area | grep -qvxE 'market|account|exporter' && fault "$alert: area is market, account or exporter"
  for field in severity area summary description impact runbook_url dashboard_url; do
    [ "$(value "$alert" $field | grep -c .)" -eq "$rules" ] || fault "$alert: $field is missing"
  done

  grep -qx "## $alert" ../docs/alerts.md || fault "$alert: docs/alerts.md has no section \"## $alert\""
  value "$alert" runbook_url | grep -qvxF "http://127.0.0.1:9876/docs/alerts#$lower" &&
    fault "$alert: runbook_url is not http://127.0.0.1:9876/docs/alerts#$lower"

  while read -r url; do
    path=${url#http://127.0.0.1:3000/d/}
    uid=${path%%\?*}
    dashboard=$(grep -lx "  \"uid\": \"$uid\",\{0,1\}" ../grafana/dashboards/*.json) || {
      fault "$alert: there is no dashboard $uid in grafana/dashboards"
      continue
    }
    # Variables stand in the dashboard's templating list.
    variables=$(sed -n '/^  "templating"/,/^  [}"]/s/^        "name": "\(.*\)",*$/\1/p' "$dashboard")
    for name in $(grep -oE '[?&]var-[a-zA-Z_]+=' <<<"$url" | sed 's/.var-//; s/=//'); do
      grep -qx "$name" <<<"$variables" || fault "$alert: dashboard $uid has no variable $name"
    done
  done < <(value "$alert" dashboard_url)

  tests "$alert" firing || fault "$alert: no test in prometheus/tests lets it fire"
  # The watchdog has no quiet case.
  [ "$alert" = PerpsWatchdog ] || tests "$alert" quiet || fault "$alert: no test in prometheus/tests leaves it quiet"
done

# A section of the runbook without its alert is left over.
for alert in $(sed -n 's/^## \(Perps.*\)/\1/p' ../docs/alerts.md); do
  grep -qxF "$alert" < <(cut -f 1 <<<"$fields") || fault "docs/alerts.md: there is no alert $alert"
done
exit $faults
