package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.oci.FrameLoops.Load;
import dev.gavel.worker.sandbox.oci.FrameLoops.Run;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameLoopsTests {

	@ParameterizedTest
	@EnumSource
	void carryWholeLoads(Load load) throws IOException {
		FrameLoops loops = new FrameLoops();
		Run run = new Run();
		run.load = load;
		run.prepare();
		assertThat(loops.encodeSubmission()).isGreaterThan(4096);
		assertThat(loops.encodeTest(run)).isEqualTo(Integer.BYTES + 1 + load.arguments);
		assertThat(loops.decodeOutcome(run).outcome()).isEqualTo(RunOutcome.RETURNED);
		assertThat(loops.exchange(run).value()).hasSize(load.result);
		assertThat(loops.exchange(run).value()).hasSize(load.result);
		run.close();
	}

}
