package dev.gavel.worker.sandbox.oci.selftest;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.Program;
import java.util.Map;

/**
 * Programs that each try one barrier and return {@code "closed"} where it holds. Where
 * two barriers answer one threat, each has a probe that the other cannot satisfy.
 */
public enum Probe {

	HONEST("an honest program", "\"right\"", """
			def probe() -> str:
			    return "".join(sorted("thgir", key="right".index))
			""", "Python in the rootfs does not work; build it again with deploy/rootfs/build-rootfs"),

	NETWORK("no network", "\"closed\"", attempt("""
			import socket
			for family in range(1, 46): socket.socket(family, socket.SOCK_STREAM)
			"""), "the kernel needs seccomp filters (CONFIG_SECCOMP_FILTER)"),

	PROC("no /proc", "\"closed\"", """
			import os
			def probe():
			    return "closed" if os.listdir("/proc") == [] else "open"
			""", "the kernel needs mount namespaces; the container's init could not unmount /proc"),

	FIRST_FILTER("the first seccomp filter", "\"closed\"", """
			import ctypes, errno
			# ioprio_get, get_mempolicy, sched_rr_get_interval, sysfs: harmless, and only that filter refuses them.
			def probe():
			    libc = ctypes.CDLL(None, use_errno=True)
			    for number in (252, 239, 148, 139):
			        if libc.syscall(number, 1, 0, 0, 0, 0) != -1 or ctypes.get_errno() != errno.ENOSYS:
			            return f"system call {number} is there"
			    return "closed"
			""", "the container runtime must support seccomp, and the kernel CONFIG_SECCOMP_FILTER"),

	SECOND_FILTER("the second seccomp filter", "\"closed\"", """
			import ctypes, errno
			# setresuid(-1, -1, -1) does nothing; the first filter allows it, for the supervisor needs it.
			def probe():
			    libc = ctypes.CDLL(None, use_errno=True)
			    refused = libc.syscall(117, -1, -1, -1) == -1 and ctypes.get_errno() == errno.EPERM
			    return "closed" if refused else "setresuid is there"
			""", "the supervisor's files are not those of this version; remove gavel.sandbox.work-dir and start again"),

	NEW_PROCESS("no new process", "\"closed\"", attempt("""
			import os
			if os.fork() == 0: os._exit(0)
			"""), "the kernel needs seccomp filters (CONFIG_SECCOMP_FILTER)"),

	OTHER_USER("its own user", "\"closed\"", """
			import os
			def probe():
			    return "root" if 0 in os.getresuid() + os.getresgid() or os.getgroups() else "closed"
			""", "run the worker as root, or as a user with subordinate ids, so that a cell has more than one user id"),

	NO_PRIVILEGES("no privileges", "\"closed\"", """
			import ctypes, struct
			def probe():
			    libc = ctypes.CDLL(None)
			    held = ctypes.create_string_buffer(24)
			    libc.capget(struct.pack("=Ii", 0x20080522, 0), held)
			    no_new_privileges = libc.prctl(39, 0, 0, 0, 0)
			    return "closed" if held.raw == bytes(24) and no_new_privileges == 1 else "privileged"
			""", "the container runtime must support no_new_privs and drop capabilities"),

	READ_ONLY("a read-only file system", "\"closed\"", """
			import os
			def probe():
			    writable = [place for place in ("/", "/dev", "/gavel") if not os.statvfs(place).f_flag & os.ST_RDONLY]
			    return str(writable) if writable else "closed"
			""", "the rootfs must be mounted read-only; see that nothing is mounted into it"),

	WRITING("nothing writable outside /tmp", "\"closed\"", """
			import os
			def probe():
			    for directory in ("/", "/usr", "/etc", "/dev", "/gavel", "/var", "/usr/lib"):
			        try:
			            open(directory + "/probe", "w").close()
			            return directory
			        except OSError:
			            pass
			    return "closed"
			""", "the rootfs must be mounted read-only; see that nothing is mounted into it"),

