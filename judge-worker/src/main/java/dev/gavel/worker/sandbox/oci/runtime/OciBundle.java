package dev.gavel.worker.sandbox.oci.runtime;

import dev.gavel.worker.sandbox.oci.host.CellUsers;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.host.IdRange;
import dev.gavel.worker.sandbox.oci.host.Rootfs;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SupervisorFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an OCI runtime is told about a cell: its {@code config.json}.
 * {@code docs/sandbox.md} names the threat behind each setting.
 */
public record OciBundle(Rootfs rootfs, SupervisorFiles supervisor, SandboxMode mode, long memoryBytes,
		Optional<CellUsers> users, boolean snapshot, boolean forkTests) implements Bundle {

	/**
	 * More than the 64 threads that a program may have: a test must not be able to use up
	 * the cell's own.
	 */
	public static final int PROCESSES = 80;

	/**
	 * Allows deep recursion in C. The kernel reserves this much address space for the
	 * stack when it starts a process. It may exceed every memory limit: the pages that a
	 * stack uses count as memory, and that is limited.
	 */
	private static final long STACK_BYTES = 16L << 30;

	/** The folder of {@code supervisor/harness} with what runs the programs. */
	private static final String HARNESS = "python";

	/** Where a cell finds the pipes to other cells, beside its configuration. */
	public static final String PIPES = "pipes";

	private static final List<String> CAPABILITIES = List.of("CAP_SETUID", "CAP_SETGID", "CAP_KILL", "CAP_SYS_ADMIN",
			"CAP_SETPCAP");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Override
	public void write(Path bundle, String cgroup, int cellNumber) throws IOException {
		Map<String, Object> config = new LinkedHashMap<>();
		config.put("ociVersion", "1.0.2");
		config.put("process", process());
		config.put("root", Map.of("path", rootfs.directory().toAbsolutePath().toString(), "readonly", true));
		config.put("hostname", "sandbox");
		config.put("mounts", mounts(bundle.resolve(PIPES)));
		config.put("linux", linux(cgroup, cellNumber));
		JSON.writeValue(bundle.resolve("config.json"), config);
	}

	private Map<String, Object> process() {
		List<String> arguments = new ArrayList<>(List.of(rootfs.python(), "-s", "-S", "-P", "-B", "/gavel", HARNESS));
		if (users.isEmpty()) {
			arguments.add("--one-uid");
		}
		if (mode == SandboxMode.ROOTLESS) {
			arguments.add("--no-cgroup");
		}
		if (!snapshot) {
			arguments.add("--no-snapshot");
		}
		if (forkTests) {
			arguments.add("--fork-tests");
		}
		long stackBytes = Math.min(STACK_BYTES, Host.maxStackBytes());
		// A fixed hash seed: the order of a set must not decide a verdict by chance.
		return Map.of("terminal", false, "user", Map.of("uid", 0, "gid", 0), "cwd", "/", "args", arguments, "env",
				List.of("PATH=/usr/bin", "LANG=C.UTF-8", "HOME=/tmp", "TMPDIR=/tmp", "PYTHONUTF8=1",
						"PYTHONHASHSEED=0"),
				"capabilities", Map.of("bounding", CAPABILITIES, "effective", CAPABILITIES, "permitted", CAPABILITIES),
				"noNewPrivileges", true, "rlimits", List.of(rlimit("RLIMIT_STACK", stackBytes, stackBytes),
						rlimit("RLIMIT_NOFILE", 1024, 1024), rlimit("RLIMIT_CORE", 0, 0)));
	}

	private static Map<String, Object> rlimit(String type, long soft, long hard) {
		return Map.of("type", type, "soft", soft, "hard", hard);
	}

	/** The supervisor takes away what is at /tmp before a program runs. */
	private List<Map<String, Object>> mounts(Path pipes) {
		return List.of(mount("/proc", "proc", "proc", "nosuid", "noexec", "nodev", "subset=pid", "hidepid=2", "gid=0"),
				mount("/dev", "tmpfs", "tmpfs", "nosuid", "noexec", "ro", "mode=755", "size=64k", "nr_inodes=64"),
				bind("/gavel", supervisor.directory()), bind("/tmp", pipes));
	}

	private static Map<String, Object> bind(String destination, Path source) {
		return mount(destination, "bind", source.toAbsolutePath().toString(), "bind", "ro", "nosuid", "nodev",
				"noexec");
	}

	private static Map<String, Object> mount(String destination, String type, String source, String... options) {
		return Map.of("destination", destination, "type", type, "source", source, "options", List.of(options));
	}

	private Map<String, Object> linux(String cgroup, int cellNumber) throws IOException {
		Map<String, Object> linux = new LinkedHashMap<>();
		linux.put("namespaces", namespaces());
		linux.put("uidMappings", mappings(users.map(CellUsers::users), cellNumber, Host.uid()));
		linux.put("gidMappings", mappings(users.map(CellUsers::groups), cellNumber, Host.gid()));
		if (mode != SandboxMode.ROOTLESS) {
			linux.put("cgroupsPath", "/" + cgroup);
			linux.put("resources", resources());
		}
		linux.put("seccomp", seccomp());
		return linux;
	}

	private List<Map<String, Object>> namespaces() {
		List<String> types = new ArrayList<>(List.of("pid", "mount", "ipc", "uts", "network", "user"));
		if (mode == SandboxMode.CGROUP_V2) {
			types.add("cgroup");
		}
		return types.stream().map((type) -> Map.<String, Object>of("type", type)).toList();
	}

	/** Uses this process's own id as the cell's only one if there are no others. */
	private static List<Map<String, Object>> mappings(Optional<IdRange> others, int cellNumber, int ownId) {
		IdRange ids = others.map((range) -> range.ofCell(cellNumber)).orElse(new IdRange(ownId, 1));
		return List.of(Map.of("containerID", 0, "hostID", ids.first(), "size", ids.count()));
	}

	private Map<String, Object> resources() {
		return Map.of("memory", Map.of("limit", memoryBytes, "swap", memoryBytes), "pids", Map.of("limit", PROCESSES),
				"devices", List.of(Map.of("allow", false, "access", "rwm")));
	}

	private static Map<String, Object> seccomp() throws IOException {
		try (InputStream profile = OciBundle.class.getResourceAsStream("/sandbox/seccomp.json")) {
			return JSON.readValue(profile, new TypeReference<>() {
			});
		}
	}

}
