#!/usr/bin/env bash
# Measures and writes bench/results/<date>-<commit>.md, with the machine it was measured on.
#   bench/run.sh          short: some minutes
#   bench/run.sh --long   more and longer runs, for a quiet machine
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 LC_ALL=C.UTF-8

case "${1:-}" in
    "" | --long) ;;
    *) sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

commit="$(git rev-parse --short HEAD)"
# Results themselves do not make the tree another one.
if [ -n "$(git status --porcelain -- . ':!bench/results' ':!README.md')" ]; then commit="$commit-dirty"; fi
file="bench/results/$(date +%Y-%m-%d)-$commit.md"
mkdir -p bench/results
dotnet build bench/Bench.csproj -c Release -v q --tl:off >&2
dotnet artifacts/bin/Bench/release/AntiFraudBot.Bench.dll ${1:+"$1"} --commit "$commit" --out "$file"
echo "$file" >&2
