#!/usr/bin/env bash
# The stack around an exporter that runs on this machine, from the machine's own packages.
#   prometheus/stack.sh start DATA_DIR    starts Prometheus, Alertmanager and Grafana, waits until each is ready
#   prometheus/stack.sh stop DATA_DIR     stops what start started
# What is not installed is named with how to get it, and the rest starts. Everything listens on 127.0.0.1.
# From the environment: PERPS_SERVER_PORT (the exporter's, 9876), STACK_PROMETHEUS_PORT (9090),
# STACK_ALERTMANAGER_PORT (9093), STACK_GRAFANA_PORT (3000), Grafana's own GF_*, and who gets the alerts:
# docs/alerting.md lists those.
set -Eeuo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
grafana=$(cd "$here/../grafana" && pwd)
exporter_port=${PERPS_SERVER_PORT:-9876}
prometheus_port=${STACK_PROMETHEUS_PORT:-9090}
alertmanager_port=${STACK_ALERTMANAGER_PORT:-9093}
grafana_port=${STACK_GRAFANA_PORT:-3000}
ready_seconds=60
# In the order of stopping.
names="grafana prometheus alertmanager"

say() { printf 'stack: %s\n' "$*"; }

missing() { # program, Debian package or page, Homebrew formula
  say "$1 is not installed, going on without it. Debian/Ubuntu: $2; macOS: brew install $3"
}

first_command() { # the first of these programs that exists
  local name
  for name in "$@"; do
    command -v "$name" && return
    # Debian keeps servers in sbin, which is often not in a user's PATH.
    [ -x "/usr/sbin/$name" ] && echo "/usr/sbin/$name" && return
  done
  return 1
}

# launch NAME PORT READY_PATH COMMAND...: starts it in the background, its output in DATA_DIR/NAME.log.
launch() {
  local name=$1 port=$2 ready=$3 pid second
  shift 3
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    say "port $port is already in use, so $name cannot start: free it, or set STACK_$(tr a-z A-Z <<<"$name")_PORT"
    return 1
  fi
  # A process group of its own, so that Ctrl-C reaches the caller first and stop is orderly.
  setsid_or_not "$@" >"$data/$name.log" 2>&1 &
  pid=$!
  echo "$pid" >"$data/$name.pid"
  for ((second = 0; second < ready_seconds * 4; second++)); do
    if curl -fsS -o /dev/null --max-time 2 "http://127.0.0.1:$port$ready" 2>/dev/null; then
      say "$name is ready: http://127.0.0.1:$port"
      return 0
    fi
    if ! kill -0 "$pid" 2>/dev/null; then
      rm -f "$data/$name.pid"
      say "$name stopped at once; the end of $data/$name.log:"
      tail -n 5 "$data/$name.log"
      return 1
    fi
    sleep 0.25
  done
  say "$name was not ready within $ready_seconds s; see $data/$name.log"
  return 1
}

# Whether the process of NAME.pid is ours: after a reboot its number may belong to another program,
# but only ours has DATA_DIR in its command line.
running() {
  [ -f "$data/$1.pid" ] && ps -p "$(cat "$data/$1.pid")" -o args= 2>/dev/null | grep -qF -- "$data/"
}

# macOS has no setsid.
setsid_or_not() {
  if command -v setsid >/dev/null; then exec setsid "$@"; else exec "$@"; fi
}

start_alertmanager() {
  local program
  program=$(first_command prometheus-alertmanager alertmanager) || {
    missing Alertmanager "apt-get install prometheus-alertmanager" alertmanager
    return 0
  }
  # Without a cluster address it would listen for peers on all interfaces.
  launch alertmanager "$alertmanager_port" /-/ready "$here/alertmanager/start.sh" "$data/alertmanager-config" "$program" \
    --storage.path="$data/alertmanager" --web.listen-address="127.0.0.1:$alertmanager_port" \
    --web.external-url="http://127.0.0.1:$alertmanager_port/" --cluster.listen-address=
  say "$(head -n 1 "$data/alertmanager.log")"
}

