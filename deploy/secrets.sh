#!/bin/sh
# Makes the random secrets that compose.yaml reads, once, in deploy/secrets/. Keep a copy of encryption_keys and
# lookup_key far from the backups: without them a backup's patient data stays closed for ever.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets
random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
make() { [ -e "$1" ] || { printf '%s' "$2" >"$1"; echo "made deploy/secrets/$1"; }; }
for name in secret_key lookup_key internal_token postgres_password redis_password webhook_secret; do
    make "$name" "$(random)"
done
# A Fernet key: 32 random bytes in URL-safe base64.
make encryption_keys "$(head -c 32 /dev/urandom | base64 | tr '+/' '-_')"
make database_url "postgresql+psycopg2://clinicbot:$(cat postgres_password)@postgres:5432/clinicbot"
make redis_url "redis://:$(cat redis_password)@redis:6379/0"
for name in smtp_url twilio_auth_token; do make "$name" ""; done
# The containers' users are not yours: the folder keeps others out, the files inside are readable.
chmod 700 .
chmod 644 ./*
