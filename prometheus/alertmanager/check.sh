#!/usr/bin/env bash
# Checks what render.sh makes of the environment, and where alerts go. ../check.sh calls it; needs amtool.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "prometheus/alertmanager: $*" >&2; exit 1; }

# With the given variables and no other.
render() { env -i "PATH=$PATH" "${@:2}" ./render.sh "$1"; }

# well NAME KINDS VARIABLE=VALUE...: renders, is valid, holds exactly these kinds of receivers, and is its owner's alone.
well() {
  local directory=$work/$1 kinds
  render "$directory" "${@:3}" >"$work/$1.said" || fail "$1 is refused"
  amtool check-config "$directory/alertmanager.yml" >"$work/$1.amtool" 2>&1 || { cat "$work/$1.amtool"; fail "$1 is not valid"; }
  kinds=$(sed -n '/name: perps/,/name: watchdog/s/^ *\([a-z]*\)_configs:$/\1/p' "$directory/alertmanager.yml" | xargs)
  [ "$kinds" = "$2" ] || fail "$1 has the receivers \"$kinds\" instead of \"$2\""
  [ "$(grep -c 'send_resolved: true' "$directory/alertmanager.yml")" -eq "$(wc -w <<<"$2")" ] || fail "$1: somebody is not told that alerts are over"
  [ -z "$(find "$directory" -type f ! -perm 600)" ] || fail "$1: others may read the secrets"
}

# holds NAME LINE: the configuration has this line.
holds() { grep -qxF -- "$2" "$work/$1/alertmanager.yml" || fail "$1 has no line \"$2\""; }

# refused LINE VARIABLE=VALUE...: ends with status 1 and exactly this line, and writes nothing.
refused() {
  local line=$1 said status=0
  shift
  rm -rf "$work/refused"
  said=$(render "$work/refused" "$@" 2>&1) || status=$?
  [ "$status" -eq 1 ] || fail "status $status instead of 1 for $*"
  [ "$said" = "alerts: $line" ] || fail "for $* it says:"$'\n'"  $said"$'\n'"instead of:"$'\n'"  alerts: $line"
  [ ! -e "$work/refused" ] || fail "a configuration was written for $*"
}

discord=DISCORD_WEBHOOK_URL=https://discord.example/api/webhooks/1/secret
slack=SLACK_WEBHOOK_URL=https://hooks.example/services/T0/B0/secret
token=TELEGRAM_BOT_TOKEN=123456:AA-secret_1
chat=TELEGRAM_CHAT_ID=-1001234567890
smtp=(SMTP_HOST=smtp.example:587 SMTP_FROM=alerts@example.org SMTP_TO=me@example.org)
# Full of characters that mean something to sed, YAML or the shell.
webhook='ALERT_WEBHOOK_URL=https://hooks.example/a?b=1&c=$d|e'"'"'f#g'

well nobody "" ALERT_DEMO=false SMTP_HOST= DISCORD_WEBHOOK_URL=
grep -q "sent to nobody" "$work/nobody.said" || fail "nobody gets the alerts, and nobody is told so"
well discord discord "$discord"
well slack slack "$slack" SLACK_CHANNEL=#alerts
holds slack "        channel: '#alerts'"
well telegram telegram "$token" "$chat"
holds telegram "        chat_id: -1001234567890"
well mail email "${smtp[@]}" SMTP_USERNAME=me SMTP_PASSWORD="it's: #1"
holds mail "        auth_password: 'it''s: #1'"
holds mail "        require_tls: true"
well mail-open email "${smtp[@]}" SMTP_REQUIRE_TLS=false
holds mail-open "        require_tls: false"
well mail-465 email "${smtp[@]}" SMTP_HOST=smtp.example:465
holds mail-465 "        require_tls: false"
well webhook webhook "$webhook"
holds webhook "        url: 'https://hooks.example/a?b=1&c=\$d|e''f#g'"
well watchdog "" ALERT_WATCHDOG_URL=https://ping.example/secret
holds watchdog "      - send_resolved: false"
well all "discord slack telegram email webhook" "$discord" "$slack" "$token" "$chat" "${smtp[@]}" "$webhook"
[ "$(cat "$work/all.said")" = "alerts go to: Discord, Slack, Telegram, e-mail, webhook" ] || fail "it does not say who gets the alerts"

