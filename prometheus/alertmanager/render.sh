#!/bin/sh
# Writes Alertmanager's configuration for the receivers that the environment names; docs/alerting.md lists the variables.
#   render.sh DIR      writes DIR/alertmanager.yml and DIR/templates/, readable by their owner only, and says who gets the alerts
#   render.sh --check  only says what is wrong
# A mistake ends it with one line and status 1. Needs nothing but sh and sed: it runs in Alertmanager's container, too.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
zoneinfo=/usr/share/zoneinfo

fail() { # variable, problem, fix
  echo "alerts: $1 $2; $3" >&2
  exit 1
}

# read_setting NAME: $value becomes what NAME says, or the file that NAME_FILE names; empty counts as not set.
read_setting() {
  eval "value=\${$1:-} file=\${$1_FILE:-}"
  if [ -n "$file" ]; then
    [ -z "$value" ] || fail "$1" "and $1_FILE are both set" "unset one of them"
    { [ -f "$file" ] && [ -r "$file" ]; } ||
      fail "$1_FILE" "names $file, which cannot be read" "name a file that the user of Alertmanager may read"
    value=$(cat "$file")
    [ -n "$value" ] || fail "$1_FILE" "names $file, which is empty" "write the value into it, or unset $1_FILE"
  fi
  case $value in
    *[[:cntrl:]]*) fail "$1" "holds a line break or another control character" "write the value on one line" ;;
  esac
}

# Leaves the address of NAME in $value, empty if there is none.
read_url() {
  read_setting "$1"
  case $value in
    "") ;;
    *[[:space:]\"\\{}]*) fail "$1" "holds a space, quote, backslash or brace" "copy the address again, as a whole" ;;
    http://?* | https://?*) ;;
    *) fail "$1" "does not start with https:// or http://" "copy the whole address" ;;
  esac
}

# The address under which people reach a program, for links in messages; ours by default.
read_link() { # NAME, default
  read_url "$1"
  value=${value:-$2}
  value=${value%/}
  case $value in
    *[!A-Za-z0-9._~:/%@+-]*) fail "$1" "holds a character that links in messages cannot bear" "use an address without parameters, such as $2" ;;
  esac
  [ ${#value} -le 60 ] || fail "$1" "is longer than 60 characters" "use a shorter address: messages have a limit"
}

read_flag() { # NAME, default
  read_setting "$1"
  value=${value:-$2}
  case $value in true | false) ;; *) fail "$1" "is neither true nor false" "write $1=true or $1=false" ;; esac
}

needs() { # NAME, its value, what needs it
  [ -n "$2" ] || fail "$1" "is missing" "$3 is set and needs it: set $1 (or $1_FILE), or unset $3"
}

without() { # NAME, its value, what is missing
  [ -z "$2" ] || fail "$1" "is set, but $3 is not" "set $3 (or $3_FILE), or unset $1"
}

# As a YAML scalar.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/''/g")"; }

read_discord() {
  read_url DISCORD_WEBHOOK_URL && discord=$value
}

read_slack() {
  read_url SLACK_WEBHOOK_URL && slack=$value
  read_setting SLACK_CHANNEL && slack_channel=$value
  [ -n "$slack" ] || without SLACK_CHANNEL "$slack_channel" SLACK_WEBHOOK_URL
}

read_telegram() {
  read_setting TELEGRAM_BOT_TOKEN && telegram=$value
  read_setting TELEGRAM_CHAT_ID && telegram_chat=$value
  read_url TELEGRAM_API_URL && telegram_api=$value
  if [ -z "$telegram" ]; then
    without TELEGRAM_CHAT_ID "$telegram_chat" TELEGRAM_BOT_TOKEN
    without TELEGRAM_API_URL "$telegram_api" TELEGRAM_BOT_TOKEN
    return
  fi
  case $telegram in
    [0-9]*:?*) ;;
    *) fail TELEGRAM_BOT_TOKEN "is no token of a bot" "copy what @BotFather told, such as 123456:ABC-DEF" ;;
  esac
  case $telegram in
    *[!0-9A-Za-z:_-]*) fail TELEGRAM_BOT_TOKEN "is no token of a bot" "copy what @BotFather told, such as 123456:ABC-DEF" ;;
  esac
  needs TELEGRAM_CHAT_ID "$telegram_chat" TELEGRAM_BOT_TOKEN
  case ${telegram_chat#-} in
    "" | 0* | *[!0-9]* | ????????????????*)
      fail TELEGRAM_CHAT_ID "is no number" "use the chat's number, such as 123456789 or -1001234567890, not its name" ;;
  esac
}

