package dev.gavel.benchmarks.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.run.EnvironmentName;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SleepingSandboxTests {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(5), 1, 1, 1);

	@Test
	void letsTheTimeOfTheProgramPassAndReturnsZero() throws Exception {
		Program program = new Program("PT0.05S", Map.of(), EnvironmentName.DEFAULT);
		long start = System.nanoTime();
		try (SandboxSession session = new SleepingSandbox().open(program, LIMITS)) {
			RunResult result = session.run("[0]".getBytes(StandardCharsets.UTF_8));
			assertThat(result.outcome()).isEqualTo(RunOutcome.RETURNED);
			assertThat(ValueCodec.decode(result.value())).isEqualTo(IntValue.of(0));
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
	}

}
