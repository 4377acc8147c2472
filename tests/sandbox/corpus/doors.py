"""Trials of doors that have to be shut: the host's files, rights, the network, and the kernel's rarer calls."""

from tests.sandbox.corpus.trial import ATTEMPT, ERROR, OK, Trial, door, ends

_FOLDERS = ("/", "/etc", "/usr", "/opt/parley", "/tmp", "/var/tmp", "/dev", "/dev/shm", "/run", "/home")

# On x86-64: each is asked for with nothing but zeros, and must be refused before anything is looked at.
_CALLS = {
    "ptrace": 101, "mount": 165, "umount2": 166, "swapon": 167, "reboot": 169, "init_module": 175, "add_key": 248,
    "request_key": 249, "keyctl": 250, "unshare": 272, "perf_event_open": 298, "open_by_handle_at": 304, "setns": 308,
    "process_vm_readv": 310, "process_vm_writev": 311, "kexec_load": 246, "memfd_create": 319, "bpf": 321,
    "userfaultfd": 323, "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "pidfd_open": 434,
    "personality": 135, "quotactl": 179, "acct": 163, "iopl": 172, "setuid": 105, "setresuid": 117, "chroot": 161,
    "pivot_root": 155, "shmget": 29, "mq_open": 240, "vmsplice": 278, "name_to_handle_at": 303, "execveat": 322,
    "pidfd_getfd": 438, "process_madvise": 440, "mount_setattr": 442, "landlock_create_ruleset": 444,
    "memfd_secret": 447, "kcmp": 312, "finit_module": 313, "inotify_init": 253, "fanotify_init": 300, "mbind": 237,
    "sched_setscheduler": 144, "setpriority": 141, "syslog": 103, "sethostname": 170, "settimeofday": 164,
    "clock_settime": 227, "clock_adjtime": 305, "seccomp": 317, "capset": 126, "semget": 64, "msgget": 68,
}  # fmt: skip

