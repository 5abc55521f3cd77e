#!/bin/sh
# Who said what in an article:  who_said.sh ARTICLE.txt [PUBLISHED]
#
# The tools of a shell count bytes (head -c, tail -c, cut -b): ask for byte positions. jq counts code points, which is
# the default. The article goes in as the body, so that no quoting of it is needed. A byte order mark counts in no
# position: it is taken off.
set -eu
service=${COPYDESK_URL:-http://localhost:8080}
article=$(mktemp) answer=$(mktemp)
trap 'rm -f "$article" "$answer"' EXIT
sed "1s/^$(printf '\357\273\277')//" "$1" > "$article"

curl -sS --fail-with-body --data-binary "@$article" -H 'content-type: text/plain' \
    "$service/v1/extract?layers=quotes&offsets=byte${2:+&published_at=$2}" > "$answer" ||
  { jq -r .detail "$answer" >&2; exit 1; } # a problem document says what to change
jq -r '.quotes[] | [.start, .end - .start, .speaker_name // "?"] | @tsv' "$answer" |
  while IFS="$(printf '\t')" read -r start length speaker; do
    printf '%s\t%s\n' "$speaker" "$(tail -c "+$((start + 1))" "$article" | head -c "$length")"
  done
