#!/usr/bin/env bash
# Builds everything, checks the format and runs every test; on SQLite and on a PostgreSQL of its own.
#   ./test.sh           the suite
#   ./test.sh --full    the long sets too (ANTIFRAUDBOT_FULL=1)
# As root it installs what is missing from Debian's packages; otherwise it says what to install.
# ANTIFRAUDBOT_TEST_POSTGRES: a connection string to use instead of a throw-away server.
# The last line is "N passed, N failed". With CI=true a skipped test counts as failed.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 LC_ALL=C.UTF-8

# Seconds after which something hangs.
restore_limit=600 build_limit=600 format_limit=300 project_limit=900 test_limit=4min
case "${1:-}" in
    "") ;;
    --full) export ANTIFRAUDBOT_FULL=1; project_limit=3600 test_limit=40min ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

work="$(mktemp -d "${TMPDIR:-/tmp}/afb-test-XXXXXX")"
server=""
passed=0 failed=0 skipped=0

say() { printf '== %s\n' "$*"; }

finish() {
    local code=$?
    trap - EXIT INT TERM
    # A project that still runs beside the others ends with us.
    jobs -p | xargs -r kill 2>/dev/null || true
    if [ -n "$server" ]; then as_postgres "$server/pg_ctl" -D "$work/pg/data" -m immediate -w stop >/dev/null 2>&1 || true; fi
    rm -rf -- "$work"
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

give_up() {
    printf '%s\n' "$*" >&2
    # Nothing more can be run: that is a failure, and the last line says so.
    echo "$passed passed, $((failed + 1)) failed"
    exit 1
}

limited() {
    local seconds="$1"
    shift
    timeout --kill-after=10 "$seconds" "$@"
}

postgres_bin() { find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2>/dev/null | sort -V | tail -n 1; }
chromium_bin() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
chinese_font() { find /usr/share/fonts "${HOME:-/nonexistent}/.fonts" -iname 'NotoSansCJK*' -print -quit 2>/dev/null || true; }
has_library() { [ -n "$(find /usr/lib /usr/local/lib -name "$1" -print -quit 2>/dev/null)" ]; }
reads_chinese() { command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -qx chi_sim; }
needs_postgres() { [ -z "${ANTIFRAUDBOT_TEST_POSTGRES:-}" ] && [ -z "$(postgres_bin)" ]; }

install_missing() {
    local missing=()
    if needs_postgres; then missing+=(postgresql); fi
    if [ -z "$(chromium_bin)" ]; then missing+=(chromium); fi
    if [ -z "$(chinese_font)" ]; then missing+=(fonts-noto-cjk); fi
    if ! has_library librsvg-2.so.2; then missing+=(librsvg2-2); fi
    # They read the papers and workbooks we write.
    if ! command -v soffice >/dev/null 2>&1 || [ ! -e /usr/lib/libreoffice/program/libswlo.so ]; then missing+=(libreoffice-writer); fi
    if ! command -v soffice >/dev/null 2>&1 || [ ! -e /usr/lib/libreoffice/program/libsclo.so ]; then missing+=(libreoffice-calc); fi
    if ! command -v pdftotext >/dev/null 2>&1; then missing+=(poppler-utils); fi
    if ! has_library libturbojpeg.so.0; then missing+=(libturbojpeg0); fi
    if ! has_library libwebp.so.7; then missing+=(libwebp7); fi
    if ! has_library libpng16.so.16; then missing+=(libpng16-16); fi
    if ! reads_chinese; then missing+=(tesseract-ocr tesseract-ocr-chi-sim); fi
    if ! command -v node >/dev/null 2>&1; then missing+=(nodejs); fi
    if ! command -v npm >/dev/null 2>&1; then missing+=(npm); fi
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        give_up "Missing: ${missing[*]} (Debian's names). This is not a Debian system; install them and run again."
    fi
    if [ "$(id -u)" != 0 ]; then
        give_up "Missing: ${missing[*]}. Run this once: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
    fi
    say "installing ${missing[*]}"
    # The package would start a server of its own; the tests want only its programs.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    fi
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update -q && apt-get install -yq --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}"; } >"$work/apt.log" 2>&1; then
        tail -n 20 "$work/apt.log" >&2
        give_up "Installing ${missing[*]} failed, see above."
    fi
}

# The server refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

