package dev.gavel.benchmarks.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ProcessFilesTests {

	@Test
	void tellOfMemoryDescriptorsAndCpu() {
		ProcessFiles own = new ProcessFiles(ProcessHandle.current().pid());
		assertThat(own.residentBytes()).isGreaterThan(10_000_000);
		assertThat(own.openDescriptors()).isGreaterThan(3);
		assertThat(own.cpuTime()).isPositive().isLessThan(ProcessFiles.machineCpuTime());
	}

	@Test
	void sayThatAProcessHasEnded() {
		assertThatIllegalStateException().isThrownBy(() -> new ProcessFiles(Integer.MAX_VALUE).cpuTime())
			.withMessage("Process 2147483647 has ended");
	}

}
