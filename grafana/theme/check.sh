#!/usr/bin/env bash
# The look: install.sh on a stand-in of Grafana's public folder and on broken ones, what the stylesheet may hold on to,
# and its contrasts. Needs Node.js.
set -euo pipefail
cd "$(dirname "$0")"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() {
  echo "theme: $*" >&2
  exit 1
}

# As in the image: names of built files carry a hash, and an image stands at several places.
stand_in() {
  rm -rf "$scratch/public" && mkdir -p "$scratch"/public/{views,img,build/img,build/static/img}
  printf '<html>\n  <head>\n    <base href="[[.AppSubUrl]]/" />\n  </head>\n  <body></body>\n</html>\n' >"$scratch/public/views/index.html"
  echo '{id:"gildedgrove"}' >"$scratch/public/build/app.0123456789abcdef.js"
  local place
  for place in img/grafana_icon.svg build/img/grafana_icon.svg build/static/img/grafana_icon.1e0deb6b.svg img/fav32.png \
    build/img/fav32.png img/apple-touch-icon.png build/static/img/g8_login_dark.571d84ac.svg build/static/img/g8_login_light.png; do
    echo theirs >"$scratch/public/$place"
  done
}
install() { sh ./install.sh "$scratch/public"; }
refused() { # words of the message
  if install >"$scratch/out" 2>"$scratch/err"; then fail "install.sh took a folder it has to refuse: $1"; fi
  [ "$(grep -c . "$scratch/err")" -eq 1 ] || fail "install.sh says more than one line: $(cat "$scratch/err")"
  grep -qF -- "$1" "$scratch/err" || fail "install.sh says \"$(cat "$scratch/err")\", expected: $1"
  ! grep -q perps.css "$scratch/public/views/index.html" 2>/dev/null || fail "install.sh changed a folder it refused"
}

stand_in
install >/dev/null
page=$scratch/public/views/index.html
grep -qE '^ *<link rel="stylesheet" href="public/perps/perps\.css\?v=[0-9]+" /></head>$' "$page" || fail "the stylesheet is not linked before </head>"
cmp -s perps.css "$scratch/public/perps/perps.css" || fail "the stylesheet is not in its place"
for place in img/grafana_icon.svg build/img/grafana_icon.svg build/static/img/grafana_icon.1e0deb6b.svg; do
  cmp -s img/grafana_icon.svg "$scratch/public/$place" || fail "$place is not ours"
done
cmp -s img/g8_login_dark.svg "$scratch/public/build/static/img/g8_login_dark.571d84ac.svg" || fail "the login page's background is not ours"
grep -qx theirs "$scratch/public/build/static/img/g8_login_light.png" || fail "install.sh replaced an image that is not ours"
cp "$page" "$scratch/once"
install >/dev/null
cmp -s "$page" "$scratch/once" || fail "install.sh run twice links the stylesheet twice"

stand_in && sed -i.old 's|</head>||' "$page" && refused "no place for the stylesheet"
stand_in && echo '</head>' >>"$page" && refused "no place for the stylesheet"
stand_in && echo '{id:"tron"}' >"$scratch/public/build/app.0123456789abcdef.js" && refused "does not name the theme gildedgrove"
stand_in && rm "$scratch"/public/{img,build/img}/fav32.png && refused "has no fav32.png"
stand_in && rm "$page" && refused "is not the public folder of a Grafana"

# Only what Grafana keeps from version to version: no class but that of <body> and one that is written by hand.
classes() { # stylesheet
  sed -e 's|/\*.*\*/||' -e '/\/\*/,/\*\//d' -e '/^ *src:/d' -e 's/^body\.theme-dark {$//' -e '/^  main#pageContent \.login-content-box {$/d' "$1" | grep -E '\.[A-Za-z_-]|\[class' || true
}
[ -z "$(classes perps.css)" ] || fail "perps.css selects by class, and Grafana's classes are generated: $(classes perps.css)"
for class in .css-1x2y3z '[class*=panel]'; do
  { cat perps.css && echo "$class { color: var(--perps-gold); }"; } >"$scratch/bad.css"
  [ -n "$(classes "$scratch/bad.css")" ] || fail "the check for classes does not see $class"
done

node contrast.mjs
breach() { # sed expression on the stylesheet, words of the message
  sed "$1" perps.css >"$scratch/bad.css"
  if node contrast.mjs "$scratch/bad.css" >/dev/null 2>"$scratch/err"; then fail "contrast.mjs does not see: $2"; fi
  grep -qF -- "$2" "$scratch/err" || fail "contrast.mjs says \"$(cat "$scratch/err")\", expected: $2"
}
breach 's/--perps-amber: .*/--perps-amber: #7A5A20;/' 'amber on panel: '
breach 's/--perps-panel: .*/--perps-panel: #6A5A2A;/' 'gold on wash over panel: '
breach '/--perps-muted:/d' '--perps-muted is judged here and not declared'
breach 's/color: var(--perps-ink)/color: #141004/' 'a colour outside :root'
breach 's/color: var(--perps-ink)/color: var(--perps-line)/' '--perps-line is in no pair'
breach 's/background-color: var(--perps-alarm)/background-color: var(--perps-line)/' 'nothing is judged on --perps-line'
echo "theme: installs, refuses what it does not know, keeps AA"
