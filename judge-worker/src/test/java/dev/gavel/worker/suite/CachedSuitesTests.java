package dev.gavel.worker.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gavel.message.ContentHash;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CachedSuitesTests {

	private static final Signature SIGNATURE = new Signature("solve", List.of(), ValueType.parse("str"));

	private final HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	private final Map<String, byte[]> stored = new ConcurrentHashMap<>();

	private final Map<String, Integer> fetches = new ConcurrentHashMap<>();

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private volatile CountDownLatch answers = new CountDownLatch(1);

	private volatile int statusOfMissing = 404;

	private Suites suites;

	@TempDir
	private Path folder;

	CachedSuitesTests() throws IOException {
	}

	@BeforeEach
	void start() {
		api.createContext("/internal/suites/", this::answer);
		api.start();
		URI address = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
		WorkerProperties properties = new WorkerProperties("w", address, "token", 1, DataSize.ofMegabytes(1), folder,
				Duration.ZERO, Duration.ZERO);
		this.suites = new CachedSuites(new SuiteClient(properties, ObservationRegistry.NOOP, PATIENCE), properties);
	}

	@AfterEach
	void stop() {
		answers.countDown();
		api.stop(0);
	}

	@Test
	void fetchANewSuiteOnceHoweverOftenOthersWereUsed() throws Exception {
		answers.countDown();
		List<String> old = List.of(store('a', 300_000), store('b', 300_000), store('c', 300_000));
		for (int i = 0; i < 50; i++) {
			use(old);
		}
		String added = store('d', 300_000);
		use(List.of(added, added, added, added));
		assertThat(fetches).containsEntry(added, 1);
	}

	@Test
	void forgetWhatWasNotUsedForLongest() throws Exception {
		answers.countDown();
		String first = store('a', 300_000);
		String second = store('b', 300_000);
		use(List.of(first, second, store('c', 300_000), first, store('d', 300_000), first));
		assertThat(fetches).containsEntry(first, 1);
		use(List.of(second));
		assertThat(fetches).containsEntry(second, 2);
	}

	@Test
	void keepTheOthersWhenOneIsLargerThanAllTheirRoom() throws Exception {
		answers.countDown();
		String small = store('a', 300_000);
		String large = store('b', 1_200_000);
		use(List.of(small, large, small, large));
		assertThat(fetches).containsEntry(small, 1).containsEntry(large, 2);
	}

	@Test
	void fetchOnceForAllWhoWaitForTheSame() throws Exception {
		String hash = store('a', 300_000);
		ExecutorService jobs = Executors.newFixedThreadPool(8);
		CyclicBarrier together = new CyclicBarrier(8);
		List<Future<OpenSuite>> waiting = IntStream.range(0, 8).mapToObj((job) -> jobs.submit(() -> {
			together.await();
			return suites.byHash(hash);
		})).toList();
		await().until(() -> fetches.containsKey(hash));
		answers.countDown();
		for (Future<OpenSuite> suite : waiting) {
			assertThat(suite.get().size()).isOne();
			suite.get().close();
		}
		jobs.shutdownNow();
		assertThat(fetches).containsEntry(hash, 1);
	}

	@Test
	void comeToAWaitingJobWhenTheOneThatFetchesIsCancelled() throws Exception {
		String hash = store('a', 300_000);
		Thread first = job(hash);
		await().until(() -> fetches.containsKey(hash));
		FutureTask<OpenSuite> second = new FutureTask<>(() -> suites.byHash(hash));
		Thread waiting = new Thread(second);
		waiting.start();
		await().until(() -> waiting.getState() == Thread.State.WAITING);
		first.interrupt();
		first.join();
		answers.countDown();
		try (OpenSuite suite = second.get()) {
			assertThat(suite.size()).isOne();
		}
	}

	@Test
	void letACancelledJobGoAtOnceWhileAnotherFetches() throws Exception {
		String hash = store('a', 300_000);
		Thread first = job(hash);
		await().until(() -> fetches.containsKey(hash));
		Thread second = job(hash);
		await().until(() -> second.getState() == Thread.State.WAITING);
		second.interrupt();
		await().until(() -> !second.isAlive());
		assertThat(first.isAlive()).isTrue();
	}

	@Test
	void letJobsThatHaveWaitedLongEnoughTryOnlyOnce() throws Exception {
		statusOfMissing = 503;
		List<Thread> jobs = Stream.generate(() -> job("a")).limit(4).toList();
		await().until(() -> fetches.containsKey("a"));
		await().until(() -> jobs.stream().filter((job) -> job.getState() == Thread.State.WAITING).count() >= 3);
		long since = System.nanoTime();
		await().until(() -> System.nanoTime() - since > PATIENCE.toNanos());
		answers.countDown();
		for (Thread job : jobs) {
			job.join();
		}
		assertThat(fetches).containsEntry("a", 4);
	}

	@Test
	void comeAtOnceWhileAnotherIsFetched() throws Exception {
		answers.countDown();
		String cached = store('a', 300_000);
		use(cached);
		this.answers = new CountDownLatch(1);
		String missing = store('b', 300_000);
		Thread fetching = job(missing);
		await().until(() -> fetches.containsKey(missing));
		Thread other = job(cached);
		await().until(() -> !other.isAlive());
		assertThat(fetches).containsEntry(cached, 1);
		// It writes to the folder that is deleted after the test.
		answers.countDown();
		await().until(() -> !fetching.isAlive());
	}

	/** Starts a job that needs the suite. */
	private Thread job(String hash) {
		Thread job = new Thread(() -> catchThrowable(() -> suites.byHash(hash).close()));
		job.start();
		return job;
	}

	@Test
	void sayThatTheirFolderIsGoneAndComeWhenItIsBack() throws Exception {
		answers.countDown();
		String hash = store('a', 300_000);
		Files.delete(folder);
		assertThatExceptionOfType(SuiteFolderUnfit.class).isThrownBy(() -> suites.byHash(hash))
			.withMessageContaining(folder.toString())
			.withMessageContaining("NoSuchFileException")
			.withMessageContaining("GAVEL_WORKER_SUITE_CACHE_DIR");
		assertThat(fetches).containsEntry(hash, 1);
		Files.createDirectory(folder);
		use(hash);
	}

	@Test
	void sayThatTheirDiskIsFull() throws Exception {
		try (SuiteFile file = new SuiteFile(folder, new RandomAccessFile("/dev/full", "rw"))) {
			assertThatExceptionOfType(SuiteFolderUnfit.class)
				.isThrownBy(() -> file.receive(new ByteArrayInputStream(new byte[1]), 1))
				.withMessageContaining("No space left on device");
		}
	}

	@Test
	void askAgainForWhatCouldNotBeHad() throws Exception {
		answers.countDown();
		String hash = store('a', 300_000);
		byte[] encoded = stored.remove(hash);
		assertThatExceptionOfType(SuiteUnavailable.class).isThrownBy(() -> suites.byHash(hash));
		stored.put(hash, encoded);
		use(hash);
	}

	@Test
	void keepASuiteThatWasPushedOutUntilItsJobsHaveEnded() throws Exception {
		answers.countDown();
		String hash = store('a', 300_000);
		OpenSuite suite = suites.byHash(hash);
		use(List.of(store('b', 300_000), store('c', 300_000), store('d', 300_000), store('e', 300_000)));
		assertThat(openFiles()).isEqualTo(4);
		assertThat(suite.test(1).expected()).isEqualTo(new TextValue("a".repeat(300_000)));
		suite.close();
		assertThat(openFiles()).isEqualTo(3);
	}

	@Test
	void keepASuiteThatIsLargerThanAllTheirRoomUntilItsJobHasEnded() throws Exception {
		answers.countDown();
		String hash = store('a', 1_200_000);
		try (OpenSuite suite = suites.byHash(hash)) {
			assertThat(suite.test(1).expected()).isEqualTo(new TextValue("a".repeat(1_200_000)));
		}
		assertThat(openFiles()).isZero();
	}

	@Test
	void leaveNothingBehindWhenTheWorkerIsKilled() throws Exception {
		answers.countDown();
		use(List.of(store('a', 300_000), store('b', 300_000)));
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void holdNoMoreOpenFilesThanTheirRoomAllows() throws Exception {
		answers.countDown();
		for (char content = 'a'; content <= 'z'; content++) {
			use(List.of(store(content, 1)));
		}
		assertThat(openFiles()).isEqualTo(4);
	}

	@Test
	void stayReadableForOthersWhenOneReaderIsInterrupted() throws Exception {
		answers.countDown();
		try (OpenSuite suite = suites.byHash(store('a', 300_000))) {
			Thread.currentThread().interrupt();
			suite.test(1);
			assertThat(Thread.interrupted()).isTrue();
			assertThat(suite.test(1).expected()).isEqualTo(new TextValue("a".repeat(300_000)));
		}
	}

	@Test
	void holdOneTestInMemoryAtATime() throws Exception {
		answers.countDown();
		List<SuiteTest> tests = IntStream.rangeClosed(1, 20)
			.mapToObj((id) -> new SuiteTest(id, List.of(new TextValue("x".repeat(500_000))), new TextValue("y")))
			.toList();
		String hash = store(new ListedSuite(SIGNATURE, tests));
		long before = allocatedBytes();
		try (OpenSuite suite = suites.byHash(hash)) {
			assertThat(allocatedBytes() - before).isLessThan(2_000_000);
			long read = allocatedBytes();
			suite.test(7);
			assertThat(allocatedBytes() - read).isBetween(500_000L, 600_000L);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "not a suite", "HEAD\n[1,[1]", "HEAD\n[1,[1],2,3]", "HEAD\n[1]" })
	void areUnavailableWhenTheyCannotBeRead(String content) {
		answers.countDown();
		String head = new String(SuiteCodec.encode(new SuiteHead(SIGNATURE)));
		byte[] encoded = content.replace("HEAD", head).getBytes();
		stored.put(ContentHash.of(encoded), encoded);
		assertThatExceptionOfType(SuiteUnavailable.class).isThrownBy(() -> suites.byHash(ContentHash.of(encoded)))
			.withMessageContaining("cannot be read");
		assertThat(openFiles()).isZero();
	}

	@Test
	void areUnavailableWhenTheApiSendsOthers() {
		answers.countDown();
		String hash = store('a', 10);
		stored.put(hash, stored.get(store('b', 10)));
		assertThatExceptionOfType(SuiteUnavailable.class).isThrownBy(() -> suites.byHash(hash))
			.withMessageContaining("something other");
		assertThat(openFiles()).isZero();
	}

	private static long allocatedBytes() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
			.getThreadAllocatedBytes(Thread.currentThread().getId());
	}

	/** Counts the files without a name that were in the folder. */
	private long openFiles() {
		return Stream.of(new File("/proc/self/fd").listFiles())
			.map(CachedSuitesTests::target)
			.filter((target) -> target.startsWith(folder.toString()))
			.count();
	}

	private static String target(File descriptor) {
		try {
			return Files.readSymbolicLink(descriptor.toPath()).toString();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private void use(List<String> hashes) throws SuiteUnavailable, InterruptedException {
		for (String hash : hashes) {
			use(hash);
		}
	}

	private void use(String hash) throws SuiteUnavailable, InterruptedException {
		try (OpenSuite suite = suites.byHash(hash)) {
			assertThat(suite.size()).isOne();
		}
	}

	private String store(char content, int size) {
		return store(new ListedSuite(SIGNATURE,
				List.of(new SuiteTest(1, List.of(), new TextValue(String.valueOf(content).repeat(size))))));
	}

	private String store(ListedSuite suite) {
		byte[] encoded = suite.encode();
		String hash = ContentHash.of(encoded);
		stored.put(hash, encoded);
		return hash;
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String hash = exchange.getRequestURI().getPath().replaceAll(".*/", "");
			fetches.merge(hash, 1, Integer::sum);
			answers.await();
			byte[] encoded = stored.get(hash);
			exchange.sendResponseHeaders((encoded != null) ? 200 : statusOfMissing,
					(encoded != null) ? encoded.length : -1);
			if (encoded != null) {
				exchange.getResponseBody().write(encoded);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
