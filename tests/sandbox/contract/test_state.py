"""Nothing of one run is seen by the next, wherever it was left: each is marked by one program and looked at by another."""

import json

import pytest

from sandbox.contract import Call, Case, File, Job, Runner, Status
from tests.sandbox.contract.conftest import Script
from tests.sandbox.corpus.trial import Way

pytestmark = pytest.mark.asyncio(loop_scope="session")

SWORDFISH = "swordfish-of-the-run-before"

# Leaves something in every place that this backend has; what it has not says so by an error.
MARK = """
import builtins, json, os, random, sys, time, warnings
def left(work):
    try: work()
    except Exception: pass
for folder in ('.', '/tmp', '/dev/shm', '/dev/mqueue', '/data', '/work', '/var/tmp', '/run', '/home', '/proc', '/sys'):
    left(lambda: open(folder + '/left.txt', 'w').write('left'))
builtins.left = json.left = sys.left = 1
os.environ['LEFT'] = '1'
left(lambda: os.putenv('LEFT2', '1'))
left(lambda: os.umask(0o777))
left(lambda: (os.mkdir('d'), os.chdir('d')))
sys.path.append('/left'); sys.setrecursionlimit(5000); sys.argv.append('left')
sys.setswitchinterval(1.0)
random.seed(1)
os.environ['TZ'] = 'Asia/Tokyo'; left(lambda: time.tzset())
warnings.simplefilter('error')
def kernels():
    import ctypes, fcntl, mmap, resource, signal, socket
    for kind in (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_STACK):
        soft, hard = resource.getrlimit(kind)
        left(lambda: resource.setrlimit(kind, (min(hard, 60) if hard > 0 else 0,) * 2))
    global sock
    sock = socket.socket(socket.AF_UNIX); sock.bind('\\0left'); sock.listen()
    signal.signal(signal.SIGUSR1, signal.SIG_IGN); signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2, signal.SIGTERM})
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
    left(lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}))
    libc = ctypes.CDLL(None)
    libc.prctl(15, b'left', 0, 0, 0)                       # the name of the process
    left(lambda: fcntl.flock(open('/etc/passwd'), fcntl.LOCK_EX))
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                try: os.kill(-1, 0)
                except OSError: pass
        os._exit(0)
left(kernels)
print('left')
"""

LOOK = """
import builtins, json, os, sys, time
def seen(work, default=None):
    try: return work()
    except Exception as error: return default
found = {
    'files': [f for f in ('.', '/tmp', '/dev/shm', '/dev/mqueue', '/data', '/work', '/var/tmp', '/run', '/home', '/proc', '/sys')
              if os.path.exists(f + '/left.txt')],
    'folder': sorted(os.listdir('.')),
    'modules': [hasattr(each, 'left') for each in (builtins, json, sys)],
    'environment': [name for name in os.environ if name.startswith('LEFT') or name == 'TZ'],
    'path': '/left' in sys.path, 'argv': sys.argv, 'cwd': os.path.basename(os.getcwd()) == 'd',
    'recursion': sys.getrecursionlimit() == 5000, 'switch': sys.getswitchinterval() == 1.0,
    'zone': time.strftime('%H') != time.strftime('%H', time.gmtime()),
    'mask': seen(lambda: os.umask(0o22)) == 0o777,
}
def kernels():
    import ctypes, fcntl, resource, signal, socket
    found['limits'] = [kind for kind in ('NOFILE', 'FSIZE', 'STACK')
                       if resource.getrlimit(getattr(resource, 'RLIMIT_' + kind))[1] == 60]
    found['socket'] = seen(lambda: socket.socket(socket.AF_UNIX).connect('\\0left') or True, False)
    found['signals'] = [n for n in (signal.SIGUSR1, signal.SIGALRM) if signal.getsignal(n) != signal.SIG_DFL]
    found['blocked'] = [int(n) for n in signal.pthread_sigmask(signal.SIG_BLOCK, ())]
    found['pending'] = [int(n) for n in signal.sigpending()]
    found['timer'] = signal.getitimer(signal.ITIMER_REAL)[0] > 0
    found['processors'] = len(os.sched_getaffinity(0)) < os.cpu_count()
    name = ctypes.create_string_buffer(16); ctypes.CDLL(None).prctl(16, name, 0, 0, 0)
    found['name'] = name.value == b'left'
    found['lock'] = seen(lambda: fcntl.flock(open('/etc/passwd'), fcntl.LOCK_EX | fcntl.LOCK_NB), False) is False
    def alive(pid):
        try: os.kill(pid, 0)
        except ProcessLookupError: return False
        except PermissionError: return True
        return True
    found['processes'] = len([pid for pid in range(1, 300) if alive(pid)]) > 3
seen(kernels)
print(json.dumps({name: value for name, value in found.items() if value}))
"""