read_mail() {
  read_setting SMTP_HOST && smtp=$value
  read_setting SMTP_FROM && smtp_from=$value
  read_setting SMTP_TO && smtp_to=$value
  read_setting SMTP_USERNAME && smtp_user=$value
  read_setting SMTP_PASSWORD && smtp_password=$value
  read_flag SMTP_REQUIRE_TLS true && smtp_tls=$value
  if [ -z "$smtp" ]; then
    without SMTP_FROM "$smtp_from" SMTP_HOST
    without SMTP_TO "$smtp_to" SMTP_HOST
    without SMTP_USERNAME "$smtp_user" SMTP_HOST
    without SMTP_PASSWORD "$smtp_password" SMTP_HOST
    return
  fi
  smtp_port=${smtp##*:}
  case $smtp in
    *[[:space:]/@]* | :*) fail SMTP_HOST "is not host:port" "write it like smtp.example.org:587" ;;
    *:*) ;;
    *) fail SMTP_HOST "has no port" "write it like $smtp:587" ;;
  esac
  case $smtp_port in
    "" | 0* | *[!0-9]* | ??????*) fail SMTP_HOST "has no port that is a number from 1 to 65535" "write it like ${smtp%:*}:587" ;;
  esac
  [ "$smtp_port" -le 65535 ] || fail SMTP_HOST "has no port that is a number from 1 to 65535" "write it like ${smtp%:*}:587"
  needs SMTP_FROM "$smtp_from" SMTP_HOST
  needs SMTP_TO "$smtp_to" SMTP_HOST
  case $smtp_from in ?*@?*) ;; *) fail SMTP_FROM "is no address" "write it like alerts@example.org" ;; esac
  case $smtp_to in ?*@?*) ;; *) fail SMTP_TO "is no address" "write it like me@example.org, several with commas between" ;; esac
  [ -z "$smtp_user" ] || needs SMTP_PASSWORD "$smtp_password" SMTP_USERNAME
  [ -z "$smtp_password" ] || needs SMTP_USERNAME "$smtp_user" SMTP_PASSWORD
  # Here TLS begins with the connection, and Alertmanager would wait for STARTTLS in vain.
  [ "$smtp_port" != 465 ] || smtp_tls=false
}

