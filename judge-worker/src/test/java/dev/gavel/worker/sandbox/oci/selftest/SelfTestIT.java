package dev.gavel.worker.sandbox.oci.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gavel.worker.sandbox.oci.OciSandbox;
import dev.gavel.worker.sandbox.oci.SandboxFixture;
import dev.gavel.worker.sandbox.oci.cell.CellLauncher;
import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.host.Host;
import dev.gavel.worker.sandbox.oci.host.Rootfs;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import dev.gavel.worker.sandbox.oci.host.SupervisorFiles;
import dev.gavel.worker.sandbox.oci.runtime.Bundle;
import dev.gavel.worker.sandbox.oci.runtime.OciBundle;
import dev.gavel.worker.sandbox.oci.runtime.OciRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes one barrier away at a time: the self-test must notice each, although another
 * barrier still stands behind it.
 */
class SelfTestIT {

	private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

	private Path workDir;

	private SandboxProperties properties;

	private OciRuntime runtime;

	private SupervisorFiles supervisor;

	private Function<String, CellCgroup> cgroups;

	private Consumer<ObjectNode> change = (config) -> {
	};

	@BeforeEach
	void prepare() throws IOException {
		this.workDir = SandboxFixture.workDir();
		this.properties = SandboxFixture.properties(workDir);
		try (OciSandbox fit = SandboxFixture.start(workDir, "spare-cells=0")) {
			this.runtime = OciRuntime.of(fit.facts().runtime(), SandboxMode.choose(properties.mode()),
					properties.stateDir());
		}
		this.supervisor = SupervisorFiles.extractTo(workDir);
		this.cgroups = runtime.mode()::cgroup;
	}

	@AfterEach
	void deleteWorkDir() throws IOException {
		watchdog.shutdownNow();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void passesWhenEveryBarrierStands() {
		assertThatCode(this::run).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "network", "ipc" })
	void noticesThatANamespaceIsMissing(String namespace) {
		this.change = (config) -> removeNamespace(config, namespace);
		assertThatItNotices(namespace + " namespace");
	}

	@Test
	void noticesThatTheUserNamespaceIsMissing() {
		assumeThat(Host.isRoot()).as("runtimes of other users insist on it").isTrue();
		this.change = (config) -> {
			removeNamespace(config, "user");
			((ObjectNode) config.get("linux")).remove("uidMappings");
			((ObjectNode) config.get("linux")).remove("gidMappings");
		};
		assertThatItNotices("user namespace");
	}

	@Test
	void noticesThatTheFirstFilterIsMissing() {
		this.change = (config) -> ((ObjectNode) config.get("linux")).remove("seccomp");
		assertThatItNotices("the first seccomp filter");
	}

	@Test
	void noticesThatTheFirstFilterHasAHole() {
		this.change = (config) -> ((ArrayNode) config.at("/linux/seccomp/syscalls/0/names")).add("ioprio_get");
		assertThatItNotices("the first seccomp filter");
	}

	@Test
	void noticesThatTheRootFileSystemIsWritable() {
		this.change = (config) -> ((ObjectNode) config.get("root")).put("readonly", false);
		assertThatItNotices("a read-only file system");
	}

	@Test
	void noticesThatTheMemoryLimitIsMissing() {
		assumeThat(runtime.mode()).isNotEqualTo(SandboxMode.ROOTLESS);
		this.change = (config) -> ((ObjectNode) config.at("/linux/resources")).remove("memory");
		this.cgroups = (path) -> new WithoutMemoryLimit(runtime.mode().cgroup(path));
		assertThatItNotices("the memory limit");
	}

	@Test
	void noticesThatTheProcessLimitIsMissing() {
		assumeThat(runtime.mode()).isNotEqualTo(SandboxMode.ROOTLESS);
		this.change = (config) -> ((ObjectNode) config.at("/linux/resources")).remove("pids");
		assertThatItNotices("the process limit");
	}

	@Test
	void noticesThatTheSecondFilterIsMissing() throws IOException {
		removeFromSupervisor("init/confinement.py", "filters.forbid_system_calls()");
		assertThatItNotices("the second seccomp filter");
	}

