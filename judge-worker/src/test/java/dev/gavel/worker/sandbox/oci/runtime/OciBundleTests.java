package dev.gavel.worker.sandbox.oci.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.oci.host.CellUsers;
import dev.gavel.worker.sandbox.oci.host.IdRange;
import dev.gavel.worker.sandbox.oci.host.Rootfs;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import dev.gavel.worker.sandbox.oci.host.SupervisorFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OciBundleTests {

	private static final Optional<CellUsers> USERS = Optional
		.of(new CellUsers(new IdRange(100_000, 65536), new IdRange(200_000, 65536)));

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void keepsEveryBarrierInEveryMode(SandboxMode mode) throws IOException {
		JsonNode config = config(mode, 0);
		assertThat(config.at("/root/readonly").asBoolean()).isTrue();
		assertThat(config.at("/process/noNewPrivileges").asBoolean()).isTrue();
		assertThat(config.at("/linux/namespaces").findValuesAsString("type")).contains("pid", "mount", "ipc", "uts",
				"network", "user");
		assertThat(config.at("/linux/seccomp/defaultAction").asString()).isEqualTo("SCMP_ACT_ERRNO");
		assertThat(config.at("/mounts").findValuesAsString("destination")).containsExactly("/proc", "/dev", "/gavel",
				"/tmp");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROOTLESS")
	void limitsMemoryWithoutSwapWhereThereAreCgroups(SandboxMode mode) throws IOException {
		JsonNode resources = config(mode, 0).at("/linux/resources");
		assertThat(resources.at("/memory/limit").asLong()).isEqualTo(1 << 20);
		assertThat(resources.at("/memory/swap").asLong()).isEqualTo(1 << 20);
		assertThat(resources.at("/pids/limit").asInt()).isEqualTo(80);
	}

	@Test
	void asksForNoCgroupWhereThereIsNone() throws IOException {
		JsonNode linux = config(SandboxMode.ROOTLESS, 0).at("/linux");
		assertThat(linux.has("resources")).isFalse();
		assertThat(linux.has("cgroupsPath")).isFalse();
	}

	@Test
	void givesEachCellUsersOfItsOwn() throws IOException {
		JsonNode linux = config(SandboxMode.ROOTLESS, 1).at("/linux");
		assertThat(linux.at("/uidMappings/0/hostID").asInt()).isEqualTo(104_096);
		assertThat(linux.at("/gidMappings/0/hostID").asInt()).isEqualTo(204_096);
		assertThat(linux.at("/uidMappings/0/size").asInt()).isEqualTo(4096);
	}

	@ParameterizedTest
	@EnumSource
	void tellsTheSupervisorWhereNoCgroupCounts(SandboxMode mode) throws IOException {
		assertThat(config(mode, 0).at("/process/args").toString().contains("--no-cgroup"))
			.isEqualTo(mode == SandboxMode.ROOTLESS);
	}

	@Test
	void allowsNoSystemCallThatOpensANetworkOrTheKernelsRareDoors() throws IOException {
		String allowed = config(SandboxMode.CGROUP_V1, 0).at("/linux/seccomp/syscalls/0/names").toString();
		assertThat(allowed).doesNotContain("\"socket\"", "\"connect\"", "\"bind\"", "\"ptrace\"", "\"bpf\"",
				"\"keyctl\"", "\"io_uring_setup\"", "\"userfaultfd\"", "\"setns\"", "\"pivot_root\"", "\"open_tree\"",
				"\"perf_event_open\"", "\"process_vm_readv\"", "\"memfd_create\"", "\"init_module\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void tellsTheSupervisorWhetherToArrangeItsMemory(boolean snapshot) throws IOException {
		assertThat(config(SandboxMode.CGROUP_V2, 0, snapshot).at("/process/args").toString().contains("--no-snapshot"))
			.isEqualTo(!snapshot);
		assertThat(config(SandboxMode.CGROUP_V2, 0, snapshot).at("/process/args").toString().contains("--fork-tests"))
			.isEqualTo(!snapshot);
	}

	private JsonNode config(SandboxMode mode, int number) throws IOException {
		return config(mode, number, true);
	}

	private JsonNode config(SandboxMode mode, int number, boolean snapshot) throws IOException {
		Rootfs rootfs = new Rootfs(Path.of("/rootfs"), "/usr/bin/python3.13", "digest");
		SupervisorFiles supervisor = new SupervisorFiles(Path.of("/supervisor"), "version");
		new OciBundle(rootfs, supervisor, mode, 1 << 20, USERS, snapshot, !snapshot).write(directory, "gavel/w/c",
				number);
		return JsonMapper.shared().readTree(directory.resolve("config.json"));
	}

}
