package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorTests {

	@Test
	void findsASettingThatCannotBe() throws Exception {
		assertThat(Doctor.findings("--gavel.sandbox.rootfs=/r", "--gavel.sandbox.runtime=runsc")).singleElement()
			.satisfies((finding) -> {
				assertThat(finding.ok()).isFalse();
				assertThat(finding.found()).startsWith("gavel.sandbox.runtime: expected ");
			});
	}

}
