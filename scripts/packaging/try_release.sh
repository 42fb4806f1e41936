# For scripts/test-package, in a room of its own: builds the package for one release of Debian and tries it.
# try_release.sh RELEASE FOLDER
set -eu
script=$(readlink -f "$0")
script=${script%/packaging/*}/test-package
. "${script%/*}/common.sh"
release=$1 place=$2
case $release in
12) suite=bookworm ;;
13) suite=trixie ;;
*) echo "Debian $release: only 12 and 13 are known." >&2; exit 2 ;;
esac
pictures=$root/build/package
mkdir -p "$root/dist" "$pictures"
began=$(date +%s)

# done_with WHAT: says that a step is done, and how long it took.
done_with() {
    now=$(date +%s)
    printf 'Debian %s: %s (%d s)\n' "$release" "$1" $((now - began))
    began=$now
}
# must WHAT COMMAND ...: runs a command; the end of its output is shown when it fails.
must() {
    step=$1
    shift
    "$@" >"$place/said" 2>&1 && return
    tail -n 40 "$place/said" | sed 's/^/    /' >&2
    echo "Debian $release: failed: $step" >&2
    exit 1
}
# inside SYSTEM COMMAND ...: runs a command as root in one of the systems below.
inside() {
    system=$place/$1
    shift
    chroot "$system" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
# as_user COMMAND: runs a line of shell as a common user in the system that tries.
as_user() {
    inside try runuser -u visitor -- env HOME=/home/visitor XDG_RUNTIME_DIR=/run/visitor sh -ec "cd; $1"
}
# new_system NAME: a fresh system that can start programs, and reaches the network as this one does.
new_system() {
    cp -a "$place/$suite" "$place/$1"
    cp --remove-destination /etc/resolv.conf "$place/$1/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' >"$place/$1/usr/sbin/policy-rc.d" # no service starts
    chmod 755 "$place/$1/usr/sbin/policy-rc.d"
    cp -r /usr/local/share/ca-certificates/. "$place/$1/usr/local/share/ca-certificates"
    mount -t proc proc "$place/$1/proc"
    mount --rbind /dev "$place/$1/dev"
    mount -t tmpfs tmpfs "$place/$1/run"
    must certificates inside "$1" update-ca-certificates
}
# nothing_is_left: whether the package is gone with all that it brought, but content and states.
nothing_is_left() {
    ! (cd "$place/try" && find . -xdev -path '*kiosk*') |
        grep -vE '^\./(srv/kiosk|var/lib/kiosk|home/visitor|var/cache|root)(/|$)'
}

must debootstrap debootstrap --variant=minbase --include=ca-certificates "$suite" "$place/$suite" \
    "${MIRROR:-http://deb.debian.org/debian}"
done_with "a system was made, $(du -sm "$place/$suite" | cut -f1) MB"

new_system build
mkdir "$place/build/kiosk"
cd "$root"
git ls-files -z --cached --others --exclude-standard |
    tar --null --ignore-failed-read -T - -cf - | tar -C "$place/build/kiosk" --no-same-owner -xf -
must build inside build sh /kiosk/scripts/package /out
grep '^/opt/kiosk' "$place/said" | sed 's/^/    /'
deb=$(basename "$place"/build/out/kiosk_*~deb"$release"_*.deb)
cp "$place/build/out/$deb" "$root/dist/$deb"
chown --reference="$root" "$root/dist" "$root/dist/$deb" "$pictures"
done_with "dist/$deb was built, $(du -m "$root/dist/$deb" | cut -f1) MB"

new_system try
cp "$root/dist/$deb" "$place/try/root"
must "apt update" inside try apt-get -q update
must "apt install" inside try sh -c "cd /root && apt install -y ./$deb"
grep 'kiosk install' "$place/said" | sed 's/^/    /'
must "dpkg -V" inside try sh -c 'changed=$(dpkg -V kiosk); echo "$changed"; [ -z "$changed" ]'
done_with "installed, $(inside try dpkg-query -W -f '${Installed-Size}' kiosk | sed 's/...$//') MB, dpkg -V finds nothing changed"

must tools inside try apt-get -q install -y --no-install-recommends \
    man-db desktop-file-utils bash-completion grim lintian
must user inside try useradd -m visitor
must "folder of the user" inside try install -d -o visitor -m 700 /run/visitor
must libraries inside try sh -c \
    'lacking=$(find /opt/kiosk -name "*.so*" -exec ldd {} + | grep "not found"); echo "$lacking"; [ -z "$lacking" ]'
must "kiosk --version" as_user 'kiosk --version'
done_with "$(cat "$place/said"): every library is there"
must "kiosk check" as_user 'kiosk check --language en'
done_with "kiosk check: $(grep -o '[0-9]* pages.*' "$place/said")"
must "kiosk screenshots" as_user 'kiosk screenshots pictures --page astana'
must "a picture" as_user '/opt/kiosk/bin/python -c "
from pathlib import Path
from PIL import Image
for path in sorted(Path(\"pictures\").rglob(\"*.png\")):
    with Image.open(path) as picture:
        assert picture.size == (1080, 1920), picture.size
        assert len(picture.convert(\"RGB\").getcolors(1 << 22)) > 1000
        print(path.relative_to(\"pictures\"), end=\" \")
"'
cp "$place"/try/home/visitor/pictures/*/kk/*.png "$pictures/page-$release.png"
done_with "kiosk screenshots: $(cat "$place/said")"
# The viewer under a compositor, and what that one shows. The cage of Debian 12 draws on no screen in memory but what is
# turned. Qt remarks that it has no size yet.
cat >"$place/try/home/visitor/inside" <<'EOT'
kiosk run >told 2>&1 &
started=$!
for each in $(seq 120); do
    grep -qs "release 1 is on the screen" .local/state/kiosk/*/log/viewer.log && break
    sleep 0.5
done
sleep 2
grim screen.png
kill $started
wait $started
EOT
turned=
if [ "$release" = 12 ]; then turned='-r -r'; fi
must "a compositor" as_user "
    export WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
    timeout 120 cage $turned -- sh inside"'
    cat told .local/state/kiosk/*/log/viewer.log
    ! grep -E "Traceback|WARNING|ERROR" told .local/state/kiosk/*/log/viewer.log | grep -v "Configure event"
    /opt/kiosk/bin/python -c "
from PIL import Image
assert Image.open(\"screen.png\").getcolors(50) is None, \"nothing is shown\"
"'
cp "$place/try/home/visitor/screen.png" "$pictures/screen-$release.png"
done_with "kiosk run in cage: release 1 is on the screen, no warning"
must "kiosk preview" as_user '
    QT_QPA_PLATFORM=offscreen timeout 15 kiosk preview >told 2>&1 || [ $? = 124 ]
    cat told
    ! grep -qE "Traceback|Warning|qrc:|\.qml" told'
must "man" as_user 'for language in C kk_KZ ru_RU; do man -w --locale=$language kiosk; man --locale=$language kiosk |
    grep -q -- --diagonal; done'
must "completion" inside try bash -ec '
    . /usr/share/bash-completion/bash_completion
    _completion_loader kiosk || [ $? = 124 ]
    COMP_WORDS=(kiosk rel) COMP_CWORD=1
    _kiosk
    [ "${COMPREPLY[*]}" = releases ]'
must "desktop entries" inside try sh -c 'desktop-file-validate /usr/share/applications/kiosk*.desktop'
done_with "kiosk preview, man in three languages, completion, entries of the menu"
# What the package must not take away with it.
must "kiosk install" inside try kiosk install
must "a page of the center" inside try touch /srv/kiosk/content/page /var/lib/kiosk/state
must "apt install again" inside try sh -c "cd /root && apt install -y --reinstall ./$deb"
must "it is a kiosk still" test -e "$place/try/etc/systemd/system/kiosk.service"
must "apt remove" inside try apt-get remove -y kiosk
must "nothing of it is left" nothing_is_left
must "apt install after it" inside try sh -c "cd /root && apt install -y ./$deb"
must "apt purge" inside try apt-get purge -y kiosk
must "nothing is left" nothing_is_left
must "content and state" inside try ls /srv/kiosk/content/page /var/lib/kiosk/state
must "state of the user" test -d "$place/try/home/visitor/.local/state/kiosk"
done_with "installed as a kiosk, updated, removed, purged: content and states are all that is left"

# The package on a whole computer that boots, while the kiosk runs.
must "a computer that boots" env TMPDIR="$place" "$root/.venv/bin/python" -m tests.machine --release "$suite" \
    --base "$place/$suite" --package "$root/dist/$deb" --pictures "$pictures/booted-$release"
sed 's/^/    /' "$place/said"
done_with "booted: installed, killed, updated, removed, purged while it ran"

# Below /opt, compiled, with libraries of its own: so it is meant. A mail address it has none. Licences are quoted whole.
# Debian's archive does not take zstd, its dpkg does; the changes are in CHANGELOG.md.
must "lintian" inside try sh -c "lintian --allow-root --fail-on error --suppress-tags dir-or-file-in-opt,bogus-mail-host \
    --suppress-tags package-installs-python-pycache-dir,embedded-library,unstripped-binary-or-object \
    --suppress-tags copyright-file-contains-full-apache-2-license,malformed-deb-archive,no-changelog /root/$deb"
done_with "lintian finds no error"
