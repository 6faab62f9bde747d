package dev.gavel.worker.sandbox.oci.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SandboxModeTests {

	@Test
	void areNamedAsMessagesNameThem() {
		assertThat(Arrays.stream(SandboxMode.values()).map(SandboxMode::text)).containsExactly("cgroup-v2", "cgroup-v1",
				"rootless");
	}

	@Test
	void areWhatTheHostHasUnlessOneIsNamed() {
		assertThat(SandboxMode.choose("auto")).isEqualTo(SandboxMode.detect());
		assertThat(SandboxMode.choose(SandboxMode.detect().text())).isEqualTo(SandboxMode.detect());
	}

	@Test
	void areWeakestOnlyByName() {
		assertThat(SandboxMode.choose("rootless")).isEqualTo(SandboxMode.ROOTLESS);
	}

	@Test
	void areRefusedWhereTheHostHasAnother() {
		String other = (SandboxMode.detect() == SandboxMode.CGROUP_V2) ? "cgroup-v1" : "cgroup-v2";
		assertThatExceptionOfType(SandboxUnfit.class).isThrownBy(() -> SandboxMode.choose(other))
			.withMessageContaining("expected " + other + ", found " + SandboxMode.detect().text());
	}

}
