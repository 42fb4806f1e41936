#!/bin/sh
# Starts the compositor with its picture turned clockwise: screen 90, 180 or 270.
degrees=$1
if cage -h 2>&1 | grep -q '^ *-r'; then
    # cage before 0.2 turns by itself, 90 degrees for each -r.
    case $degrees in 90) turns=-r ;; 180) turns='-r -r' ;; 270) turns='-r -r -r' ;; esac
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
    done' "$degrees"
