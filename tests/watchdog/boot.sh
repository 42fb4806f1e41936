# Boots the tree $1 as a system of its own, in namespaces that `unshare` has made; its init is process 1 of them.
set -eu
mount --bind "$1" "$1"
mount --make-rprivate /
mount -t proc proc "$1/proc"
mount -t sysfs -o ro sysfs "$1/sys"
mount -t tmpfs tmpfs "$1/run"
mount -t tmpfs tmpfs "$1/tmp"
mount -t tmpfs -o mode=755 tmpfs "$1/dev"
for device in null zero full random urandom tty; do
    touch "$1/dev/$device"
    mount --bind "/dev/$device" "$1/dev/$device"
done
mkdir -p "$1/dev/pts" "$1/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts"
ln -s pts/ptmx "$1/dev/ptmx"
mount -t tmpfs tmpfs "$1/dev/shm"
mount -t cgroup2 cgroup2 "$1/sys/fs/cgroup"
exec env -i container=systemd-nspawn PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    chroot "$1" /lib/systemd/systemd </dev/null
