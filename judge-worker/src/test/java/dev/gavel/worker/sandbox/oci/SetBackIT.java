package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.oci.cell.RecycleReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Nothing that a test leaves is there in the next, although both run in one process that
 * is set back, or in another one where that cannot be done.
 */
class SetBackIT {

	private static final String TESTS = """
			def solve(number):
			    if number == 1:
			        %s
			    return [os.getpid(), (%s) if number == 2 else 0]
			""";

	private static Path workDir;

	private static OciSandbox sandbox;

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(workDir, "spare-cells=0", "tests=auto");
	}

	@AfterAll
	static void stop() throws IOException {
		assertThat(sandbox.pool().recycled().keySet()).isSubsetOf(RecycleReason.USED_UP);
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	record Pairs(String helpers, List<Pair> pairs) {
	}

	/**
	 * @param leave a statement
	 * @param look an expression
	 * @param found its encoded value
	 * @param process same or new
	 */
	record Pair(String name, String leave, String look, String found, String process) {

		@Override
		public String toString() {
			return name;
		}

	}

	private static final Pairs PAIRS = new YAMLMapper().readValue(SetBackIT.class.getResourceAsStream("/set-back.yml"),
			Pairs.class);

	static Stream<Pair> pairs() {
		return PAIRS.pairs().stream();
	}

	@Test
	void setsBackOnThisHost() {
		assertThat(sandbox.facts().forksBecause()).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pairs")
	void findsNothingOf(Pair pair) throws Exception {
		String source = PAIRS.helpers() + TESTS.formatted(pair.leave(), pair.look());
		List<String> values = new ArrayList<>();
		try (SandboxSession session = open(source)) {
			for (int number : new int[] { 0, 0, 1, 2, 2 }) {
				values.add(text(session.run("[%d]".formatted(number).getBytes())));
			}
		}
		String process = values.get(1).replace(",0]", "");
		for (String value : values.subList(3, 5)) {
			assertThat(value).as("%s", values).endsWith("," + pair.found() + "]");
			if (pair.process().equals("same")) {
				assertThat(value).startsWith(process + ",");
			}
			else {
				assertThat(value).doesNotStartWith(process + ",");
			}
		}
	}

	@Test
	void goesOnAfterATestThatIsEnded() throws Exception {
		try (SandboxSession session = open("""
				import os, signal, sys, ctypes
				def solve(number):
				    if number == 1:
				        ctypes.string_at(0)
				    if number == 2:
				        while True: pass
				    if number == 3:
				        os._exit(3)
				    if number == 4:
				        print("x" * 100_000)
				    if number == 5:
				        return bytearray(300 << 20)
				    return number
				""")) {
			List<RunOutcome> outcomes = new ArrayList<>();
			for (int number : new int[] { 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 0 }) {
				outcomes.add(session.run("[%d]".formatted(number).getBytes()).outcome());
			}
			assertThat(outcomes).containsExactly(RunOutcome.RETURNED, RunOutcome.RETURNED, RunOutcome.KILLED_BY_SIGNAL,
					RunOutcome.RETURNED, RunOutcome.OUT_OF_TIME, RunOutcome.RETURNED, RunOutcome.EXITED,
					RunOutcome.RETURNED, RunOutcome.TOO_MUCH_OUTPUT, RunOutcome.RETURNED, RunOutcome.OUT_OF_MEMORY,
					RunOutcome.RETURNED, RunOutcome.RETURNED);
		}
		assertThat(sandbox.pool().fallbacks("doubt")).isPositive();
		assertThat(sandbox.pool().fallbacks("failure")).isZero();
	}

	/** It may have waited for the init. */
	@Test
	void repeatsATestThatIdlesInAProcessOfItsOwn() throws Exception {
		long before = sandbox.pool().fallbacks("doubt");
		Program program = SandboxFixture.program("""
				import time
				def solve(seconds):
				    time.sleep(seconds)
				""", "solve").forTests(100);
		RunLimits limits = new RunLimits(Duration.ofSeconds(2), Duration.ofMillis(500), 128L << 20, 1 << 16, 1 << 20);
		try (SandboxSession session = sandbox.open(program, limits)) {
			assertThat(session.run("[0]".getBytes()).outcome()).isEqualTo(RunOutcome.RETURNED);
			assertThat(session.run("[60]".getBytes()).outcome()).isEqualTo(RunOutcome.IDLE_TOO_LONG);
		}
		assertThat(sandbox.pool().fallbacks("doubt")).isEqualTo(before + 1);
	}

	/** Unmapping so much takes longer than forking. */
	@Test
	void forksTestsThatAreNeverSetBack() throws Exception {
		long before = sandbox.pool().fallbacks("traces");
		try (SandboxSession session = open(PAIRS.helpers() + """
				def solve():
				    scatter(120)
				""")) {
			for (int i = 0; i < 5; i++) {
				assertThat(session.run("[]".getBytes()).outcome()).isEqualTo(RunOutcome.RETURNED);
			}
		}
		assertThat(sandbox.pool().fallbacks("traces")).isEqualTo(before + 1);
	}

	@Test
	void measuresEachTestAlone() throws Exception {
		try (SandboxSession session = open("""
				import time
				def solve(number):
				    kept = bytearray(b"x") * (number << 20)
				    end = time.process_time() + number / 1000
				    while time.perf_counter() < 0 or time.process_time() < end:
				        for _ in range(1000): pass
				    return len(kept)
				""")) {
			List<RunResult> results = new ArrayList<>();
			for (int number : new int[] { 0, 0, 0, 30, 0, 30, 0 }) {
				results.add(session.run("[%d]".formatted(number).getBytes()));
			}
			for (int small : new int[] { 2, 4, 6 }) {
				RunResult result = results.get(small);
				assertThat(result.cpuTimeMicros()).isLessThan(10_000 * SandboxFixture.slowness());
				assertThat(result.peakMemoryBytes()).isCloseTo(results.get(0).peakMemoryBytes(), within(4L << 20));
			}
			for (int large : new int[] { 3, 5 }) {
				RunResult result = results.get(large);
				assertThat(result.cpuTimeMicros()).isBetween(30_000L, 60_000L * SandboxFixture.slowness());
				assertThat(result.peakMemoryBytes() - results.get(0).peakMemoryBytes()).isBetween(28L << 20, 34L << 20);
			}
		}
	}

	/** The kernel would end it at what it counts of all of them. */
	@Test
	void replacesAProcessOfWhichTestsHaveUsedAsMuchTimeAsOneMay() throws Exception {
		try (SandboxSession session = open("""
				import os, time
				def solve(seconds):
				    while time.process_time() < seconds:
				        sum(range(2_000_000))
				    return os.getpid()
				""")) {
			List<String> processes = new ArrayList<>();
			for (double share : new double[] { 0, 0.6, 0.6, 0.6, 0.6, 0.6 }) {
				RunResult result = session.run("[%s]".formatted(share * SandboxFixture.slowness()).getBytes());
				assertThat(result.outcome()).isEqualTo(RunOutcome.RETURNED);
				processes.add(text(result));
			}
			assertThat(processes.get(2)).isEqualTo(processes.get(1));
			assertThat(processes.get(3)).isNotEqualTo(processes.get(2)).isEqualTo(processes.get(4));
			assertThat(processes.get(5)).isNotEqualTo(processes.get(4));
		}
	}

	@Test
	void passesLargeArgumentsAndOutput() throws Exception {
		try (SandboxSession session = open("""
				def solve(text):
				    print(text[:50_000])
				    return text
				""")) {
			byte[] large = ("[\"" + "x".repeat(700_000) + "\"]").getBytes();
			for (int i = 0; i < 6; i++) {
				RunResult result = session.run((i % 2 == 0) ? large : "[\"y\"]".getBytes());
				assertThat(result.value()).hasSize((i % 2 == 0) ? 700_002 : 3);
				assertThat(result.stdout().text()).hasSize((i % 2 == 0) ? 50_001 : 2);
			}
		}
	}

	private static SandboxSession open(String source) throws Exception {
		Program program = SandboxFixture.program(source, "solve").forTests(100);
		return sandbox.open(program, new RunLimits(Duration.ofSeconds(1).multipliedBy(SandboxFixture.slowness()),
				Duration.ofSeconds(5).multipliedBy(SandboxFixture.slowness()), 128L << 20, 1 << 16, 1 << 20));
	}

	private static String text(RunResult result) {
		return (result.value() != null) ? new String(result.value(), StandardCharsets.UTF_8) : result.toString();
	}

}
