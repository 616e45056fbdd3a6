#!/usr/bin/env bash
# Prove the set-up commands on a bare Debian 12 that has nothing but python3.
#
#   packaging/linux/bare_debian.sh CLONE [--keep] [--base FOLDER] [pytest arguments]
#
# CLONE is a git checkout; what is committed there is cloned into a fresh chroot. As root (chroots
# need it). Then, in this order:
#   1. a person who is not root gets one line to run, and nothing is changed;
#   2. a half-made .venv is removed, root installs what is missing, `dev.py test` passes;
#   3. the second start is quick;
#   4. `dev.py run` without a display does the main job and leaves papers (once the program exists).
# --base FOLDER takes a chroot made before (copied) instead of making one; --keep leaves the chroot.
# This machine's package mirror, proxies and certificates are passed on to the chroot alone.
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,/^set/p' "$0" | grep '^#' >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "A chroot can only be made by root." >&2; exit 1; }
clone=$(realpath "$1"); shift
keep=no base=
while [ $# -gt 0 ]; do
    case $1 in
        --keep) keep=yes; shift ;;
        --base) base=$(realpath "$2"); shift 2 ;;
        *) break ;;
    esac
done
command -v debootstrap > /dev/null || { echo "Install debootstrap first." >&2; exit 1; }

root=$(mktemp -d "${TMPDIR:-/var/tmp}/medex-bare.XXXXXX")
mounted=()
leave() {
    for place in "${mounted[@]}"; do umount "$root$place" || umount -l "$root$place" || true; done
    if [ "$keep" = yes ]; then echo "The chroot stays in $root"; return; fi
    if grep -q " $root/" /proc/mounts; then echo "Still mounted, left: $root" >&2; return; fi
    rm -rf --one-file-system "$root"
}
trap leave EXIT

say() { printf '\n== %s\n' "$*"; }

if [ -n "$base" ]; then
    cp -a "$base/." "$root/"
else
    say "Making a bare Debian 12 (minbase and python3)"
    debootstrap --variant=minbase --include=python3 bookworm "$root" > "$root.log" 2>&1 \
        || { tail -n 5 "$root.log" >&2; exit 1; }
    rm -f "$root.log"
fi
chmod 755 "$root"

# the way out of this machine: names, proxies, certificates, mirrors
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
[ -f /etc/pip.conf ] && cp /etc/pip.conf "$root/etc/pip.conf"
for file in /etc/apt/apt.conf.d/*; do
    if grep -qs '^ *Acquire' "$file"; then cp "$file" "$root/etc/apt/apt.conf.d/"; fi
done
mkdir -p "$root/usr/local/share" "$root/etc/ssl/host"
[ -d /usr/local/share/ca-certificates ] && cp -a /usr/local/share/ca-certificates "$root/usr/local/share/"
settings=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI=true)
if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/host/ca.crt"
    settings+=(PIP_CERT=/etc/ssl/host/ca.crt)
fi
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY \
    PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_DEFAULT_TIMEOUT; do
    [ -z "${!name:-}" ] || settings+=("$name=${!name}")
done

mount -t proc proc "$root/proc"; mounted=(/proc "${mounted[@]}")
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm"; mounted=(/dev/shm "${mounted[@]}")

inside() { chroot "$root" env -i HOME=/var/lib/medex "${settings[@]}" "$@"; }
as_person() { chroot --userspec=1234:1234 "$root" env -i HOME=/srv/person "${settings[@]}" "$@"; }

mkdir -p "$root/var/lib/medex" "$root/srv/person"
git clone -q --no-hardlinks "$clone" "$root/srv/medex"
cp -a "$root/srv/medex" "$root/srv/person/medex"
chown -R 1234:1234 "$root/srv/person"

say "The machine: $(inside python3 --version); ensurepip: $(inside python3 -c \
    'import importlib.util as u; print("there" if u.find_spec("ensurepip") else "not there")')"

say "1. Not root: one line to run"
rc=0
said=$(as_person sh -c 'cd /srv/person/medex && python3 dev.py test' 2>&1) || rc=$?
printf '%s\n' "$said"
[ "$rc" = 1 ] || { echo "FAILED: exit code $rc, wanted 1" >&2; exit 1; }
[ "$(grep -c 'apt-get install' <<< "$said")" = 1 ] || { echo "FAILED: not one line" >&2; exit 1; }
[ ! -e "$root/srv/person/medex/.venv" ] || { echo "FAILED: .venv was begun" >&2; exit 1; }

say "2. Root, over a half-made .venv: dev.py test $*"
mkdir -p "$root/srv/medex/.venv/lib"
inside sh -c 'cd /srv/medex && exec python3 dev.py test "$@"' dev.py "$@"

say "3. The second start"
began=$(date +%s%N)
inside sh -c 'cd /srv/medex && exec python3 dev.py test --version'
echo "$(( ($(date +%s%N) - began) / 1000000 )) ms, interpreter and pytest included"

say "4. dev.py run, no display"
if [ -e "$root/srv/medex/medex_desktop/__main__.py" ]; then
    inside sh -c 'cd /srv/medex && exec python3 dev.py run'
    papers=$(find "$root/srv/medex/medex-demo-papers" -name '*.pdf' | wc -l)
    [ "$papers" -gt 0 ] || { echo "FAILED: no paper was left" >&2; exit 1; }
    echo "$papers PDF"
else
    rc=0; inside sh -c 'cd /srv/medex && exec python3 dev.py run' || rc=$?
    [ "$rc" = 1 ] || { echo "FAILED: exit code $rc, wanted 1" >&2; exit 1; }
fi

say "5. The person again, now that the packages are there"
as_person sh -c 'cd /srv/person/medex && python3 dev.py test tests/architecture/test_dev.py'
say "The set-up commands hold on a bare Debian 12."
