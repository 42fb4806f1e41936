#!/bin/sh
# Starts the compositor with its picture turned clockwise: screen 90, 180 or 270. What Wayland and cage call a
# turn is that of the panel, against which the picture turns the other way.
case $1 in 90) turn=270 turns='-r -r -r' ;; 180) turn=180 turns='-r -r' ;; 270) turn=90 turns=-r ;; esac
if cage -h 2>&1 | grep -q '^ *-r'; then
    # cage before 0.2 turns by itself.
    exec cage -d -s $turns -- sleep infinity
fi
# Later ones are asked to, and again when a screen was off and came back.
exec cage -d -s -- sh -c '
    while :; do
        wlr-randr | awk -v wanted="$0" "
            /^[^ ]/ { name = \$1 }
            /^  Transform: / && \$2 != wanted { print name }" |
            while read -r name; do wlr-randr --output "$name" --transform "$0"; done
        sleep 5
    done' "$turn"
