package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellState;
import dev.gavel.worker.sandbox.oci.cell.OciSession;
import dev.gavel.worker.sandbox.oci.cell.RecycleReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Slots that never rest: whether a cell is ready for each submission, and what is left of
 * thousands.
 */
@Tag("slow")
class LoadIT {

	private static final Logger logger = LoggerFactory.getLogger(LoadIT.class);

	private static final int SLOTS = 2;

	private static final Program PROGRAM = SandboxFixture.program("def solve(number): return number", "solve");

	private final ExecutorService slots = Executors.newFixedThreadPool(SLOTS);

	private Path workDir;

	private OciSandbox sandbox;

	@BeforeEach
	void createWorkDir() throws IOException {
		this.workDir = SandboxFixture.workDir();
	}

	@AfterEach
	void stop() throws IOException {
		slots.shutdownNow();
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	@ParameterizedTest
	@CsvSource({ "1, 3000", "20, 200" })
	void hasACellReadyForNearlyEverySubmission(int tests, int submissions) throws Exception {
		start();
		judge(100, tests);
		long waitsBefore = sandbox.pool().waits();
		judge(submissions, tests);
		assertThat(sandbox.pool().waits() - waitsBefore).isLessThanOrEqualTo(submissions / 100);
	}

	@Test
	void holdsNoMoreAfterThousandsOfSubmissions() throws Exception {
		start();
		judge(100, 1);
		Holdings before = holdings();
		judge(2000, 1);
		Holdings after = holdings();
		logger.info("After 100 submissions {}, after 2100 {}; cells replaced: {}", before, after,
				sandbox.pool().recycled());
		assertThat(sandbox.pool().recycled()).containsOnlyKeys(RecycleReason.USED_UP);
		assertThat(after.processes()).isEqualTo(2 * after.cells());
		assertThat(after.bundles()).isEqualTo(after.cells());
		assertThat(after.records()).isEqualTo(after.cells());
		assertThat(after.cgroups() * before.cells()).isEqualTo(before.cgroups() * after.cells());
		assertThat(after.descriptors() - 2 * after.cells())
			.isLessThanOrEqualTo(before.descriptors() - 2 * before.cells());
		assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
	}

	@Test
	void givesEachSubmissionAContainerOfItsOwnInStrictMode() throws Exception {
		start("recycle-after=1");
		judge(60, 1);
		assertThat(sandbox.pool().recycled()).isEqualTo(Map.of(RecycleReason.USED_UP, 60));
	}

	/**
	 * What is there when nothing is going on; threads without those that wait for work.
	 */
	private record Holdings(long cells, long processes, long descriptors, long threads, long bundles, long records,
			long cgroups) {
	}

	private Holdings holdings() throws IOException {
		await().until(() -> sandbox.pool().states().keySet().equals(Set.of(CellState.IDLE))
				&& count(workDir.resolve("bundles")) == sandbox.pool().cells().size());
		Set<Cell> cells = sandbox.pool().cells();
		long processes = cells.stream().mapToLong((cell) -> 1 + cell.init().descendants().count()).sum();
		long threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !thread.getName().matches("cell-reset-.*|process reaper.*"))
			.count();
		return new Holdings(cells.size(), processes + ProcessHandle.current().children().count(),
				count(Path.of("/proc/self/fd")), threads, count(workDir.resolve("bundles")),
				count(workDir.resolve("state").resolve(sandbox.facts().runtime())), cgroups());
	}

	/** Of this worker's cells, in all hierarchies. */
	private long cgroups() throws IOException {
		String worker = sandbox.pool().cells().iterator().next().id().split("-")[0];
		try (Stream<Path> groups = Files.find(Path.of("/sys/fs/cgroup"), 4, (path,
				attributes) -> attributes.isDirectory() && path.getFileName().toString().startsWith(worker + "-"))) {
			return groups.count();
		}
	}

	private static long count(Path directory) throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.count();
		}
	}

	private void start(String... settings) throws IOException {
		this.sandbox = SandboxFixture.start(SLOTS, workDir, settings);
		await().until(() -> sandbox.pool().states().getOrDefault(CellState.IDLE, 0L) > SLOTS);
	}

	private void judge(int submissions, int tests) throws Exception {
		long start = System.nanoTime();
		long waitsBefore = sandbox.pool().waits();
		ConcurrentLinkedQueue<Long> waitNanos = new ConcurrentLinkedQueue<>();
		AtomicInteger left = new AtomicInteger(submissions);
		Callable<Void> slot = () -> {
			while (left.getAndDecrement() > 0) {
				waitNanos.add(submit(tests));
			}
			return null;
		};
		for (Future<Void> done : slots.invokeAll(List.of(slot, slot))) {
			done.get();
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		List<Long> sorted = waitNanos.stream().sorted().toList();
		logger.info(
				"{} submissions of {} tests: {} per second, {} had to wait for a cell; waits in us: p50 {}, p99 {}, max {}",
				submissions, tests, Math.round(submissions / seconds), sandbox.pool().waits() - waitsBefore,
				sorted.get(submissions / 2) / 1000, sorted.get(submissions * 99 / 100) / 1000,
				sorted.get(submissions - 1) / 1000);
	}

	/** Returns how long it waited for a cell, in nanoseconds. */
	private long submit(int tests) throws Exception {
		long start = System.nanoTime();
		Cell cell = sandbox.pool().lease();
		long waited = System.nanoTime() - start;
		try (OciSession session = new OciSession(cell, SandboxFixture.LIMITS, Duration.ofSeconds(5), "nonce",
				sandbox.pool()::giveBack)) {
			session.begin(PROGRAM);
			for (int i = 0; i < tests; i++) {
				assertThat(session.run("[1]".getBytes()).outcome()).isEqualTo(RunOutcome.RETURNED);
			}
		}
		return waited;
	}

}
