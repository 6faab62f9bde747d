package dev.gavel.worker.sandbox.oci.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.oci.host.CellCgroup;
import dev.gavel.worker.sandbox.oci.protocol.SupervisorChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OciSessionTests {

	private static final String RETURNED = outcome("null", false);

	private static final String UNREADABLE = outcome("null", true);

	private static final String UNREADABLE_IN_DOUBT = outcome("\"again\"", true);

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(3), 64 << 20, 4,
			1000);

	private final Process process = new ProcessBuilder("sleep", "100").start();

	private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

	OciSessionTests() throws IOException {
	}

	@AfterEach
	void stop() {
		process.destroyForcibly();
		watchdog.shutdownNow();
	}

	@Test
	void blamesTheCellForArgumentsThatCouldNotBeRead() throws Exception {
		OciSession session = session(UNREADABLE);
		assertThatExceptionOfType(SandboxFailure.class).isThrownBy(() -> session.run("[]".getBytes()))
			.withMessageContaining("arguments");
		assertThat(session.alive()).isFalse();
	}

	@Test
	void repeatsATestInDoubtAlthoughItsArgumentsCouldNotBeRead() throws Exception {
		OciSession session = session(UNREADABLE_IN_DOUBT, RETURNED);
		assertThat(session.run("[]".getBytes()).value()).asString().isEqualTo("1");
		assertThat(session.alive()).isTrue();
	}

	@Test
	void hasTimeToStartAProgramThatHasLittleTimeOnTheClock() {
		Duration little = Duration.ofMillis(100);
		RunLimits onTheClock = new RunLimits(little, little, 64 << 20, 4, 1000);
		assertThat(OciSession.deadline(onTheClock, Duration.ofSeconds(5))).isGreaterThan(Duration.ofSeconds(13));
		assertThat(OciSession.deadline(LIMITS, Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(4 * 4 + 5));
	}

	private OciSession session(String... outcomes) throws IOException {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		for (String outcome : outcomes) {
			frames.writeBytes(FakeCells.frame('O', outcome, "1".getBytes()));
		}
		SupervisorChannel channel = new SupervisorChannel(OutputStream.nullOutputStream(),
				new ByteArrayInputStream(frames.toByteArray()));
		Cell cell = new Cell("cell", process.toHandle(), channel, new CellCgroup.None(),
				new CellPipes(Path.of("/nowhere"), List.of()), watchdog);
		return new OciSession(cell, LIMITS, Duration.ofSeconds(60), "n", (given) -> {
		});
	}

	private static String outcome(String reason, boolean unreadable) {
		return """
				{"nonce":"n","reason":%s,"exit_code":0,"signal":null,"answer":"V","unreadable_arguments":%s,
				"cpu_micros":1,"wall_micros":2,"peak_bytes":3,"strays":0,"sizes":[1,0,0]}""".formatted(reason,
				unreadable);
	}

}
