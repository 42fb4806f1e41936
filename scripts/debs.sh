# Installs packages of Debian or Ubuntu for scripts/setup, from those that scripts/bundle put into the folder when
# they fit this system.

# What packages fit: the system, its release and the processor, such as `debian 12 amd64`.
release() {
    (. /etc/os-release && echo "$ID ${VERSION_ID-} $(dpkg --print-architecture)")
}
# install_debs PACKAGES
install_debs() {
    # shellcheck disable=SC2086
    set -- $1
    install="install -y --no-install-recommends $*"
    line="apt-get update && apt-get $install"
    apt='apt-get -q -o DPkg::Lock::Timeout=300'
    if [ -d "$root/debs" ] && [ "$(cat "$root/debs/release")" = "$(release)" ]; then
        line="sh '$script'${dev:+ dev}"
        # By a link, because apt takes no address with a space.
        place=$(mktemp -d)
        mkdir -p "$place/lists/partial"
        chmod 755 "$place"
        ln -s "$root/debs" "$place/debs"
        echo "deb [trusted=yes] file:$place/debs ./" >"$place/sources.list"
        apt="$apt -o Dir::Etc::SourceList=$place/sources.list -o Dir::Etc::SourceParts=- -o Dir::State::Lists=$place/lists"
    fi
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif sudo -n true 2>/dev/null; then
        sudo='sudo -n'
    elif ! command -v sudo >/dev/null || LC_ALL=C sudo -n -v 2>&1 | grep -q 'may not run sudo'; then
        # A desktop of Debian brings sudo, and who gave root a password at the installation may not use it.
        ask type "su -c \"$line\""
    elif [ -n "${place-}" ]; then
        ask type "sudo $line"
    else
        ask type "sudo sh -c '$line'"
    fi
    say system "$*"
    # When one of several sources cannot be reached, the others may do.
    $sudo $apt update >&2 || true
    $sudo env DEBIAN_FRONTEND=noninteractive $apt $install </dev/null >&2 || ask system-failed "$line"
    rm -rf "${place:-/nonexistent}"
}
# download_debs FOLDER PLACE: what a bare system of this release may lack, with all that it needs, and a list for apt.
download_debs() {
    mkdir -p "$2/lists/partial" "$2/cache" "$1/partial"
    : >"$2/status"
    # A status without any package: apt then fetches also what happens to be installed here.
    apt="apt-get -q -o Dir::State::Lists=$2/lists -o Dir::State::Status=$2/status -o Dir::Cache=$2/cache
        -o APT::Sandbox::User=$(id -un) -o Debug::NoLocking=1"
    $apt update >&2
    $apt -y --download-only --no-install-recommends -o "Dir::Cache::Archives=$1" \
        install python3-venv $(sed '/^#/d; s/.* //' "$root/kiosk/viewer/display/libraries.txt") >&2
    rm -rf "$1/partial" "$1/lock"
    for deb in "$1"/*.deb; do
        name=$(dpkg-deb -f "$deb" Package).deb # an epoch would be written as %3a
        mv "$deb" "$1/$name"
        dpkg-deb -f "$1/$name"
        printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$name" "$(wc -c <"$1/$name")" \
            "$(sha256sum "$1/$name" | cut -d' ' -f1)"
    done >"$2/Packages"
    mv "$2/Packages" "$1/Packages"
    release >"$1/release"
}
