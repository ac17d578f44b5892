#!/usr/bin/env bash
# Milliseconds from the launcher to the first painted window and to the last change of it, for each of N starts, sorted,
# and beside them those of a window with nothing in it, started in turns: what is Java's and JavaFX's own.
#
#     src/test/bash/starts.sh 12
#
# Needs Xvfb, xdotool and ImageMagick. Settings and runs go to a temporary folder. The window is painted when its picture
# has more than 3,000 colours, which it has with all knobs and charts in it, and not before; formulas and the run follow,
# and from the last change on its pictures are as the one after four seconds. An empty window is magenta.
set -euo pipefail

count=${1:-8}
home=$(cd "$(dirname "$0")/../../.." && pwd -P)
work=$(mktemp -d)
export DISPLAY=:${SCREEN:-97} HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
Xvfb "$DISPLAY" -screen 0 1440x900x24 -fbdir "$work" > "$work/xvfb.log" 2>&1 &
screen=$!
trap 'kill "$screen"; rm -rf "$work"' EXIT
sleep 1

fail() {
    echo "$1" >&2
    exit 1
}

shown() { [ -n "$(xdotool search --onlyvisible --name NablaScope 2> /dev/null)" ]; }

painted() { [ "$(convert "$1" -format %k info:)" -gt 3000 ]; }

# Not in the middle, where the pointer is.
magenta() { [ "$(convert "$1" -format '%[pixel:p{300,300}]' info:)" = "srgb(255,0,255)" ]; }

# Starts a program and prints after how many milliseconds a picture of the screen passes a test.
measure() {
    local test=$1 begin window picture
    shift
    begin=${EPOCHREALTIME/[.,]/}
    "$@" > "$work/window.log" 2>&1 &
    window=$!
    sleep 0.3
    # Few pictures and no other processes: a start is measured here, not its measurement.
    for picture in $(seq 70); do
        cp "$work/Xvfb_screen0" "$work/$picture.xwd"
        echo $(((${EPOCHREALTIME/[.,]/} - begin) / 1000)) > "$work/$picture.ms"
        sleep 0.05
    done
    readlink "/proc/$window/exe" > "$work/java" || fail "a window has closed by itself: $(cat "$work/window.log")"
    kill -9 "$window"
    wait "$window" 2> /dev/null || true
    while shown; do sleep 0.2; done
    for picture in $(seq 70); do
        if cmp -s "$work/$picture.xwd" "$work/70.xwd"; then
            cat "$work/$picture.ms" >> "$work/$test.last"
            break
        fi
    done
    for picture in $(seq 70); do
        if "$test" "$work/$picture.xwd"; then
            cat "$work/$picture.ms"
            return
        fi
    done
    echo none
}

# The first start of all builds and makes caches that later ones find, and shows which Java the launcher chooses.
"$home/nablascope" --version > /dev/null
mkdir "$work/empty"
measure painted "$home/nablascope" > /dev/null
rm "$work/painted.last"
[[ $(cat "$work/java") == */bin/java ]] || fail "the launcher did not get to Java in time"
bin=$(dirname "$(cat "$work/java")")

options=("@$home/src/main/launch/jvm.options" "@$home/src/main/launch/launcher.options")
classes=$work/empty.jar:$home/target/nablascope.jar
"$bin/javac" -proc:none -cp "$home/target/nablascope.jar" -d "$work/empty" \
    "$home/src/test/java/nablascope/bench/EmptyWindow.java"
"$bin/jar" --create --file "$work/empty.jar" -C "$work/empty" .
"$bin/java" "${options[@]}" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput="$work/empty.aot" \
    -cp "$classes" nablascope.bench.EmptyWindow end > "$work/aot.log" 2>&1
grep -q "AOTCache creation is complete" "$work/aot.log" || fail "no cache for the empty window: $(cat "$work/aot.log")"

empty() {
    exec "$bin/java" "${options[@]}" -XX:AOTCache="$work/empty.aot" -cp "$classes" nablascope.bench.EmptyWindow
}

for _ in $(seq "$count"); do
    measure painted "$home/nablascope" >> "$work/program"
    measure magenta empty >> "$work/floor"
done
echo "NablaScope:   $(sort -n "$work/program" | xargs)"
echo "last change:  $(sort -n "$work/painted.last" | xargs)"
echo "empty window: $(sort -n "$work/floor" | xargs)"
