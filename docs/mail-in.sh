#!/bin/sh
# Hands one mail from standard input to the product, and tells the mail server what became of it (sysexits.h).
# Usage: MAIL_IN_URL=https://rapporteur.example.org/mail/in MAIL_IN_TOKEN_FILE=/etc/rapporteur-mail-token mail-in.sh < mail
set -u
reply=$(mktemp) || exit 75
trap 'rm -f "$reply"' EXIT
# The token is read by curl from a file, so that it stands in no list of processes.
status=$(curl --silent --show-error --max-time 60 --output "$reply" --write-out '%{http_code}' \
  --header "@${MAIL_IN_TOKEN_FILE:?}" --header 'Content-Type: message/rfc822' --data-binary @- "${MAIL_IN_URL:?}") || exit 75
case $status in
  2??) exit 0 ;;
  # Sent back to who wrote it, with the sentence of the product.
  400 | 409 | 413 | 415 | 422) cat "$reply"; exit 65 ;;
  # Anything else is ours to repair: the mail server keeps the mail and tries again.
  *) exit 75 ;;
esac
