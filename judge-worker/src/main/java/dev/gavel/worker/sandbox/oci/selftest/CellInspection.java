package dev.gavel.worker.sandbox.oci.selftest;

import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import dev.gavel.worker.sandbox.oci.runtime.OciBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks at a cell from the host. From inside, no program can tell whether a barrier
 * exists that another one hides.
 */
record CellInspection(Cell cell, SandboxMode mode) {

	private static final Path PROCESSES = Path.of("/proc");

	/** The kernel's names of namespaces, and what each separates. */
	private static final Map<String, String> NAMESPACES = new LinkedHashMap<>();

	static {
		NAMESPACES.put("net", "network namespace");
		NAMESPACES.put("pid", "pid namespace");
		NAMESPACES.put("mnt", "mount namespace");
		NAMESPACES.put("ipc", "ipc namespace");
		NAMESPACES.put("uts", "uts namespace");
		NAMESPACES.put("user", "user namespace");
	}

	/**
	 * @throws SandboxUnfit a barrier is missing
	 */
	void check() throws IOException {
		for (Map.Entry<String, String> namespace : NAMESPACES.entrySet()) {
			requireOwn(namespace.getKey(), namespace.getValue());
		}
		requireOwnFilter();
		requireStatus("NoNewPrivs", "1", "no_new_privs");
		if (mode != SandboxMode.ROOTLESS) {
			requireProcessLimit();
		}
	}

	private void requireOwn(String kind, String barrier) throws IOException {
		Path ours = Files.readSymbolicLink(PROCESSES.resolve("self/ns/" + kind));
		Path theirs = Files.readSymbolicLink(ofInit("ns/" + kind));
		require(!ours.equals(theirs), barrier, "one of the cell's own", "the host's " + ours,
				"the kernel and the container runtime must support it");
	}

	/** In a container the worker has a filter already, which its cells inherit. */
	private void requireOwnFilter() throws IOException {
		requireStatus("Seccomp", "2", "the first seccomp filter");
		String inherited = Host.status("Seccomp_filters");
		if (!inherited.isEmpty()) { // since Linux 5.9
			requireStatus("Seccomp_filters", String.valueOf(Integer.parseInt(inherited) + 1),
					"the first seccomp filter");
		}
	}

	private void requireStatus(String field, String expected, String barrier) throws IOException {
		String found = Files.readAllLines(ofInit("status"))
			.stream()
			.filter((line) -> line.startsWith(field + ":"))
			.map((line) -> line.substring(field.length() + 1).strip())
			.findFirst()
			.orElse("nothing");
		require(found.equals(expected), barrier, field + " " + expected, found,
				"the kernel and the container runtime must support it");
	}

	private void requireProcessLimit() throws IOException {
		String found = cell.cgroup().processLimit();
		require(found.equals(String.valueOf(OciBundle.PROCESSES)), "the process limit",
				String.valueOf(OciBundle.PROCESSES), found, "the pids controller must be there for the cell's cgroup");
	}

	private Path ofInit(String file) {
		return PROCESSES.resolve(Long.toString(cell.init().pid())).resolve(file);
	}

	private static void require(boolean holds, String barrier, String expected, String found, String remedy) {
		if (!holds) {
			throw new SandboxUnfit("%s: expected %s, found %s; %s".formatted(barrier, expected, found, remedy));
		}
	}

}