start_postgres() {
    if [ -n "${ANTIFRAUDBOT_TEST_POSTGRES:-}" ]; then return; fi
    local bin
    bin="$(postgres_bin)"
    mkdir -p "$work/pg"
    chmod 711 "$work"
    if [ "$(id -u)" = 0 ]; then chown postgres "$work/pg"; fi
    # A Unix socket in a folder of its own: nobody else can reach it, and no port can be taken.
    if ! { as_postgres "$bin/initdb" -D "$work/pg/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        && as_postgres "$bin/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" \
            -o "-c fsync=off -c listen_addresses='' -c unix_socket_directories='$work/pg' -c max_connections=200" start; } >"$work/pg.log" 2>&1 </dev/null; then
        tail -n 20 "$work/pg.log" >&2
        give_up "The throw-away PostgreSQL did not start, see above."
    fi
    server="$bin"
    export ANTIFRAUDBOT_TEST_POSTGRES="Host=$work/pg;Username=postgres;Database=postgres;Maximum Pool Size=20"
}

# The official clients of the platforms, which the fakes are held against. Their lock files say what; nothing of them is run here.
install_clients() {
    local lock folder
    for lock in tests/Simulator.Tests/*/package-lock.json; do
        folder="$(dirname "$lock")"
        if [ "$folder/node_modules/.package-lock.json" -nt "$lock" ]; then continue; fi
        say "installing the clients in $folder"
        (cd "$folder" && limited "$restore_limit" npm ci --ignore-scripts --no-audit --no-fund) >"$work/npm.log" 2>&1 || {
            tail -n 20 "$work/npm.log" >&2
            give_up "npm ci in $folder failed, see above."
        }
    done
}

count() { sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

test_project() {
    local project="$1" name code=0
    name="$(basename "$project" .csproj)"
    limited "$project_limit" dotnet test "$project" -c Release --no-build --nologo -v q --results-directory "$work/results" \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
        --blame-hang-timeout "$test_limit" --blame-hang-dump-type none -- RunConfiguration.TreatNoTestsAsError=true \
        </dev/null >"$work/results/$name.log" 2>&1 || code=$?
    echo "$code" >"$work/results/$name.code"
}

report_project() {
    local name trx p f s total code
    name="$(basename "$1" .csproj)"
    trx="$work/results/$name.trx"
    code="$(cat "$work/results/$name.code")"
    say "$name"
    cat "$work/results/$name.log"
    if [ ! -s "$trx" ]; then
        echo "$name: no result (exit $code; 124 = took longer than $project_limit s)"
        failed=$((failed + 1))
        return
    fi
    total="$(count total "$trx")" p="$(count passed "$trx")" f="$(count failed "$trx")"
    total="${total:-0}" p="${p:-0}" f="${f:-0}"
    # What neither passed nor failed was skipped, or was cut off with the process.
    s=$((total - p - f))
    # Every failure counts as one at least, whatever the counters say: a crash, a hang, no tests at all.
    if [ "$code" != 0 ] && [ "$f" = 0 ]; then f=1; fi
    if [ "$s" -gt 0 ]; then
        echo "$name: $s skipped"
        if [ "${CI:-}" = true ]; then f=$((f + s)); fi
    fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# The longest project waits for clocks and sockets much of its time; the others fill that time. The clients of the platforms
# have deadlines of their own: they come alone, at the end.
run_projects() {
    local longest="tests/Bot.Tests/Bot.Tests.csproj" alone="tests/Simulator.Tests/Simulator.Tests.csproj" project
    say "testing $(echo tests/*.Tests | wc -w) projects; what they print follows as they end"
    test_project "$longest" &
    for project in tests/*.Tests/*.csproj; do
        if [ "$project" = "$longest" ] || [ "$project" = "$alone" ]; then continue; fi
        test_project "$project"
        report_project "$project"
    done
    wait $!
    report_project "$longest"
    test_project "$alone"
    report_project "$alone"
}

sqlite_version() {
    local library
    library="$(find artifacts/bin/Storage.Tests/release -name 'libe_sqlite3.so' -path "*linux-x64*" -print -quit 2>/dev/null)"
    if [ -z "$library" ]; then echo "unknown"; return; fi
    LC_ALL=C grep -aoE '3\.[0-9]{2}\.[0-9]{1,2}' "$library" | sort -V | tail -n 1
}

postgres_version() {
    if [ -n "$server" ]; then "$server/postgres" --version; else echo "PostgreSQL: the one ANTIFRAUDBOT_TEST_POSTGRES names"; fi
}

report_programs() {
    local browser
    browser="$(chromium_bin)"
    say "used: .NET SDK $(dotnet --version); SQLite $(sqlite_version); $(postgres_version); $({ [ -n "$browser" ] && "$browser" --version 2>/dev/null; } || echo 'no Chromium')"
    say "font: $(chinese_font)"
}

if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks | grep -q '^10\.'; then
    give_up "没有找到 .NET 10 SDK。The .NET 10 SDK was not found: https://dotnet.microsoft.com/download/dotnet/10.0"
fi
install_missing
say "restoring"
limited "$restore_limit" dotnet restore AntiFraudBot.sln --locked-mode -v q || give_up "Restoring failed."
say "building"
# One compiler for all projects: twice as fast as one each. It would outlive us.
limited "$build_limit" dotnet build AntiFraudBot.sln -c Release --no-restore -nologo -v q --tl:off -warnaserror -p:UseSharedCompilation=true || give_up "The build failed."
limited 60 dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
say "checking the format"
if ! limited "$format_limit" dotnet format whitespace AntiFraudBot.sln --verify-no-changes --no-restore -v q; then
    echo "The format is not the house's: run dotnet format whitespace. Counted as one failure."
    failed=1
fi
install_clients
start_postgres
mkdir -p "$work/results"
run_projects
report_programs
if [ "$skipped" -gt 0 ] && [ "${CI:-}" != true ]; then echo "$skipped skipped, not counted"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
