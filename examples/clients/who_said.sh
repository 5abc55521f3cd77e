#!/bin/sh
# Who said what in an article:  who_said.sh ARTICLE.txt [PUBLISHED]
#
# The tools of a shell count bytes (head -c, tail -c, cut -b): ask for byte positions. jq counts code points, which is
# the default. The article goes in as the body, so that no quoting of it is needed.
set -eu
service=${COPYDESK_URL:-http://localhost:8080}

curl -sS --fail-with-body --data-binary "@$1" -H 'content-type: text/plain' \
    "$service/v1/extract?layers=quotes&offsets=byte${2:+&published_at=$2}" |
  jq -r '.quotes[] | [.start, .end - .start, .speaker_name // "?"] | @tsv' |
  while IFS="$(printf '\t')" read -r start length speaker; do
    printf '%s\t%s\n' "$speaker" "$(tail -c "+$((start + 1))" "$1" | head -c "$length")"
  done
