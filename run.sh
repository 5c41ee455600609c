#!/usr/bin/env bash
# Builds and starts the bot. Arguments go on to the program; without any it runs the sandbox.
#   ./run.sh                                  the sandbox; its data are in data/ beside this script
#   ./run.sh --fresh                          empty store, sample township, Monday 08:00
#   ./run.sh --simulate wecom                 on a simulated WeCom beside it (or dingtalk); use a --data of its own, or --fresh
#   ./run.sh --data /somewhere --urls http://127.0.0.1:5081
#   ./run.sh parse --units samples/…          any other verb; see ./run.sh --help
# Works from any directory: paths you give are yours, only the default data directory belongs to the house.
# Data go to stdout, everything else to stderr. Ctrl-C or SIGTERM stops the bot cleanly; the next start goes on from there.
set -euo pipefail

house="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }

require_sdk() {
    if ! command -v dotnet >/dev/null 2>&1 && [ -x "${HOME:-}/.dotnet/dotnet" ]; then PATH="${HOME:-}/.dotnet:$PATH"; fi
    if command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then return; fi
    say "没有找到 .NET 10 SDK。请先安装：https://dotnet.microsoft.com/download/dotnet/10.0"
    say "The .NET 10 SDK was not found. Install it from https://dotnet.microsoft.com/download/dotnet/10.0"
    exit 1
}

# What was said while building matters only when it failed.
quietly() {
    local what="$1" log
    shift
    log="$(mktemp)"
    if ! (cd -- "$house" && "$@") >"$log" 2>&1; then
        cat -- "$log" >&2
        rm -f -- "$log"
        say "$what"
        exit 1
    fi
    rm -f -- "$log"
}

build() {
    quietly "还原程序包失败，请检查网络后重试。Restoring packages failed; check the network and try again." \
        dotnet restore src/Bot --locked-mode -v q
    if [ -n "$(option --simulate "$@")" ]; then
        quietly "还原程序包失败，请检查网络后重试。Restoring packages failed; check the network and try again." \
            dotnet restore src/Simulator --locked-mode -v q
        quietly "编译失败，原因见上。The build failed, see above." \
            dotnet build src/Simulator -c Release --no-restore -nologo -v q --tl:off
    fi
    quietly "编译失败，原因见上。The build failed, see above." \
        dotnet build src/Bot -c Release --no-restore -nologo -v q --tl:off
}

# The value of an option in either form: --urls X, --urls=X.
option() {
    local name="$1" found=""
    shift
    while [ $# -gt 0 ]; do
        case "$1" in
            "$name") found="${2:-}" ;;
            "$name="*) found="${1#*=}" ;;
        esac
        shift
    done
    printf '%s' "$found"
}

asks_for_help() {
    local word
    for word in "$@"; do
        case "$word" in -h | -\? | --help | --version) return 0 ;; esac
    done
    return 1
}

three_things() {
    local url
    url="$(option --urls "$@")"
    url="${url%%;*}"
    url="${url:-http://127.0.0.1:5080}"
    cat >&2 <<WORDS

反诈小助手沙盒：${url%/}/sandbox   （看到 listening on 就可以打开，按 Ctrl-C 停止）

可以这样试：
  1. 打开上面的网址，左边选“上坪村反诈工作群”，以联络员薛冬全的身份发：安装12，注册10，入户30户
  2. 把时钟拨到今天 9:00：第1期素材发到各群；接着发：已转发到3个群，覆盖180人
  3. 再把时钟拨到第二天 15:00：看催报、冻结和周通报；换成分管副乡长吕志英，在私聊里问：哪些村还没报

WORDS
}

require_sdk
build "$@"

case "${1:-run}" in
    run | -*) starts=yes; keeps_data=yes ;;
    import | doctor | backup | restore) starts=no; keeps_data=yes ;;
    *) starts=no; keeps_data=no ;;
esac
if asks_for_help "$@"; then
    starts=no
elif [ "$keeps_data" = yes ] && [ -z "$(option --data "$@")" ]; then
    set -- "$@" --data "$house/data"
fi
[ "$starts" = no ] || three_things "$@"

# exec: signals reach the program itself.
exec dotnet "$house/artifacts/bin/Bot/release/AntiFraudBot.Bot.dll" "$@"