DOORS = (
    door(
        "the host's files",
        "open('/etc/shadow').read()",
        "open('/root/x')",
        "os.listdir('/root')",
        "os.symlink('/etc/shadow', 's') or open('s').read()",
        "open('/proc/kcore', 'rb').read(1)",
        "open('/dev/mem', 'rb').read(1)",
        "open('/dev/sda', 'rb').read(1)",
        "os.stat('/var/lib/docker')",
        "os.stat('/var/run/docker.sock')",
        "os.stat('/run/docker.sock')",
        "os.stat('/run/containerd/containerd.sock')",
    ),
    door("writing outside its folder", *(f"open('{folder}/probe', 'w')" for folder in _FOLDERS)),
    door(
        "the kernel's own files",
        "open('/proc/sysrq-trigger', 'w').write('c')",
        "open('/proc/sys/kernel/core_pattern', 'w').write('x')",
        "open('/proc/sys/vm/drop_caches', 'w').write('3')",
        "open('/proc/1/oom_score_adj', 'w').write('1000')",
        "open('/proc/1/environ').read()",
        "open('/proc/1/mem', 'r+b')",
        "os.listdir('/proc/1/fd')",
        "os.readlink('/proc/1/exe')",
        "open('/sys/fs/cgroup/memory/memory.limit_in_bytes', 'w').write('-1')",
        "open('/sys/fs/cgroup/cgroup.procs', 'w').write('0')",
        "os.stat('/sys/fs/cgroup/release_agent')",
        "os.mkdir('/sys/fs/cgroup/x')",
    ),
    door(
        "rights",
        "os.setuid(0)",
        "os.setgid(0)",
        "os.setgroups([0])",
        "os.chown('.', 0, 0)",
        "os.mknod('d', 0o60666, 2049)",
        "os.chroot('.')",
        "os.nice(-5)",
        "os.link('/etc/shadow', 'hard')",
    ),
    door(
        "the network",
        "socket.create_connection(('1.1.1.1', 53), 1)",
        "socket.create_connection(('169.254.169.254', 80), 1)",
        "socket.create_connection(('127.0.0.1', 22), 1)",
        "socket.create_connection(('::1', 80), 1)",
        "socket.create_connection(('2606:4700::1111', 53), 1)",
        "socket.create_connection(('example.org', 80), 1)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('8.8.8.8', 53))",
        "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1).sendto(b'x', ('8.8.8.8', 0))",
        "socket.socket(socket.AF_PACKET, socket.SOCK_RAW).bind(('eth0', 0))",
    ),
    door(
        "sockets of rarer kinds",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).bind((0, 0))",
        "socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM).connect((2, 22))",
        "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET).bind(('hash', 'sha256'))",
        "socket.socket(socket.AF_BLUETOOTH, socket.SOCK_RAW, 1).bind((0,))",
        "socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')",
    ),
    Trial(
        name="becoming root by a program",
        source=(
            "import subprocess\nfor command in (['su', '-c', 'id'], ['mount'], ['passwd', '-d', 'root'], "
            "['newgrp', 'root'], ['chsh', '-s', '/bin/sh', 'root'], ['unshare', '-r', 'id']):\n"
            "    try: done = subprocess.run(command, capture_output=True, text=True, input='')\n"
            "    except OSError: continue\n"
            "    print('became' if 'uid=0' in done.stdout else 'refused', command[0])"
        ),
        embedded=ends(OK),
        jail=ends(OK, said="refused su"),
        never="became",
    ),
    Trial(
        name="calls of the kernel that no lesson needs",
        source=(
            "import ctypes, os, platform\nlibc = ctypes.CDLL(None, use_errno=True)\n"
            f"for name, number in {_CALLS!r}.items() if platform.machine() == 'x86_64' else ():\n"
            "    ctypes.set_errno(0)\n"
            "    if libc.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() not in (1, 38):\n"
            "        print('open:', name, ctypes.get_errno())\nprint('tried')"
        ),
        embedded=ends(ERROR),
        jail=ends(OK, said="tried"),
        never="open:",
    ),
    Trial(
        name="the kernel's doors for other programs",
        source=(
            "import ctypes, mmap\n"
            "# 32-bit `getpid` by its old gate, and a call of the x32 kind, out of memory of its own\n"
            "for code in (b'\\xb8\\x14\\0\\0\\0\\xcd\\x80\\xc3', b'\\xb8\\x27\\0\\0\\x40\\x0f\\x05\\xc3'):\n"
            "    m = mmap.mmap(-1, 4096, prot=7)\n    m.write(code)\n"
            "    run = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))\n"
            "    import os\n    if os.fork() == 0: os._exit(0 if run() > 0 else 1)\n"
            "    print('gate', 'open:' if os.wait()[1] == 0 else 'shut')"
        ),
        embedded=ends(ERROR),
        jail=ends(OK, said="gate shut"),
        never="open:",
    ),
    Trial(
        name="a namespace by any door",
        source=(
            "import ctypes, os, platform\nlibc = ctypes.CDLL(None, use_errno=True)\nx86 = platform.machine() == 'x86_64'\n"
            "for bit in (7, 17, 25, 26, 27, 28, 29, 30):\n"
            "    pid = libc.syscall(56 if x86 else 220, 1 << bit | 17, 0, 0, 0, 0)\n"
            "    if pid == 0: os._exit(0)\n    print('open:' if pid > 0 else 'shut', bit)\n"
            "print('clone3', libc.syscall(435, 0, 0), ctypes.get_errno())"
        ),
        embedded=ends(ERROR),
        jail=ends(OK, said="clone3 -1 38"),
        never="open:",
    ),
    Trial(
        name="terminals of the host",
        source=f"{ATTEMPT}attempt(lambda: open('/dev/tty'), lambda: open('/dev/console'), lambda: os.ctermid() and open('/dev/tty0'))",
        embedded=ends(OK),
        jail=ends(OK),
        never="done",
    ),
    Trial(
        name="all terminals that there are",
        source="import os\nx = []\ntry:\n    while True: x.append(os.openpty())\nexcept (AttributeError, OSError): print(len(x), 'made')",
        embedded=ends(OK, said="0 made"),
        jail=ends(OK, said="0 made"),
        container=ends(OK, said="made"),
    ),
)