async def test_nothing_that_a_program_leaves_is_found_by_the_next(script: Script):
    before = json.loads((await script(LOOK)).stdout)
    assert before == {"modules": [False, False, False], "argv": ["main.py"]}
    marked = await script(MARK)
    assert (marked.status, marked.stdout) == (Status.FINISHED, "left\n"), marked.failure
    assert json.loads((await script(LOOK)).stdout) == before


async def test_no_word_of_another_run_is_anywhere_in_a_programs_memory(runner: Runner, way: Way):
    """Not its source, its input, its files, its arguments, what it printed, or what it answered: read byte by byte."""
    case = Case(
        name="before",
        calls=(Call(function="f", arguments=(f"{SWORDFISH}-argument",)),),
        stdin=f"{SWORDFISH}-stdin",
        files=(File(name="given", data=f"{SWORDFISH}-file".encode()),),
    )
    source = f"def f(x):\n    print('{SWORDFISH}-printed')\n    return '{SWORDFISH}-answered'"
    verdict = await runner.run(Job(source=source, cases=(case,)))
    assert verdict.executions[0].value == f"{SWORDFISH}-answered"
    left = Job(source=f"open('left', 'w').write('{SWORDFISH}-left'); print('{SWORDFISH}')")
    assert (await runner.run(left)).executions[0].files[0].data == f"{SWORDFISH}-left".encode()
    frames = """
import gc, sys
backwards = 'erofeb-nur-eht-fo-hsifdrows'  # or it would find itself
frame, found = sys._getframe(), []
while frame := frame.f_back:
    found += [name for name, value in dict(frame.f_locals).items() if backwards in ascii(value)[::-1]]
found += [type(each).__name__ for each in gc.get_objects() if type(each) in (dict, list, tuple) and backwards in ascii(each)[::-1][:10**5]]
print(found)
"""
    (done,) = (await runner.run(Job(source=frames))).executions
    assert (done.stdout, done.failure) == ("[]\n", None)
    if way is Way.EMBEDDED:  # where there is no memory but its own
        return
    memory = """
import ctypes, os
backwards = b'erofeb-nur-eht-fo-hsifdrows'  # or it would find itself
libc = ctypes.CDLL(None, use_errno=True)
PAGE, found, read = 4096, 0, 0
out_end, in_end = os.pipe()[::-1]
def readable(at):
    # The kernel says whether a page is there: it refuses to copy from one that is not.
    if libc.write(out_end, ctypes.c_void_p(at), 1) != 1: return False
    os.read(in_end, 1)
    return True
here = id(backwards) & ~(PAGE - 1)
heap = libc.sbrk; heap.restype = ctypes.c_void_p
for middle in (here, (heap(0) - 1) & ~(PAGE - 1), ctypes.addressof(ctypes.c_int()) & ~(PAGE - 1)):
    for step in (-PAGE, PAGE):
        at, missing = middle if step > 0 else middle - PAGE, 0
        while missing < 64 and read < 40_000:
            if readable(at):
                missing, read = 0, read + 1
                found += ctypes.string_at(at, PAGE)[::-1].count(backwards)
            else: missing += 1
            at += step
print(found, read > 500)
"""
    (done,) = (await runner.run(Job(source=memory))).executions
    assert (done.stdout, done.failure) == ("0 True\n", None)


async def test_chance_is_new_in_each_run(script: Script):
    source = (
        "import os, random, secrets, uuid\nfrom tempfile import mktemp\n"
        "print(random.random(), os.urandom(8), uuid.uuid4(), secrets.token_hex(8), mktemp(), random.Random().random())"
    )
    first, second, third = [(await script(source)).stdout.split() for _ in range(3)]
    for one, other in ((first, second), (second, third), (first, third)):
        assert not set(one) & set(other)