printf '123456:AA-from-a-file\n' >"$work/token"
well file telegram TELEGRAM_BOT_TOKEN_FILE="$work/token" "$chat"
holds file "        bot_token: '123456:AA-from-a-file'"

well quiet discord "$discord" ALERT_QUIET_HOURS=22:00-07:00 ALERT_TIME_ZONE=Europe/Berlin
holds quiet "      - location: Europe/Berlin"
holds quiet "          - {start_time: '22:00', end_time: '24:00'}"
holds quiet "          - {start_time: '00:00', end_time: '07:00'}"
well siesta discord "$discord" ALERT_QUIET_HOURS=13:00-15:30
holds siesta "      - location: UTC"
holds siesta "          - {start_time: '13:00', end_time: '15:30'}"
well evening discord "$discord" ALERT_QUIET_HOURS=20:00-00:00
holds evening "          - {start_time: '20:00', end_time: '24:00'}"
[ "$(grep -c start_time "$work/evening/alertmanager.yml")" -eq 1 ] || fail "quiet hours until midnight go on after it"
holds nobody "    time_intervals: []"

well demo webhook "$webhook" ALERT_DEMO=true GRAFANA_URL=https://grafana.example/g/ EXPORTER_URL=https://perps.example ALERTMANAGER_URL=https://alerts.example
holds demo "  receiver: perps-DEMO"
holds demo "  - name: perps-DEMO"
grep -qF '{{ define "perps.mark" }}[DEMO] {{ end }}' "$work/demo/templates/common.tmpl" || fail "messages of the simulated market are not marked"
grep -qF '{{ define "perps.mark" }}{{ end }}' "$work/all/templates/common.tmpl" || fail "messages of the real market are marked"
for link in https://grafana.example/g https://perps.example https://alerts.example; do
  grep -qF "\"$link\"" "$work/demo/templates/common.tmpl" || fail "links do not begin with $link"
