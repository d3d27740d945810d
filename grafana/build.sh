#!/usr/bin/env bash
# Installs what the sources need, once per lock file, and compiles them into build/ if they have changed since. One at a
# time: the stack test asks for it beside check.sh, and neither may find half a file.
set -euo pipefail
cd "$(dirname "$0")"

for tool in node npm; do
  command -v "$tool" >/dev/null || {
    echo "grafana: $tool is missing. Node.js 20 or later: apt-get install nodejs npm; macOS: brew install node" >&2
    exit 1
  }
done
major=$(node -p 'process.versions.node.split(".")[0]')
[ "$major" -ge 20 ] || { echo "grafana: Node.js 20 or later is needed, found $(node --version)" >&2; exit 1; }

mkdir -p build
until mkdir build/.lock 2>/dev/null; do
  # Whoever was killed left it behind.
  owner=$(cat build/.lock/owner 2>/dev/null || true)
  if { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; } || [ -n "$(find build/.lock -maxdepth 0 -mmin +5 2>/dev/null)" ]; then
    mv build/.lock "build/.lock.$$" 2>/dev/null && rm -rf "build/.lock.$$"
  else
    sleep 0.2
  fi
done
trap 'rm -rf build/.lock' EXIT
trap 'exit 1' INT TERM
echo $$ >build/.lock/owner

if ! cmp -s package-lock.json node_modules/.installed-lock; then
  npm ci --silent --no-audit --no-fund
  cp package-lock.json node_modules/.installed-lock
fi
if [ ! -f build/.compiled ] || [ -n "$(find src tsconfig.json node_modules/.installed-lock -newer build/.compiled | head -n 1)" ]; then
  touch build/.compiling # older than a source that is changed meanwhile
  npm run --silent compile
  mv build/.compiling build/.compiled
fi
