package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SandboxModeTests {

	@Test
	void areNamedAsMessagesNameThem() {
		assertThat(Arrays.stream(SandboxMode.values()).map(SandboxMode::text)).containsExactly("cgroup-v2", "cgroup-v1",
				"rootless");
	}

}