done
! grep -rq '@[A-Z]*@' "$work"/*/templates || fail "a name between @ was not replaced"

refused "TELEGRAM_CHAT_ID is missing; TELEGRAM_BOT_TOKEN is set and needs it: set TELEGRAM_CHAT_ID (or TELEGRAM_CHAT_ID_FILE), or unset TELEGRAM_BOT_TOKEN" "$token"
refused "TELEGRAM_CHAT_ID is set, but TELEGRAM_BOT_TOKEN is not; set TELEGRAM_BOT_TOKEN (or TELEGRAM_BOT_TOKEN_FILE), or unset TELEGRAM_CHAT_ID" "$chat"
refused "TELEGRAM_API_URL is set, but TELEGRAM_BOT_TOKEN is not; set TELEGRAM_BOT_TOKEN (or TELEGRAM_BOT_TOKEN_FILE), or unset TELEGRAM_API_URL" TELEGRAM_API_URL=http://127.0.0.1:1
for id in @mychannel -12x3 0 -; do
  refused "TELEGRAM_CHAT_ID is no number; use the chat's number, such as 123456789 or -1001234567890, not its name" "$token" TELEGRAM_CHAT_ID=$id
done
for bad in secret "12 3:a" 123456: 123:a/b; do
  refused "TELEGRAM_BOT_TOKEN is no token of a bot; copy what @BotFather told, such as 123456:ABC-DEF" TELEGRAM_BOT_TOKEN="$bad" "$chat"
done
refused "SLACK_CHANNEL is set, but SLACK_WEBHOOK_URL is not; set SLACK_WEBHOOK_URL (or SLACK_WEBHOOK_URL_FILE), or unset SLACK_CHANNEL" SLACK_CHANNEL=#a
for name in DISCORD_WEBHOOK_URL SLACK_WEBHOOK_URL ALERT_WEBHOOK_URL ALERT_WATCHDOG_URL GRAFANA_URL EXPORTER_URL ALERTMANAGER_URL; do
  refused "$name does not start with https:// or http://; copy the whole address" "$name=ftp://x.example/"
  refused "$name does not start with https:// or http://; copy the whole address" "$name=https://"
  refused "$name holds a space, quote, backslash or brace; copy the address again, as a whole" "$name=https://x.example/a b"
done
refused "GRAFANA_URL holds a character that links in messages cannot bear; use an address without parameters, such as http://127.0.0.1:3000" "GRAFANA_URL=https://x.example/?a=b"
refused "GRAFANA_URL is longer than 60 characters; use a shorter address: messages have a limit" "GRAFANA_URL=https://$(printf '%060d' 0).example"
for name in SMTP_FROM SMTP_TO SMTP_USERNAME SMTP_PASSWORD; do
  refused "$name is set, but SMTP_HOST is not; set SMTP_HOST (or SMTP_HOST_FILE), or unset $name" "$name=a@b.example"
done
refused "SMTP_FROM is missing; SMTP_HOST is set and needs it: set SMTP_FROM (or SMTP_FROM_FILE), or unset SMTP_HOST" SMTP_HOST=a:25 SMTP_TO=a@b.example
refused "SMTP_TO is missing; SMTP_HOST is set and needs it: set SMTP_TO (or SMTP_TO_FILE), or unset SMTP_HOST" SMTP_HOST=a:25 SMTP_FROM=a@b.example
refused "SMTP_PASSWORD is missing; SMTP_USERNAME is set and needs it: set SMTP_PASSWORD (or SMTP_PASSWORD_FILE), or unset SMTP_USERNAME" "${smtp[@]}" SMTP_USERNAME=me
refused "SMTP_USERNAME is missing; SMTP_PASSWORD is set and needs it: set SMTP_USERNAME (or SMTP_USERNAME_FILE), or unset SMTP_PASSWORD" "${smtp[@]}" SMTP_PASSWORD=secret
refused "SMTP_FROM is no address; write it like alerts@example.org" "${smtp[@]}" SMTP_FROM=alerts
refused "SMTP_TO is no address; write it like me@example.org, several with commas between" "${smtp[@]}" SMTP_TO=me
refused "SMTP_REQUIRE_TLS is neither true nor false; write SMTP_REQUIRE_TLS=true or SMTP_REQUIRE_TLS=false" "${smtp[@]}" SMTP_REQUIRE_TLS=no
refused "SMTP_HOST has no port; write it like smtp.example:587" "${smtp[@]}" SMTP_HOST=smtp.example
refused "SMTP_HOST is not host:port; write it like smtp.example.org:587" "${smtp[@]}" SMTP_HOST=smtp://smtp.example:587
for port in 0 65536 123456 25x ""; do
  refused "SMTP_HOST has no port that is a number from 1 to 65535; write it like smtp.example:587" "${smtp[@]}" "SMTP_HOST=smtp.example:$port"
done
refused "TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_TOKEN_FILE are both set; unset one of them" "$token" "$chat" TELEGRAM_BOT_TOKEN_FILE="$work/token"
refused "SMTP_PASSWORD_FILE names $work/absent, which cannot be read; name a file that the user of Alertmanager may read" "${smtp[@]}" SMTP_USERNAME=me SMTP_PASSWORD_FILE="$work/absent"
refused "SMTP_PASSWORD_FILE names $work, which cannot be read; name a file that the user of Alertmanager may read" "${smtp[@]}" SMTP_USERNAME=me SMTP_PASSWORD_FILE="$work"
: >"$work/empty"
refused "DISCORD_WEBHOOK_URL_FILE names $work/empty, which is empty; write the value into it, or unset DISCORD_WEBHOOK_URL_FILE" DISCORD_WEBHOOK_URL_FILE="$work/empty"
refused "SMTP_PASSWORD holds a line break or another control character; write the value on one line" "${smtp[@]}" SMTP_USERNAME=me SMTP_PASSWORD=$'a\nb'
refused "ALERT_TIME_ZONE is set, but ALERT_QUIET_HOURS is not; set ALERT_QUIET_HOURS (or ALERT_QUIET_HOURS_FILE), or unset ALERT_TIME_ZONE" ALERT_TIME_ZONE=UTC
refused "ALERT_QUIET_HOURS is not like 22:00-07:00; write two times of day with a dash between" ALERT_QUIET_HOURS=22-7
refused "ALERT_QUIET_HOURS has an hour after 23; write it like 22:00-07:00" ALERT_QUIET_HOURS=22:00-24:00
refused "ALERT_QUIET_HOURS begins when it ends; write it like 22:00-07:00" ALERT_QUIET_HOURS=22:00-22:00
refused "ALERT_TIME_ZONE names Europe/Atlantis, which is not in /usr/share/zoneinfo; write it like Europe/Berlin (and have the package tzdata)" ALERT_QUIET_HOURS=22:00-07:00 ALERT_TIME_ZONE=Europe/Atlantis
refused "ALERT_TIME_ZONE is no time zone; write it like Europe/Berlin" ALERT_QUIET_HOURS=22:00-07:00 ALERT_TIME_ZONE=../../etc/passwd
refused "ALERT_DEMO is neither true nor false; write ALERT_DEMO=true or ALERT_DEMO=false" ALERT_DEMO=1

# goes ROUTE RECEIVER LABEL=VALUE...: an alert with these labels takes the route that this matcher names, to that receiver.
goes() {
  local route=$1 receiver=$2 said
  shift 2
  said=$(amtool config routes test --config.file="$work/all/alertmanager.yml" --tree "$@" 2>/dev/null)
  [ "$(tail -n 1 <<<"$said")" = "$receiver" ] || fail "an alert with $* goes to $(tail -n 1 <<<"$said") instead of $receiver"
  [ "$(grep -c '──' <<<"$said")" -eq $(($([ "$route" = default-route ] && echo 1 || echo 2))) ] && grep -qF -- "── $route" <<<"$said" ||
    fail "an alert with $* takes another route than $route: $said"
}
goes '{severity="critical"}' perps alertname=PerpsExporterDown severity=critical area=exporter
goes '{severity="critical"}' perps alertname=PerpsAccountMargin severity=critical area=account account=default
goes '{severity="critical"}' perps alertname=PerpsMomentumBreakout severity=critical area=market tier=1
goes '{tier="1"}' perps alertname=PerpsMomentumBreakout severity=warning area=market tier=1
goes '{tier="2"}' perps alertname=PerpsMeanReversion severity=warning area=market tier=2
goes '{tier="2"}' perps alertname=PerpsMeanReversion severity=info area=market tier=2
goes '{tier="3"}' perps alertname=PerpsScalping severity=info area=market tier=3
goes '{severity="info"}' perps alertname=PerpsFundingExtreme severity=info area=market exchange=kraken base=SOL
goes default-route perps alertname=PerpsExchangeDown severity=warning area=exporter exchange=kraken
goes default-route perps alertname=PerpsAccountMargin severity=warning area=account account=default
goes '{alertname="PerpsTest"}' perps alertname=PerpsTest severity=info area=exporter
goes '{alertname=~"(Perps)?Watchdog"}' watchdog alertname=PerpsWatchdog severity=info area=exporter
goes '{alertname=~"(Perps)?Watchdog"}' watchdog alertname=Watchdog severity=none

# The longest message there can be: many alerts, each text and address as long as it may be, and full of what has to be
# escaped. Discord and Telegram take 4096 characters and refuse more.
well longest "discord slack telegram email webhook" "$discord" "$slack" "$token" "$chat" "${smtp[@]}" "$webhook" ALERT_DEMO=true \
  "GRAFANA_URL=https://$(printf '%044d' 0).example" "EXPORTER_URL=https://$(printf '%044d' 0).example" "ALERTMANAGER_URL=https://$(printf '%044d' 0).example"
alert() { # status, base
  local long="_*~|<&>' $(printf '%0500d' 0)"
  printf '{"status": "%s", "startsAt": "2026-11-21T14:02:00Z", "endsAt": "2026-11-21T14:14:30Z",
    "labels": {"alertname": "PerpsFundingExtreme", "severity": "warning", "base": "%s", "exchange": "hyperliquid", "direction": "neutral"},
    "annotations": {"summary": "%s", "description": "%s", "impact": "%s", "runbook_url": "http://127.0.0.1:9876/docs/alerts#perpsfundingextreme",
      "dashboard_url": "http://127.0.0.1:3000/d/market-overview?var-exchange=hyperliquid&var-base=%s"}}' "$1" "$2" "$long" "$long" "$long" "$2"
}
# group STATUS OF EACH ALERT...: as Alertmanager gives it to the templates.
group() {
  local one n=0 alerts=""
  for one in "$@"; do alerts+="${alerts:+, }$(alert "$one" "BASE$n")"; n=$((n + 1)); done
  printf '{"status": "%s", "externalURL": "http://127.0.0.1:9093", "alerts": [%s], "groupLabels": {"alertname": "PerpsFundingExtreme"},
    "commonLabels": {"alertname": "PerpsFundingExtreme", "severity": "warning", "exchange": "hyperliquid"},
    "commonAnnotations": {"summary": "%0500d", "impact": "%0500d", "runbook_url": "http://127.0.0.1:9876/docs/alerts#perpsfundingextreme"}}' "$1" "$alerts" 0 0
}
# shellcheck disable=SC2046 # words are meant to be split
group $(yes firing | head -n 30) $(yes resolved | head -n 30) >"$work/group.json"
group firing >"$work/one.json"
text() { # file of a group, template, text or html
  amtool template render --template.glob="$work/longest/templates/*.tmpl" --template.data="$1" --template.text="{{ template \"$2\" . }}" --template.type="$3"
}
for template in discord:text telegram:html slack:text; do
  said=$(text "$work/group.json" "perps.${template%:*}.text" "${template#*:}")
  [ "$(wc -m <<<"$said")" -le 4096 ] || fail "${template%:*} may get $(wc -m <<<"$said") characters"
  grep -q "and 25 more: " <<<"$said" && grep -q "✅ and 27 more" <<<"$said" || fail "${template%:*}: not all alerts are counted"
  ! grep -q "and .* more" <<<"$(text "$work/one.json" "perps.${template%:*}.text" "${template#*:}")" || fail "${template%:*}: one alert is more than one"
done
[ "$(text "$work/group.json" perps.title text)" = "[DEMO] 🟠 Funding Extreme: BASE0, BASE1, BASE2, BASE3, … (30)" ] || fail "the title is $(text "$work/group.json" perps.title text)"

# start.sh gives its place to the program, and of the addresses in its log only the hosts are left.
cat >"$work/program" <<'SH'
#!/bin/sh
[ -f "${1#--config.file=}" ] && echo "started $2 as $$" >&2
cat <<'LOG'
err="telebot: Post \"https://api.telegram.org/bot1:SECRET/sendMessage\": dial tcp 1.2.3.4:443" url=http://x.example/a?b=SECRET
Listening on http://127.0.0.1:9093 \n *as* it is
LOG
SH
chmod +x "$work/program"
said=$(env -i "PATH=$PATH" ./start.sh "$work/start" "$work/program" --flag)
for line in 'started --flag as ' 'err="telebot: Post \"https://api.telegram.org/...\": dial tcp 1.2.3.4:443" url=http://x.example/...' \
  'Listening on http://127.0.0.1:9093 \n *as* it is'; do
  grep -qF -- "$line" <<<"$said" || fail "the log lacks \"$line\": $said"
done
! grep -q SECRET <<<"$said" || fail "the log holds a secret: $said"
! env -i "PATH=$PATH" "$chat" ./start.sh "$work/start" "$work/program" >"$work/said" 2>&1 || fail "a wrong configuration is started"
[ "$(wc -l <"$work/said")" -eq 1 ] || fail "a wrong configuration says: $(cat "$work/said")"
echo "prometheus/alertmanager: all checks passed"
