#!/bin/sh
# Makes blocks of what backfill has written and gives them to a Prometheus, which may be running:
#   prometheus/load-history.sh FOLDER PROMETHEUS_DATA
# FOLDER is backfill's, finished; PROMETHEUS_DATA is the folder of --storage.tsdb.path. A file is deleted once it is
# loaded (KEEP=1 leaves it). Killed at any moment and started again, nothing is doubled and nothing is lost.
# For machines with promtool, and for the container of Prometheus.
set -eu

if [ $# -ne 2 ]; then
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
history=$1 data=$2
say() { printf 'load-history: %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

command -v promtool >/dev/null 2>&1 || fail "promtool is missing. Debian/Ubuntu: apt-get install prometheus"
[ -f "$history/plan.json" ] || fail "$history: holds no backfill; run perps-exporter backfill --output $history first"
[ -f "$history/summary.txt" ] || fail "$history: is not finished; run perps-exporter backfill --output $history again"

# Beside the blocks, so that moving one is a renaming; Prometheus looks at names of blocks only.
state=$data/history-load staging=$data/history-load/staging
mkdir -p "$state"
# Another plan is another history, loaded from its own beginning.
plan=$(cksum <"$history/plan.json" | tr ' ' '-')
journal=$state/$plan
[ -f "$journal" ] || : >"$journal"

# A line that was cut short by a power cut is none.
if [ -s "$journal" ] && [ "$(tail -c 1 "$journal" | od -An -c | tr -d ' ')" != '\n' ]; then
  sed '$d' "$journal" >"$journal.new"
  mv "$journal.new" "$journal"
fi

# The journal: "moving FILE BLOCK..." once all blocks of a file are made, "loaded FILE" once all are moved.
loaded() { grep -qx "loaded $1" "$journal"; }
made() { grep -q "^moving $1 " "$journal"; }

make_blocks() { # file
  rm -rf "${staging:?}/$1"
  mkdir -p "$staging/$1"
  # A file fits into one block. Without the flag, promtool reads it once for every two hours.
  promtool tsdb create-blocks-from --quiet openmetrics --max-block-duration=24h "$history/$1" "$staging/$1" >"$staging/$1.log" 2>&1 ||
    promtool tsdb create-blocks-from --quiet openmetrics "$history/$1" "$staging/$1" >"$staging/$1.log" 2>&1
}

move_blocks() { # file
  for block in $(sed -n "s/^moving $1 //p" "$journal" | tail -n 1); do
    # What is no longer in the staging folder was moved before; Prometheus may have merged it since.
    [ ! -d "$staging/$1/$block" ] || mv "$staging/$1/$block" "$data/$block"
  done
  echo "loaded $1" >>"$journal"
}

load() { # one file or two, whose blocks are made side by side
  pids=""
  for file in "$@"; do
    made "$file" || { make_blocks "$file" & pids="$pids $!"; }
  done
  for pid in $pids; do
    wait "$pid" || failed=1
  done
  for file in "$@"; do
    [ -z "$failed" ] || { cat "$staging/$file.log" >&2; continue; }
    made "$file" || echo "moving $file $(ls "$staging/$file" | tr '\n' ' ')" >>"$journal"
    move_blocks "$file"
  done
  [ -z "$failed" ] || fail "promtool refuses $*; see above"
}

mkdir -p "$staging"
started=$(date +%s) count=0 waiting="" failed=""
all=$(find "$history" -maxdepth 1 -name 'history-*.om' | wc -l | tr -d ' ')
for path in "$history"/history-*.om; do
  [ -f "$path" ] || continue
  file=${path##*/}
  count=$((count + 1))
  loaded "$file" && continue
  if [ -z "$waiting" ]; then
    waiting=$file
  else
    load "$waiting" "$file"
    waiting=""
    say "$count of $all files"
  fi
done
[ -z "$waiting" ] || load "$waiting"
rm -rf "$staging"
# Only what is surely on the disk may be taken away here.
sync
[ -n "${KEEP:-}" ] || rm -f "$history"/history-*.om
say "$all files loaded in $(($(date +%s) - started)) s; Prometheus shows them within a minute or two"
