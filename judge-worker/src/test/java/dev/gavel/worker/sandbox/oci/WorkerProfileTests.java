package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.oci.runtime.OciBundle;
import dev.gavel.worker.sandbox.oci.selftest.Probe;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The filter of a worker's own container, which its cells inherit.
 */
class WorkerProfileTests {

	private final List<String> allowed = allowedBy(
			JsonMapper.shared().readTree(Path.of("../deploy/seccomp/judge-worker.json").toFile()));

	@Test
	void allowsAllThatACellMay() throws Exception {
		try (InputStream inner = OciBundle.class.getResourceAsStream("/sandbox/seccomp.json")) {
			assertThat(allowed).containsAll(allowedBy(JsonMapper.shared().readTree(inner)));
		}
	}

	@Test
	void leavesToTheCellsFilterWhatTheSelfTestTries() {
		assertThat(Probe.FIRST_FILTER.source()).contains("(252, 239, 148, 139)");
		assertThat(allowed).contains("ioprio_get", "get_mempolicy", "sched_rr_get_interval", "sysfs");
	}

	@Test
	void allowsNoneOfTheKernelsRareDoors() {
		assertThat(allowed).doesNotContain("bpf", "io_uring_setup", "io_uring_enter", "ptrace", "userfaultfd",
				"perf_event_open", "process_vm_readv", "process_vm_writev", "init_module", "finit_module", "kexec_load",
				"open_by_handle_at", "fsopen", "move_mount", "open_tree", "add_key", "request_key", "quotactl",
				"reboot", "swapon", "chroot", "personality");
	}

	private static List<String> allowedBy(JsonNode profile) {
		assertThat(profile.get("defaultAction").asString()).isEqualTo("SCMP_ACT_ERRNO");
		List<String> names = new ArrayList<>();
		for (JsonNode rule : profile.get("syscalls")) {
			if (rule.get("action").asString().equals("SCMP_ACT_ALLOW")) {
				rule.get("names").forEach((name) -> names.add(name.asString()));
			}
		}
		return names;
	}

}
