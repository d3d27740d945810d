#!/usr/bin/env bash
# scalar() of a series that does not exist is NaN and makes an alert dumb without a word: so each threshold that is used
# must exist, each that exists must be used, and the limits of scrapes must be those of prometheus.yml.
set -euo pipefail
cd "$(dirname "$0")/.."
faults=0
fault() {
  echo "$1" >&2
  faults=1
}

defined=$(sed -n 's/^ *- record: *\(threshold:[a-z0-9_:]*\)$/\1/p' rules/*.yml | sort -u)
used=$(grep -hv -- '- record:' rules/*.yml | grep -oE 'threshold:[a-z0-9_:]+' | sort -u)

for name in $(comm -13 <(echo "$defined") <(echo "$used")); do fault "rules: $name is used, and not in thresholds.yml"; done
for name in $(comm -23 <(echo "$defined") <(echo "$used")); do fault "rules/thresholds.yml: $name is used nowhere"; done

constant() { # threshold
  awk -v name="$1" '$2 == "record:" { found = $3 == name } found && $1 == "expr:" { gsub(/[^0-9.]/, "", $2); print $2 }' rules/thresholds.yml
}
setting() { # key of prometheus.yml, the first of its kind
  awk -v key="$1:" '$1 == key { print $2; exit }' prometheus.yml
}
[ "$(constant threshold:scrape_samples:limit)" = "$(setting sample_limit)" ] ||
  fault "rules/thresholds.yml: threshold:scrape_samples:limit is not the sample_limit of prometheus.yml"
megabytes=$(setting body_size_limit)
[ "$(constant threshold:scrape_bytes:limit)" = "$((${megabytes%MB} * 1024 * 1024))" ] ||
  fault "rules/thresholds.yml: threshold:scrape_bytes:limit is not the body_size_limit of prometheus.yml"
seconds=$(setting scrape_timeout)
[ "$(constant threshold:scrape_seconds:limit)" = "${seconds%s}" ] ||
  fault "rules/thresholds.yml: threshold:scrape_seconds:limit is not the scrape_timeout of prometheus.yml"
exit $faults