	@Test
	void noticesThatFilesOfTheRootfsCarryAWord() throws IOException {
		replaceInSupervisor("init/filters.py", "\"futex\": unless_argument(1, ANY_BIT, FUTEX_PRIVATE_FLAG, EAGAIN)",
				"\"futex\": [ALLOW]");
		assertThatItNotices("no messages through files of the rootfs");
	}

	@Test
	void noticesThatDevicesMayBeChanged() throws IOException {
		replaceInSupervisor("init/fork_server.py", "    _keep_devices_from_changes()\n", "");
		assertThatItNotices("devices that nobody changes");
	}

	@Test
	void noticesThatProcIsThere() throws IOException {
		replaceInSupervisor("init/submission.py", "kernel.taken_away(\"/proc\")",
				"os.open('/proc', os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)");
		assertThatItNotices("no /proc");
	}

	@Test
	void noticesThatATestRunsAsRoot() throws IOException {
		assumeThat(SandboxFixture.givesUsers()).as("others have one uid for all").isTrue();
		removeFromSupervisor("init/confinement.py", "os.setresuid(uid, uid, uid)");
		assertThatItNotices("its own user");
	}

	@Test
	void noticesThatAnEarlierSubmissionIsStillInMemory() throws IOException {
		// All submissions in the long-lived process, as if there were no nested ones.
		replaceInSupervisor("init/fork_server.py", "    init = kernel.fork_into(",
				"    serve()\n    return True\n    init = (");
		replaceInSupervisor("init/submission.py", "proc = private_world()",
				"proc = globals().get('kept') or globals().setdefault('kept', private_world())");
		assertThatItNotices("nothing of an earlier submission");
	}

	private void assertThatItNotices(String barrier) {
		assertThatExceptionOfType(SandboxUnfit.class).isThrownBy(this::run).withMessageStartingWith(barrier);
	}

	private void run() throws IOException {
		OciBundle whole = new OciBundle(Rootfs.at(properties.rootfs()), supervisor, runtime.mode(), 1L << 30,
				properties.cellUsers(), properties.snapshot(), properties.forksTests());
		Bundle changed = (directory, cgroup, number) -> {
			whole.write(directory, cgroup, number);
			Path file = directory.resolve("config.json");
			ObjectNode config = (ObjectNode) JsonMapper.shared().readTree(file);
			change.accept(config);
			JsonMapper.shared().writeValue(file, config);
		};
		String above = runtime.mode().prepare("self-test");
		CellLauncher launcher = new CellLauncher(runtime, cgroups, changed, properties.bundlesDir(), "self-test", above,
				properties, watchdog, new AtomicInteger());
		new SelfTest(launcher, properties).run();
	}

	private static void removeNamespace(ObjectNode config, String type) {
		ArrayNode namespaces = (ArrayNode) config.at("/linux/namespaces");
		int index = StreamSupport.stream(namespaces.spliterator(), false)
			.map((namespace) -> namespace.get("type").asString())
			.toList()
			.indexOf(type);
		namespaces.remove(index);
	}

	private void removeFromSupervisor(String file, String statement) throws IOException {
		replaceInSupervisor(file, statement, "pass");
	}

	private void replaceInSupervisor(String file, String text, String replacement) throws IOException {
		if (supervisor.directory().getFileName().toString().startsWith("supervisor-")) {
			Path copy = workDir.resolve("changed");
			FileSystemUtils.copyRecursively(supervisor.directory(), copy);
			this.supervisor = new SupervisorFiles(copy, "changed");
		}
		Path source = supervisor.directory().resolve(file);
		String original = Files.readString(source);
		assertThat(original).contains(text);
		Files.delete(source); // it may only be read
		Files.writeString(source, original.replace(text, replacement));
	}

	/** Keeps the count, so that a kill would be noticed. */
	private record WithoutMemoryLimit(CellCgroup whole) implements CellCgroup {

		@Override
		public void limitMemory(long bytes) {
			// Removed.
		}

		@Override
		public long oomKills() throws IOException {
			return whole.oomKills();
		}

		@Override
		public String processLimit() throws IOException {
			return whole.processLimit();
		}

	}

}
