package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.CheckerReply;
import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxPair.Interaction;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** What it costs when a program and an interactor talk. */
@Tag("slow")
class TalkSpeedIT {

	private static final Logger logger = LoggerFactory.getLogger(TalkSpeedIT.class);

	private static final int ROUNDS = 11;

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 64L << 20,
			1 << 16, 1 << 20);

	private static final String INTERACTOR = """
			def interact(secret, expected):
			    for number in range(1000):
			        print(number)
			        if int(input()) != number + 1:
			            return False
			    return True
			""";

	private static final String PROGRAM = """
			for turn in range(1000):
			    print(int(input()) + 1, flush=True)
			""";

	private Path workDir;

	private OciSandbox sandbox;

	@BeforeEach
	void start() throws IOException {
		this.workDir = SandboxFixture.workDir();
		this.sandbox = SandboxFixture.start(workDir, "spare-cells=1");
	}

	@AfterEach
	void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void exchangesAThousandLinesInLittleCpuTime() throws Exception {
		Cost apart = cost();
		for (Cell cell : sandbox.pool().cells()) {
			Command.of("taskset", "-acp", "0", String.valueOf(cell.init().pid())).run();
		}
		Cost shared = cost();
		logger.info("1,000 exchanges: {}; on one processor: {}", apart, shared);
		assertThat(apart.cellMicros()).isLessThan(150_000);
		assertThat(shared.cellMicros()).isLessThan(60_000);
	}

	/**
	 * CPU time of both sides together, for one run.
	 *
	 * @param testMicros of the tests' processes from where their limits count; a median
	 * @param cellMicros of all that runs in the cells, without starting them; a mean
	 */
	private record Cost(long testMicros, long cellMicros) {
	}

	private Cost cost() throws Exception {
		List<Long> micros = new ArrayList<>();
		long before = cellMicros();
		try (SandboxPair pair = sandbox.openPair(
				new Program(PROGRAM, Map.of("main", "solution.py"), EnvironmentName.DEFAULT, true), LIMITS,
				new Program(INTERACTOR,
						Map.of("entry_point", "interact", "reply", CheckerReply.TYPE, "talk_bytes", "16777216"),
						EnvironmentName.DEFAULT),
				LIMITS)) {
			for (int i = 0; i < ROUNDS; i++) {
				Interaction ended = pair.run("[[],{\"d\":[]},\"\"]".getBytes(), "[\"\",\"\"]".getBytes());
				assertThat(new String(ended.second().result().value())).as("%s", ended)
					.startsWith("[\"returned\",true");
				micros.add(ended.first().result().cpuTimeMicros() + ended.second().result().cpuTimeMicros());
			}
		}
		return new Cost(micros.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow(),
				(cellMicros() - before) / ROUNDS);
	}

	private long cellMicros() throws IOException {
		long micros = 0;
		for (Cell cell : sandbox.pool().cells()) {
			Path usage = Throttled.cgroupFile(cell, "cpuacct", "cpuacct.usage", "cpu.stat");
			String first = Files.readAllLines(usage).get(0);
			micros += first.startsWith("usage_usec") ? Long.parseLong(first.substring("usage_usec ".length()))
					: Long.parseLong(first) / 1_000;
		}
		return micros;
	}

}
