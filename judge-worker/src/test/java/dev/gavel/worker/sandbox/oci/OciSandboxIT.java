package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.host.SandboxMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/**
 * Every way in which a run can end, in real containers.
 */
class OciSandboxIT {

	private static Path workDir;

	private static OciSandbox sandbox;

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(workDir);
	}

	@AfterAll
	static void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void returnsTheValueTaggedAndUnparsed() throws Exception {
		RunResult result = run("""
				def solve(a, b: List[int]):
				    return a, {len(b)}, {1: 2.5}, None, True, float("nan"), "\u00e9", [10 ** 30]
				""", "[{\"t\":[1,2]},[3]]");
		assertThat(value(result)).isEqualTo(
				"{\"t\":[{\"t\":[1,2]},{\"s\":[1]},{\"d\":[[1,2.5]]},null,true,{\"f\":\"nan\"},\"\\u00e9\",[1%s]]}"
					.formatted("0".repeat(30)));
		assertThat(result.cpuTimeMicros()).isBetween(100L, 1_000_000L);
		assertThat(result.wallTimeMicros()).isGreaterThan(100L);
		assertThat(result.peakMemoryBytes()).isBetween(5L << 20, 60L << 20);
	}

	@Test
	void loadsAProgramWithoutCallingIt() throws Exception {
		assertThat(load("def solve(): raise ValueError").outcome()).isEqualTo(RunOutcome.RETURNED);
		assertThat(load("def slove(): pass").names()).containsExactly("slove");
		assertThat(load("1 / 0").error().line()).isEqualTo(1);
		assertThat(load("def solve(").outcome()).isEqualTo(RunOutcome.DOES_NOT_COMPILE);
		assertThat(load("while True: pass").outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
	}

	private static RunResult load(String source) throws Exception {
		try (SandboxSession session = sandbox.open(SandboxFixture.program(source, "solve"), SandboxFixture.LIMITS)) {
			return session.load();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void loadsNoProgramWhereATestMayHaveLeftTraces(boolean sharesProcess) throws Exception {
		Program program = program("def solve(): pass", sharesProcess);
		try (SandboxSession session = sandbox.open(program, SandboxFixture.LIMITS)) {
			session.run("[]".getBytes());
			assertThatExceptionOfType(SandboxFailure.class).isThrownBy(session::load);
		}
	}

	private static Program program(String source, boolean sharesProcess) {
		Program program = SandboxFixture.program(source, "solve");
		return sharesProcess ? program.inOneProcess() : program;
	}

	@Test
	void callsTheMethodOfAClassSolution() throws Exception {
		assertThat(value(run("""
				class Solution:
				    def solve(self, numbers: List[int]) -> int:
				        return sum(numbers)
				""", "[[1,2,3]]"))).isEqualTo("6");
	}

	@Test
	void drawsOtherRandomNumbersInEachTest() throws Exception {
		String program = """
				import random
				def solve():
				    return random.random()
				""";
		assertThat(value(run(program, "[]"))).isNotEqualTo(value(run(program, "[]")));
	}

	@Test
	void capturesBothStreams() throws Exception {
		RunResult result = run("""
				import sys
				def solve():
				    print("to out \u00e9 \\ud800")
				    print("to err", file=sys.stderr)
				""", "[]");
		assertThat(result.stdout().text()).isEqualTo("to out \u00e9 \\ud800\n");
		assertThat(result.stderr().text()).isEqualTo("to err\n");
		assertThat(result.stdout().truncated()).isFalse();
	}

	@Test
	void stopsAProgramThatComputesTooLong() throws Exception {
		RunResult result = run("""
				import signal
				signal.signal(signal.SIGXCPU, signal.SIG_IGN)
				def solve():
				    while True:
				        pass
				""", "[]", limits(Duration.ofMillis(300), Duration.ofSeconds(8), 64L << 20));
		assertThat(result.outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
		assertThat(result.cpuTimeMicros()).isBetween(300_000L, 600_000L);
	}

	@Test
	void chargesNoProgramForTheReadingOfItsArguments() throws Exception {
		RunResult result = run("""
				import time
				used = time.process_time_ns() // 1000
				def solve(numbers):
				    return used
				""", "[[1" + ",1000000".repeat(500_000) + "]]",
				limits(Duration.ofMillis(40), Duration.ofSeconds(8), 64L << 20));
		assertThat(result.cpuTimeMicros()).isLessThan(Long.parseLong(value(result)) / 4);
	}

	@Test
	void believesNoClockOfAProgram() throws Exception {
		RunResult result = run("""
				import os, struct
				for nanos in 0, 1 << 62:
				    os.write(3, struct.pack(">cQQ", b"a", nanos, nanos))
				while True:
				    pass
				""", "[]", limits(Duration.ofMillis(300), Duration.ofSeconds(8), 64L << 20));
		assertThat(result.outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
		assertThat(result.cpuTimeMicros()).isBetween(300_000L, 600_000L);
	}

	@Test
	void stopsAProgramThatWaits() throws Exception {
		RunResult result = run("""
				import time
				def solve():
				    time.sleep(60)
				""", "[]", limits(Duration.ofSeconds(2), Duration.ofMillis(300), 64L << 20));
		assertThat(result.outcome()).isEqualTo(RunOutcome.IDLE_TOO_LONG);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void callsNoProgramIdleThatGotNoProcessor(boolean sharesProcess) throws Exception {
		RunLimits limits = limits(Duration.ofSeconds(2), Duration.ofMillis(400), 64L << 20);
		Program program = program("""
				import time
				def solve(seconds):
				    end = time.process_time() + seconds
				    while time.process_time() < end:
				        pass
				    time.sleep(60 if seconds < 0.02 else 0)
				""", sharesProcess);
		try (SandboxSession session = sandbox.open(program, limits);
				Throttled cell = Throttled.toPercent(4, leased())) {
			RunResult busy = session.run("[0.03]".getBytes());
			assertThat(busy.outcome()).as("%s, %s", cell, busy).isEqualTo(RunOutcome.RETURNED);
			assertThat(busy.wallTimeMicros()).isGreaterThan(limits.idleTime().toNanos() / 1000);
			assertThat(session.run("[0.01]".getBytes()).outcome()).isEqualTo(RunOutcome.IDLE_TOO_LONG);
		}
	}

	@Test
	void tellsTheLineThatRanOutOfMemory() throws Exception {
		RunResult result = run("""
				def solve():
				    kept = []
				    while True:
				        kept.append(bytearray(1 << 20))
				""", "[]", limits(64L << 20));
		assertThat(result.outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
		assertThat(result.error().type()).isEqualTo("MemoryError");
		assertThat(result.error().line()).isEqualTo(4);
	}

	@Test
	void countsMemoryThatOnlyTheKernelSees() throws Exception {
		boolean killed = !sandbox.facts().mode().equals(SandboxMode.ROOTLESS.text());
		RunResult result = run("""
				import mmap
				def solve():
				    area = mmap.mmap(-1, 300 << 20)
				    for page in range(0, 300 << 20, 4096):
				        area[page] = 1
				""", "[]", limits(64L << 20));
		assertThat(result.outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
		assertThat(result.error() == null).isEqualTo(killed);
	}

	@Test
	void givesEachSubmissionItsOwnMemoryLimit() throws Exception {
		String source = """
				def solve():
				    return len(bytes(bytearray(60 << 20)))
				""";
		assertThat(run(source, "[]", limits(32L << 20)).outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
		assertThat(run(source, "[]", limits(256L << 20)).outcome()).isEqualTo(RunOutcome.RETURNED);
		assertThat(run(source, "[]", limits(32L << 20)).outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
	}

	@Test
	void stopsAFloodOfOutput() throws Exception {
		RunResult result = run("""
				def solve():
				    while True:
				        print("flood")
				""", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.TOO_MUCH_OUTPUT);
		assertThat(result.stdout().text()).hasSize(1 << 16).startsWith("flood\n");
		assertThat(result.stdout().truncated()).isTrue();
	}

	@Test
	void describesAnExceptionWithoutItsOwnFrames() throws Exception {
		RunResult result = run("""
				def divide(number):
				    return 1 / number

				def solve():
				    return divide(0)
				""", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.RAISED);
		assertThat(result.error().type()).isEqualTo("ZeroDivisionError");
		assertThat(result.error().message()).isEqualTo("division by zero");
		assertThat(result.error().line()).isEqualTo(2);
		assertThat(result.error().traceback()).contains("line 5, in solve", "return 1 / number")
			.doesNotContain("/gavel/");
	}

	@Test
	void limitsADescriptionOfDeepRecursion() throws Exception {
		RunResult result = run("""
				def solve(depth=0):
				    return solve(depth + 1)
				""", "[]");
		assertThat(result.error().type()).isEqualTo("RecursionError");
		assertThat(result.error().traceback()).hasSizeLessThan(9000);
	}

	@Test
	void reportsExitCodes() throws Exception {
		assertThat(run("import sys\ndef solve():\n    sys.exit(3)\n", "[]").exitCode()).isEqualTo(3);
		assertThat(run("import os\nos._exit(4)\n", "[]").exitCode()).isEqualTo(4);
		RunResult silent = run("import os\ndef solve():\n    os.closerange(3, 64)\n", "[]");
		assertThat(silent.outcome()).isEqualTo(RunOutcome.EXITED);
	}

	@Test
	void namesTheSignal() throws Exception {
		RunResult result = run("""
				import ctypes
				def solve():
				    ctypes.string_at(0)
				""", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.KILLED_BY_SIGNAL);
		assertThat(result.signal().name()).isEqualTo("SIGSEGV");
	}

	@Test
	void showsWhereTheSourceDoesNotCompile() throws Exception {
		RunResult result = run("x = 1\ndef solve(:\n    pass\n", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.DOES_NOT_COMPILE);
		assertThat(result.error().line()).isEqualTo(2);
		assertThat(result.error().traceback()).contains("def solve(:");
	}

	@Test
	void listsWhatTheSourceDefinesInstead() throws Exception {
		RunResult result = run("def slove(): pass\nclass Solution:\n    def sovle(self): pass\n", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.ENTRY_POINT_MISSING);
		assertThat(result.names()).containsExactly("slove", "Solution", "Solution.sovle");
	}

	@Test
	void namesTheTypeThatCannotBeReturned() throws Exception {
		RunResult result = run("def solve(): return (x for x in [])", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.UNSERIALIZABLE_RESULT);
		assertThat(result.error().message()).contains("'generator'");
	}

	@Test
	void refusesAResultThatIsTooLarge() throws Exception {
		assertThat(run("def solve(): return 'x' * (2 << 20)", "[]").outcome()).isEqualTo(RunOutcome.RESULT_TOO_LARGE);
	}

	@Test
	void startsEachRunAfresh() throws Exception {
		Program program = SandboxFixture.program("seen = []\ndef solve(x):\n    seen.append(x)\n    return seen",
				"solve");
		try (SandboxSession session = sandbox.open(program, SandboxFixture.LIMITS)) {
			assertThat(value(session.run("[1]".getBytes()))).isEqualTo("[1]");
			assertThat(value(session.run("[2]".getBytes()))).isEqualTo("[2]");
		}
	}

	@Test
	void takesArgumentsLargerThanAPipe() throws Exception {
		String argument = "x".repeat(5 << 20);
		assertThat(value(run("def solve(text): return len(text)", "[\"" + argument + "\"]"))).isEqualTo("5242880");
		assertThat(run("import os\nos._exit(1)", "[\"" + argument + "\"]").exitCode()).isEqualTo(1);
	}

	@Test
	void runsTwoSubmissionsAtATime() throws Exception {
		CompletableFuture<RunResult> other = CompletableFuture.supplyAsync(() -> {
			try {
				return run("import time\ndef solve():\n    time.sleep(0.5)\n    return 1", "[]");
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThat(value(run("def solve(): return 2", "[]"))).isEqualTo("2");
		assertThat(value(other.get())).isEqualTo("1");
	}

	@Test
	void blamesItselfWhenTheCellDies() throws Exception {
		SandboxSession session = sandbox.open(SandboxFixture.program("def solve(): return 1", "solve"),
				SandboxFixture.LIMITS);
		Cell leased = leased();
		leased.init().destroyForcibly();
		// Until then a quick run may still be answered.
		await().until(() -> !leased.init().isAlive());
		assertThatExceptionOfType(SandboxFailure.class).isThrownBy(() -> session.run("[]".getBytes()))
			.withMessageContaining(leased.id())
			.withMessageContaining("another cell");
		session.close();
		assertThat(value(run("def solve(): return 2", "[]"))).isEqualTo("2");
	}

	private static Cell leased() {
		return sandbox.pool().cells().stream().filter((cell) -> cell.state() == CellState.LEASED).findFirst().get();
	}

	private static RunResult run(String source, String arguments) throws Exception {
		return SandboxFixture.run(sandbox, source, arguments);
	}

	private static RunResult run(String source, String arguments, RunLimits limits) throws Exception {
		return SandboxFixture.run(sandbox, source, arguments, limits);
	}

	/** With time enough for a slow host to touch all that memory. */
	private static RunLimits limits(long memoryBytes) {
		return limits(Duration.ofSeconds(20), Duration.ofSeconds(60), memoryBytes);
	}

	private static RunLimits limits(Duration cpuTime, Duration idleTime, long memoryBytes) {
		return new RunLimits(cpuTime, idleTime, memoryBytes, 1 << 16, 1 << 20);
	}

	private static String value(RunResult result) {
		assertThat(result.outcome()).as("%s", result).isEqualTo(RunOutcome.RETURNED);
		return new String(result.value(), StandardCharsets.UTF_8);
	}

}
