package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxPair.Interaction;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.host.Host;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What one program prints, another one in another cell reads, and the other way round.
 */
class PairIT {

	private static final int SLOTS = 2;

	private static final RunLimits LIMITS = limits(Duration.ofSeconds(1), Duration.ofSeconds(30));

	private static final byte[] NOTHING = "[[],{\"d\":[]},\"\"]".getBytes();

	/** Returns each number plus one, as long as numbers come. */
	private static final String COUNTER = """
			while True:
			    try:
			        number = int(input())
			    except EOFError:
			        break
			    print(number + 1, flush=True)
			""";

	private static final String ASKER = "print(1, flush=True)\nassert int(input()) == 2";

	private static Path workDir;

	private static OciSandbox sandbox;

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(SLOTS, workDir, "spare-cells=1");
	}

	@AfterAll
	static void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@Test
	void passesOnWhatEitherPrints() throws Exception {
		Interaction ended = run(COUNTER, """
				for number in range(0, 100, 2):
				    print(number, flush=True)
				    assert int(input()) == number + 1
				print("-5")
				assert int(input()) == -4
				""");
		assertThat(ended.second().result().exitCode()).as("%s", ended).isZero();
		assertThat(ended.first().result().exitCode()).as("%s", ended).isZero();
		assertThat(ended.first().result().stdout().text()).isEmpty();
		assertThat(ended.first().endedNanos()).isPositive();
	}

	@Test
	void endsInputWhereTheOtherEnds() throws Exception {
		Interaction ended = run("import sys\nsys.exit(len(sys.stdin.read()))", "print('four')");
		assertThat(ended.first().result().exitCode()).isEqualTo(5);
		assertThat(ended.second().result().exitCode()).isZero();
	}

	@Test
	void breaksThePipeOfOneWhoWritesToNobody() throws Exception {
		Interaction ended = run("while True: print('x' * 1000)", "input()");
		assertThat(ended.first().result().error().type()).isEqualTo("BrokenPipeError");
		assertThat(ended.second().result().exitCode()).isZero();
	}

	@Test
	void countsWhatOneHasNotReadWhenBothWait() throws Exception {
		RunLimits first = limits(Duration.ofSeconds(5), Duration.ofSeconds(1));
		String waits = "print('x', flush=True)\nimport time\ntime.sleep(100)";
		Interaction ended = run(waits, first, "print('yz')\n" + COUNTER.replace("input()", "input() and 1"));
		assertThat(ended.first().result().outcome()).isEqualTo(RunOutcome.IDLE_TOO_LONG);
		assertThat(ended.first().unread()).isEqualTo("yz\n2\n".length());
		assertThat(ended.second().unread()).isZero();
		assertThat(ended.second().result().exitCode()).isZero();
	}

	@Test
	void stopsOneWhenNobodyReadsWhatBothWrite() throws Exception {
		RunLimits first = limits(Duration.ofSeconds(5), Duration.ofSeconds(1));
		String floods = "while True: print('x' * 1000)";
		Interaction ended = run(floods, first, floods);
		assertThat(ended.first().result().outcome()).isEqualTo(RunOutcome.IDLE_TOO_LONG);
		assertThat(ended.first().unread()).isGreaterThan(50_000);
		assertThat(ended.second().result().error().type()).isEqualTo("BrokenPipeError");
	}

	/** Each computes for a second while the other has a third of one to wait. */
	@Test
	void countsNoTimeInWhichTheOtherWaitsForAProcessor() throws Exception {
		String waits = "print('go', flush=True)\nassert input() == 'done'\n";
		String computes = """
				import time
				assert input() == "go"
				end = time.process_time() + 0.05
				while time.process_time() < end: pass
				print("done", flush=True)
				""";
		RunLimits impatient = limits(Duration.ofSeconds(1), Duration.ofMillis(300));
		try (SandboxPair pair = open(waits + computes, impatient, computes + waits, impatient);
				Throttled one = Throttled.toPercent(5, leased().get(0));
				Throttled other = Throttled.toPercent(5, leased().get(1))) {
			Interaction ended = pair.run(NOTHING, NOTHING);
			assertThat(ended.first().result().exitCode()).as("%s, %s: %s", one, other, ended).isZero();
			assertThat(ended.second().result().exitCode()).as("%s, %s: %s", one, other, ended).isZero();
			assertThat(ended.first().result().wallTimeMicros()).isGreaterThan(1_000_000);
		}
	}

	@Test
	void startsEveryRunWithEmptyPipes() throws Exception {
		String leaves = """
				import os, sys
				print(os.fstat(0).st_mtime_ns, os.fstat(1).st_mtime_ns, file=sys.stderr)
				os.write(1, b"left")
				""";
		try (SandboxPair pair = open(leaves, LIMITS, "import time\ntime.sleep(1)\nprint('left')")) {
			Interaction first = pair.run(NOTHING, NOTHING);
			assertThat(pair.run(NOTHING, NOTHING).first().result().stderr()).isEqualTo(first.first().result().stderr());
		}
		Interaction ended = run("import sys\nsys.exit(len(sys.stdin.read()))", "");
		assertThat(ended.first().result().exitCode()).isZero();
	}

	@Test
	void takesNoPipeThatSomebodyCanStillWriteTo() throws Exception {
		try (SandboxPair pair = open(COUNTER, LIMITS, "print(1)")) {
			Path pipe = pipes().get(0);
			try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw")) {
				assertThat(writer.getFD().valid()).isTrue();
				assertThatExceptionOfType(SandboxFailure.class).isThrownBy(() -> pair.run(NOTHING, NOTHING));
			}
		}
		assertThat(run(COUNTER, ASKER).first().result().exitCode()).isZero();
	}

	@Test
	void leavesNoPipesInTheFolders() throws Exception {
		run(COUNTER, "print(1)");
		assertThat(pipes()).isEmpty();
	}

	/** Returns those that cells can find. */
	private static List<Path> pipes() throws IOException {
		try (Stream<Path> places = Files.walk(workDir.resolve("bundles"))) {
			return places.filter((place) -> place.getParent().endsWith("pipes")).toList();
		}
	}

	@Test
	void hidesTheFolderOfThePipes() throws Exception {
		String looks = """
				import os, sys
				with open("/tmp/own", "w"): pass
				print(os.listdir("/tmp"), os.path.exists("/proc/self"), file=sys.stderr)
				""";
		Interaction ended = run(looks, looks);
		assertThat(ended.first().result().stderr().text()).contains("'own'").contains("False").hasSizeLessThan(60);
	}

	@Test
	void runsTwoHundredPairsOnTwoCellsForEachSlot() throws Exception {
		ExecutorService jobs = Executors.newFixedThreadPool(SLOTS);
		List<Future<Interaction>> running = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			running.add(jobs.submit(() -> run(COUNTER, ASKER)));
		}
		for (Future<Interaction> one : running) {
			assertThat(one.get(5, TimeUnit.MINUTES).second().result().exitCode()).isZero();
		}
		jobs.shutdown();
	}

	@Test
	void failsWhereACellIsKilled() throws Exception {
		for (int killed = 0; killed < 2; killed++) {
			try (SandboxPair pair = open(COUNTER, LIMITS, "import time\ntime.sleep(100)")) {
				Cell cell = leased().get(killed);
				ExecutorService other = Executors.newSingleThreadExecutor();
				Future<Interaction> running = other.submit(() -> pair.run(NOTHING, NOTHING));
				cell.init().destroyForcibly();
				assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
					.isThrownBy(() -> running.get(1, TimeUnit.MINUTES))
					.withCauseInstanceOf(SandboxFailure.class);
				other.shutdown();
			}
		}
		assertThat(run(COUNTER, ASKER).first().result().exitCode()).isZero();
	}

	@Test
	void countsTheMemoryOfBoth() {
		RunLimits half = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 600L << 20, 1 << 16, 1 << 16);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> open("", half, "", half))
			.withMessageContaining("gavel.sandbox.max-memory");
	}

	private List<Cell> leased() {
		return sandbox.pool()
			.cells()
			.stream()
			.filter((cell) -> cell.state() == CellState.LEASED && Host.isRunning(cell.init()))
			.toList();
	}

	private Interaction run(String first, String second) throws SandboxUnavailable, SandboxFailure {
		return run(first, LIMITS, second);
	}

	private Interaction run(String first, RunLimits limits, String second) throws SandboxUnavailable, SandboxFailure {
		try (SandboxPair pair = open(first, limits, second)) {
			return pair.run(NOTHING, NOTHING);
		}
	}

	private SandboxPair open(String first, RunLimits limits, String second) throws SandboxUnavailable, SandboxFailure {
		return open(first, limits, second, LIMITS);
	}

	private SandboxPair open(String first, RunLimits firstLimits, String second, RunLimits secondLimits)
			throws SandboxUnavailable, SandboxFailure {
		return sandbox.openPair(program(first), firstLimits, program(second), secondLimits);
	}

	private static Program program(String source) {
		return new Program(source, Map.of("main", "solution.py"), EnvironmentName.DEFAULT, true);
	}

	private static RunLimits limits(Duration cpuTime, Duration idleTime) {
		return new RunLimits(cpuTime.multipliedBy(SandboxFixture.slowness()), idleTime, 64L << 20, 1 << 16, 1 << 16);
	}

}