read_quiet_hours() {
  read_setting ALERT_QUIET_HOURS && quiet=$value
  read_setting ALERT_TIME_ZONE && zone=$value
  [ -n "$quiet" ] || { without ALERT_TIME_ZONE "$zone" ALERT_QUIET_HOURS; return 0; }
  zone=${zone:-UTC}
  case $quiet in
    [0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]) ;;
    *) fail ALERT_QUIET_HOURS "is not like 22:00-07:00" "write two times of day with a dash between" ;;
  esac
  quiet_from=${quiet%-*} quiet_to=${quiet#*-}
  case "$quiet_from $quiet_to" in
    *2[4-9]:*) fail ALERT_QUIET_HOURS "has an hour after 23" "write it like 22:00-07:00" ;;
  esac
  [ "$quiet_from" != "$quiet_to" ] || fail ALERT_QUIET_HOURS "begins when it ends" "write it like 22:00-07:00"
  case $zone in
    UTC) ;;
    /* | *..* | *[!A-Za-z0-9_/+-]*) fail ALERT_TIME_ZONE "is no time zone" "write it like Europe/Berlin" ;;
    *) [ -f "$zoneinfo/$zone" ] ||
      fail ALERT_TIME_ZONE "names $zone, which is not in $zoneinfo" "write it like Europe/Berlin (and have the package tzdata)" ;;
  esac
}

receivers() {
  echo
  echo "receivers:"
  echo "  - name: $name"
  [ -z "$discord" ] || cat <<YAML
    discord_configs:
      - send_resolved: true
        webhook_url: $(quoted "$discord")
        title: '{{ template "perps.discord.title" . }}'
        message: '{{ template "perps.discord.text" . }}'
YAML
  [ -z "$slack" ] || cat <<YAML
    slack_configs:
      - send_resolved: true
        api_url: $(quoted "$slack")
        channel: $(quoted "$slack_channel")
        username: perps-exporter
        color: '{{ template "perps.color" . }}'
        title: '{{ template "perps.slack.title" . }}'
        title_link: '{{ template "perps.slack.link" . }}'
        fallback: '{{ template "perps.slack.title" . }}'
        text: '{{ template "perps.slack.text" . }}'
YAML
  [ -z "$telegram" ] || cat <<YAML
    telegram_configs:
      - send_resolved: true
        api_url: $(quoted "${telegram_api:-https://api.telegram.org}")
        bot_token: $(quoted "$telegram")
        chat_id: $telegram_chat
        parse_mode: HTML
        message: '{{ template "perps.telegram.text" . }}'
YAML
  [ -z "$smtp" ] || cat <<YAML
    email_configs:
      - send_resolved: true
        smarthost: $(quoted "$smtp")
        from: $(quoted "$smtp_from")
        to: $(quoted "$smtp_to")
        auth_username: $(quoted "$smtp_user")
        auth_password: $(quoted "$smtp_password")
        require_tls: $smtp_tls
        headers:
          Subject: '{{ template "perps.title" . }}'
        html: '{{ template "perps.mail.html" . }}'
        text: '{{ template "perps.mail.text" . }}'
YAML
  [ -z "$webhook" ] || cat <<YAML
    webhook_configs:
      - send_resolved: true
        url: $(quoted "$webhook")
YAML
  echo "  - name: watchdog"
  # Only while it fires: a message that it ended would be taken for a sign of life.
  [ -z "$watchdog" ] || cat <<YAML
    webhook_configs:
      - send_resolved: false
        url: $(quoted "$watchdog")
YAML
}

quiet_hours() {
  echo
  echo "time_intervals:"
  echo "  - name: quiet-hours"
  if [ -z "$quiet" ]; then
    echo "    time_intervals: []"
    return
  fi
  echo "    time_intervals:"
  echo "      - location: $zone"
  echo "        times:"
  # An interval ends on the day on which it begins.
  if [ "$(echo "$quiet_from" | tr -d :)" -lt "$(echo "$quiet_to" | tr -d :)" ]; then
    echo "          - {start_time: '$quiet_from', end_time: '$quiet_to'}"
  else
    echo "          - {start_time: '$quiet_from', end_time: '24:00'}"
    [ "$quiet_to" = 00:00 ] || echo "          - {start_time: '00:00', end_time: '$quiet_to'}"
  fi
}

read_discord
read_slack
read_telegram
read_mail
read_url ALERT_WEBHOOK_URL && webhook=$value
read_url ALERT_WATCHDOG_URL && watchdog=$value
read_quiet_hours
read_link GRAFANA_URL http://127.0.0.1:3000 && grafana=$value
read_link EXPORTER_URL http://127.0.0.1:9876 && exporter=$value
read_link ALERTMANAGER_URL http://127.0.0.1:9093 && alertmanager=$value
read_flag ALERT_DEMO false
# The name reaches webhooks, which have no other place for the mark.
if [ "$value" = true ]; then mark="[DEMO] " name=perps-DEMO; else mark="" name=perps; fi

case ${1:-} in
  --check) exit 0 ;;
  "" | -*) echo "usage: render.sh DIR | --check" >&2; exit 2 ;;
esac
mkdir -p "$1/templates"
rm -f "$1"/templates/*.tmpl
for template in "$here"/templates/*.tmpl; do
  sed "s|@GRAFANA@|$grafana|; s|@EXPORTER@|$exporter|; s|@ALERTMANAGER@|$alertmanager|; s|@MARK@|$mark|" \
    "$template" >"$1/templates/${template##*/}"
done
# Not world-readable for a moment either: a file that exists keeps its mode.
rm -f "$1/alertmanager.yml"
{
  sed "s/^  receiver: perps$/  receiver: $name/" "$here/routes.yml"
  receivers
  quiet_hours
  echo
  echo "templates: [templates/*.tmpl]"
} >"$1/alertmanager.yml"

names=""
add() { [ -z "$1" ] || names="$names${names:+, }$2"; }
add "$discord" Discord
add "$slack" Slack
add "$telegram" Telegram
add "$smtp" e-mail
add "$webhook" webhook
if [ -n "$names" ]; then
  echo "alerts go to: $names"
else
  echo "alerts are shown and sent to nobody, because no receiver is set; docs/alerting.md says how"
fi
