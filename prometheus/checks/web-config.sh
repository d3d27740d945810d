#!/usr/bin/env bash
# web.yml.example is valid, with the certificate and key that it names (here: ones that are made for the purpose).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tls"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout "$work/tls/prometheus.key" -out "$work/tls/prometheus.crt" 2>/dev/null
cp web.yml.example "$work/web.yml"
promtool check web-config "$work/web.yml"