start_prometheus() {
  local program config=$data/prometheus-config
  program=$(first_command prometheus) || {
    missing Prometheus "apt-get install prometheus" prometheus
    return 0
  }
  # The configuration as it stands, with the ports of this run.
  rm -rf "$config" && mkdir -p "$config/targets"
  cp "$here/prometheus.yml" "$config/"
  cp -r "$here/rules" "$config/"
  sed "s/:9876$/:$exporter_port/" "$here/targets/exporter.yml" >"$config/targets/exporter.yml"
  sed "s/:9093$/:$alertmanager_port/" "$here/targets/alertmanager.yml" >"$config/targets/alertmanager.yml"
  sed "s/:9090$/:$prometheus_port/" "$here/targets/prometheus.yml" >"$config/targets/prometheus.yml"
  launch prometheus "$prometheus_port" /-/ready "$program" \
    --config.file="$config/prometheus.yml" --storage.tsdb.path="$data/prometheus" \
    --storage.tsdb.retention.time=400d --storage.tsdb.retention.size=20GB --enable-feature=extra-scrape-metrics \
    --web.listen-address="127.0.0.1:$prometheus_port" --web.external-url="http://127.0.0.1:$prometheus_port/"
}

start_grafana() {
  local program home version first=""
  program=$(first_command grafana) || {
    missing Grafana "see https://grafana.com/docs/grafana/latest/setup-grafana/installation/debian/" grafana
    return 0
  }
  for home in "${GF_PATHS_HOME:-}" /usr/share/grafana /opt/homebrew/opt/grafana/share/grafana /usr/local/opt/grafana/share/grafana; do
    [ -n "$home" ] && [ -d "$home/public" ] && break
  done
  [ -d "$home/public" ] || {
    say "Grafana's home folder was not found: set GF_PATHS_HOME to the folder that holds its public/"
    return 1
  }
  # The bundled theme exists from version 12 on; an older server fails on a name it does not know. The stylesheet on top of it is
  # the image's alone: nothing is written into the folders of a package.
  version=$("$program" --version | grep -oE '[0-9]+' | head -n 1)
  [ "${version:-0}" -ge 12 ] || export GF_USERS_DEFAULT_THEME=dark
  export GF_SERVER_HTTP_ADDR=127.0.0.1 GF_SERVER_HTTP_PORT=$grafana_port
  export GF_PATHS_PROVISIONING=$grafana/provisioning
  export PERPS_PROMETHEUS_URL=http://127.0.0.1:$prometheus_port
  export PERPS_ALERTMANAGER_URL=http://127.0.0.1:$alertmanager_port
  export PERPS_DASHBOARDS=$grafana/dashboards
  [ -e "$data/grafana/grafana.db" ] || first=yes
  launch grafana "$grafana_port" /api/health "$program" server --homepath "$home" --config "$grafana/grafana.ini" \
    cfg:default.paths.data="$data/grafana" cfg:default.paths.logs="$data/grafana" cfg:default.paths.plugins="$data/grafana/plugins"
  if [ -n "$first" ] && [ -z "${GF_SECURITY_ADMIN_PASSWORD:-}" ] && [ "${GF_AUTH_ANONYMOUS_ENABLED:-}" != true ]; then
    say "the first time, sign in to Grafana as admin with the password admin; it asks for another one"
  fi
}

start() {
  command -v curl >/dev/null || { say "curl is missing. Debian/Ubuntu: apt-get install curl"; exit 1; }
  local name
  for name in $names; do
    ! running "$name" || { say "$name already runs from $data; stop it first: $0 stop $data"; exit 1; }
  done
  # What links in messages begin with, if nobody says otherwise.
  [ -n "${EXPORTER_URL:-}${EXPORTER_URL_FILE:-}" ] || export EXPORTER_URL=http://127.0.0.1:$exporter_port
  [ -n "${GRAFANA_URL:-}${GRAFANA_URL_FILE:-}" ] || export GRAFANA_URL=http://127.0.0.1:$grafana_port
  [ -n "${ALERTMANAGER_URL:-}${ALERTMANAGER_URL_FILE:-}" ] || export ALERTMANAGER_URL=http://127.0.0.1:$alertmanager_port
  "$here/alertmanager/render.sh" --check || exit 1
  # Whatever fails, nothing of a half-started stack stays behind.
  trap 'stop; exit 1' ERR INT TERM
  start_alertmanager
  start_prometheus
  start_grafana
  trap - ERR INT TERM
}

stop() {
  local name pid tries
  for name in $names; do
    running "$name" || continue
    pid=$(cat "$data/$name.pid")
    rm -f "$data/$name.pid"
    kill "$pid" 2>/dev/null || continue
    for ((tries = 0; tries < 40; tries++)); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.25
    done
    kill -9 "$pid" 2>/dev/null || true
    say "$name stopped"
  done
}

if [ $# -ne 2 ] || [[ $1 != start && $1 != stop ]]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
mkdir -p "$2"
data=$(cd "$2" && pwd)
"$1"
