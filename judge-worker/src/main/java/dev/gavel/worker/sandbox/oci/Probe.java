package dev.gavel.worker.sandbox.oci;

/**
 * Programs that try one barrier each. They return {@code "closed"} where it holds.
 */
enum Probe {

	HONEST("an honest program", "\"right\"", """
			def probe() -> str:
			    return "".join(sorted("thgir", key="right".index))
			""", "the python in the rootfs does not work; build it again with deploy/rootfs/build-rootfs"),

	NETWORK("no network", "\"closed\"", attempt("""
			import socket
			socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(("127.0.0.1", 1))
			"""), "the kernel needs network namespaces and seccomp"),

	PROC("no /proc", "\"closed\"", attempt("open('/proc/1/status').read()"),
			"the kernel needs mount namespaces; the container's init could not unmount /proc"),

	NEW_PROCESS("no new process", "\"closed\"", attempt("""
			import os
			if os.fork() == 0: os._exit(0)
			"""), "the kernel needs seccomp filters (CONFIG_SECCOMP_FILTER)"),

	OTHER_USER("another user than the supervisor", "\"closed\"", """
			import os
			def probe():
			    return "closed" if os.getuid() != 0 else "root"
			""", "run the worker as root, so that a cell has more than one user id"),

	WRITING("nothing writable outside /tmp", "\"closed\"", """
			import os
			def probe():
			    for directory in ("/", "/usr", "/etc", "/dev", "/gavel", "/var", "/usr/lib"):
			        try:
			            open(directory + "/probe", "w").close()
			            return directory
			        except OSError:
			            pass
			    open("/tmp/left-behind", "w").write("x")
			    return "closed"
			""", "the rootfs must be mounted read-only; see that nothing is mounted into it"),

	LEFT_BEHIND("nothing of an earlier submission", "\"closed\"", """
			import os
			def probe():
			    return "closed" if os.listdir("/tmp") == [] else "files in /tmp"
			""", "the kernel needs nested mount namespaces with a tmpfs of their own"),

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

	/**
	 * Where these barriers cannot be, the operator has been asked whether to go on
	 * without.
	 */
	boolean appliesTo(SandboxMode mode) {
		return switch (this) {
			case OTHER_USER -> Host.isRoot();
			case MEMORY -> mode != SandboxMode.ROOTLESS;
			case HONEST, NETWORK, PROC, NEW_PROCESS, WRITING, LEFT_BEHIND -> true;
		};
	}

	String barrier() {
		return barrier;
	}

	String expected() {
		return expected;
	}

	String source() {
		return source;
	}

	String remedy() {
		return remedy;
	}

}