	SHARED_FILES("no messages through files of the rootfs", "\"closed\"", """
			import ctypes, errno, mmap, os
			# Waits for a moment on a page of a file that other cells have too; only the second filter refuses it.
			def probe():
			    libc = ctypes.CDLL(None, use_errno=True)
			    libc.mmap.restype = ctypes.c_void_p
			    with open(os.__file__, "rb") as file:
			        page = libc.mmap(None, 4096, mmap.PROT_READ, mmap.MAP_SHARED, file.fileno(), 0)
			    word = ctypes.c_int.from_address(page).value
			    moment = (ctypes.c_long * 2)(0, 1000)
			    libc.syscall(202, ctypes.c_void_p(page), 0, word, moment, None, 0)
			    return "closed" if ctypes.get_errno() == errno.EAGAIN else "open"
			""", "the supervisor's files are not those of this version; remove gavel.sandbox.work-dir and start again"),

	DEVICES("devices that nobody changes", "\"closed\"", """
			import errno, os
			# All cells have the host's.
			def probe():
			    for device in os.listdir("/dev"):
			        try:
			            os.utime("/dev/" + device, follow_symlinks=False)
			            return device
			        except OSError as refusal:
			            if refusal.errno != errno.EROFS: return f"{device}: {refusal}"
			    return "closed"
			""", "the kernel must let the supervisor mount devices read-only; see that the runtime mounts each"),

	THREADS("a bound on threads", "\"closed\"", """
			import threading
			def probe():
			    end = threading.Event()
			    try:
			        for _ in range(80): threading.Thread(target=end.wait).start()
			    except RuntimeError:
			        return "closed"
			    finally:
			        end.set()
			    return "open"
			""", "the kernel must enforce RLIMIT_NPROC"),

	LEAVES_TRACES("a private /tmp", "\"closed\"", """
			traces = "%s"
			def probe():
			    open("/tmp/left-behind", "w").write(traces)
			    return "closed"
			""".formatted("gavel-canary-left-behind ".repeat(2000)),
			"the kernel needs nested mount namespaces with a tmpfs of their own"),

	LEFT_BEHIND("nothing of an earlier submission", "\"closed\"", """
			import ctypes, gc, os
			canary = b"gavel-canary-" + b"left-behind"
			libc = ctypes.CDLL(None)
			libc.sbrk.restype = ctypes.c_void_p
			def is_there(page):
			    return libc.msync(ctypes.c_void_p(page), 4096, 1) == 0
			def pages():
			    for heap in sorted({id(thing) >> 20 for thing in gc.get_objects()}):
			        yield from filter(is_there, range(heap << 20, (heap + 1) << 20, 4096))
			    page = (libc.sbrk(0) - 1) & ~4095
			    while is_there(page):
			        yield page
			        page -= 4096
			def probe():
			    # More than once: the constant above may be there whole, when it has been folded.
			    traces = sum(ctypes.string_at(page, 4096).count(canary + b" gavel-canary") for page in pages())
			    return f"{traces} traces in memory" if traces else "files in /tmp" if os.listdir("/tmp") else "closed"
			""", "the supervisor's files are not those of this version; remove gavel.sandbox.work-dir and start again"),

	MEMORY("the memory limit", "OUT_OF_MEMORY", """
			import mmap
			def probe():
			    area = mmap.mmap(-1, 200 << 20)
			    block = b"x" * (1 << 20)
			    for _ in range(200):
			        area.write(block)
			    return "open"
			""", "cgroups must be able to limit memory, swap included; boot with cgroup_enable=memory swapaccount=1");

	private final String barrier;

	private final String expected;

	private final String source;

	private final String remedy;

	Probe(String barrier, String expected, String source, String remedy) {
		this.barrier = barrier;
		this.expected = expected;
		this.source = source;
		this.remedy = remedy;
	}

	/** A program that tries these statements. */
	private static String attempt(String statements) {
		return """
				def probe():
				    try:
				%s
				    except (OSError, PermissionError):
				        return "closed"
				    return "open"
				""".formatted(statements.strip().indent(8).stripTrailing());
	}

	/** Whether the barrier is possible; if it is not, the doctor says so. */
	public boolean appliesTo(boolean cellsHaveUsers) {
		return this != OTHER_USER || cellsHaveUsers;
	}

	public String barrier() {
		return barrier;
	}

	String expected() {
		return expected;
	}

	Program program() {
		return new Program(source, Map.of("entry_point", "probe"), EnvironmentName.DEFAULT);
	}

	public String source() {
		return source;
	}

	String remedy() {
		return remedy;
	}

}
