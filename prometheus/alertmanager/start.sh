#!/bin/sh
# Starts Alertmanager with what render.sh makes of the environment.
#   start.sh DIR PROGRAM [FLAG...]     DIR takes the configuration
# Its log keeps no secret: of every address only the host is left, because webhooks and Telegram have theirs in the path.
set -eu
here=$(dirname "$0")
"$here/render.sh" "$1"
directory=$1
shift

mask() {
  while IFS= read -r line; do
    masked=""
    while :; do
      case $line in *://*) ;; *) break ;; esac
      masked=$masked${line%%://*}://
      line=${line#*://}
      host=${line%%[/\"\\ ]*}
      masked=$masked$host
      line=${line#"$host"}
      case $line in /*) path=${line%%[\"\\ ]*} line=${line#"$path"} masked=$masked/... ;; esac
    done
    printf '%s\n' "$masked$line"
  done
}

# Through a pipe with a name, so that Alertmanager takes this shell's place and gets its signals.
rm -f "$directory/log"
mkfifo "$directory/log"
mask <"$directory/log" &
program=$1
shift
exec "$program" --config.file="$directory/alertmanager.yml" "$@" >"$directory/log" 2>&1
