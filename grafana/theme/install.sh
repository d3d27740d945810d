#!/bin/sh
# theme/install.sh PUBLIC_DIR: links perps.css into Grafana's page and puts our images in the place of Grafana's.
# PUBLIC_DIR is the folder "public" of a Grafana. The image's own, never that of an installed package. It can run again.
# POSIX sh, because the image has no more.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
fail() {
  echo "theme: $*" >&2
  exit 1
}
[ $# -eq 1 ] || fail "which folder? Usage: theme/install.sh PUBLIC_DIR"
public=$1
index=$public/views/index.html

# Everything is looked at before anything is changed.
[ -f "$index" ] || fail "$index is missing: this is not the public folder of a Grafana"
[ "$(grep -c '</head>' "$index")" -eq 1 ] || fail "$index has not one line with </head>: no place for the stylesheet in this Grafana"
# grafana.ini names the theme. A server that does not know it fails on every page.
find "$public/build" -name '*.js' -exec grep -l gildedgrove {} + 2>/dev/null | grep -q . ||
  fail "$public/build does not name the theme gildedgrove: change default_theme in grafana.ini for this Grafana"

# An image stands at up to three places, and where the build put it, its name carries a hash.
places() { # image
  find "$public/img" "$public/build" -type f \( -name "$1" -o -name "${1%.*}.*.${1##*.}" \) 2>/dev/null
}
for image in "$here"/img/*; do
  [ -n "$(places "${image##*/}")" ] || fail "$public has no ${image##*/}: this Grafana shows another image in its place"
done

for image in "$here"/img/*; do
  places "${image##*/}" | while IFS= read -r place; do cat "$image" >"$place"; done
done
mkdir -p "$public/perps"
cat "$here/perps.css" >"$public/perps/perps.css"
chmod a+rX "$public/perps" "$public/perps/perps.css"
# The checksum makes browsers fetch a changed stylesheet. Addresses are relative to <base>, so a path before them is right.
sum=$(cksum <"$here/perps.css")
link="<link rel=\"stylesheet\" href=\"public/perps/perps.css?v=${sum%% *}\" />"
page=$(mktemp)
trap 'rm -f "$page"' EXIT
sed -e 's|<link [^>]*public/perps/perps\.css[^>]*>||' -e "s|</head>|$link</head>|" "$index" >"$page"
grep -qF "$link</head>" "$page" || fail "$index: the stylesheet could not be linked"
cat "$page" >"$index"
echo "theme: installed in $public"
