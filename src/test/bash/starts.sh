#!/usr/bin/env bash
# Milliseconds from the launcher to the first whole picture of the window, for each of N starts, sorted:
#
#     src/test/bash/starts.sh 12
#
# Needs Xvfb, xdotool and ImageMagick. Settings and runs go to a temporary folder. A picture is whole when it has more
# than 5,000 colours, which it has from the smoothed text of all charts, knobs and formulas on.
set -euo pipefail

count=${1:-8}
home=$(cd "$(dirname "$0")/../../.." && pwd -P)
work=$(mktemp -d)
export DISPLAY=:${SCREEN:-97} HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
Xvfb "$DISPLAY" -screen 0 1440x900x24 -fbdir "$work" > "$work/xvfb.log" 2>&1 &
screen=$!
trap 'kill "$screen"; rm -rf "$work"' EXIT
sleep 1

shown() { [ -n "$(xdotool search --onlyvisible --name NablaScope 2> /dev/null)" ]; }

# The first start of all makes caches that later ones find.
for start in $(seq 0 "$count"); do
    begin=$(date +%s%N)
    "$home/nablascope" > "$work/window.log" 2>&1 &
    window=$!
    sleep 0.6
    for picture in $(seq 80); do
        cp "$work/Xvfb_screen0" "$work/$picture.xwd"
        echo $((($(date +%s%N) - begin) / 1000000)) > "$work/$picture.ms"
        sleep 0.02
    done
    kill -9 "$window"
    wait "$window" 2> /dev/null || true
    while shown; do sleep 0.2; done
    for picture in $(seq 80); do
        if [ "$(convert "$work/$picture.xwd" -format %k info:)" -gt 5000 ]; then
            [ "$start" -eq 0 ] || cat "$work/$picture.ms"
            break
        fi
    done
done | sort -n
