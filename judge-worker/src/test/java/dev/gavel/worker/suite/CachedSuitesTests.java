package dev.gavel.worker.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.TestSuite;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class CachedSuitesTests {

	private final HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	private final Map<String, byte[]> stored = new ConcurrentHashMap<>();

	private final Map<String, Integer> fetches = new ConcurrentHashMap<>();

	private final CountDownLatch answers = new CountDownLatch(1);

	private Suites suites;

	CachedSuitesTests() throws IOException {
	}

	@BeforeEach
	void start() {
		api.createContext("/internal/suites/", this::answer);
		api.start();
		URI address = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
		WorkerProperties properties = new WorkerProperties("w", address, "token", 1, DataSize.ofKilobytes(16),
				Duration.ZERO, Duration.ZERO);
		this.suites = new CachedSuites(new SuiteClient(properties, ObservationRegistry.NOOP), properties);
	}

	@AfterEach
	void stop() {
		api.stop(0);
	}

	@Test
	void fetchANewSuiteOnceHoweverOftenOthersWereUsed() throws Exception {
		answers.countDown();
		List<String> old = List.of(store('a', 5000), store('b', 5000), store('c', 5000));
		for (int i = 0; i < 50; i++) {
			use(old);
		}
		String added = store('d', 5000);
		use(List.of(added, added, added, added));
		assertThat(fetches).containsEntry(added, 1);
	}

	@Test
	void forgetWhatWasNotUsedForLongest() throws Exception {
		answers.countDown();
		String first = store('a', 5000);
		String second = store('b', 5000);
		use(List.of(first, second, store('c', 5000), first, store('d', 5000), first));
		assertThat(fetches).containsEntry(first, 1);
		use(List.of(second));
		assertThat(fetches).containsEntry(second, 2);
	}

	@Test
	void keepTheOthersWhenOneIsLargerThanAllTheirRoom() throws Exception {
		answers.countDown();
		String small = store('a', 5000);
		String large = store('b', 20_000);
		use(List.of(small, large, small, large));
		assertThat(fetches).containsEntry(small, 1).containsEntry(large, 2);
	}

	@Test
	void fetchOnceForAllWhoWaitForTheSame() throws Exception {
		String hash = store('a', 5000);
		ExecutorService jobs = Executors.newFixedThreadPool(8);
		CyclicBarrier together = new CyclicBarrier(8);
		List<Future<TestSuite>> waiting = IntStream.range(0, 8).mapToObj((job) -> jobs.submit(() -> {
			together.await();
			return suites.byHash(hash);
		})).toList();
		await().until(() -> fetches.containsKey(hash));
		answers.countDown();
		for (Future<TestSuite> suite : waiting) {
			assertThat(suite.get().tests()).hasSize(1);
		}
		jobs.shutdownNow();
		assertThat(fetches).containsEntry(hash, 1);
	}

	@Test
	void askAgainForWhatCouldNotBeHad() throws Exception {
		answers.countDown();
		String hash = store('a', 5000);
		byte[] encoded = stored.remove(hash);
		assertThatExceptionOfType(SuiteUnavailable.class).isThrownBy(() -> suites.byHash(hash));
		stored.put(hash, encoded);
		assertThat(suites.byHash(hash).tests()).hasSize(1);
	}

	private void use(List<String> hashes) throws SuiteUnavailable {
		for (String hash : hashes) {
			assertThat(suites.byHash(hash).tests()).hasSize(1);
		}
	}

	private String store(char content, int size) {
		TestSuite suite = new TestSuite(new Signature("solve", List.of(), ValueType.parse("str")),
				List.of(new SuiteTest(1, List.of(), new TextValue(String.valueOf(content).repeat(size)))));
		byte[] encoded = SuiteCodec.encode(suite);
		String hash = SuiteCodec.hash(encoded);
		stored.put(hash, encoded);
		return hash;
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String hash = exchange.getRequestURI().getPath().replaceAll(".*/", "");
			fetches.merge(hash, 1, Integer::sum);
			answers.await();
			byte[] encoded = stored.get(hash);
			exchange.sendResponseHeaders((encoded != null) ? 200 : 404, (encoded != null) ? encoded.length : -1);
			if (encoded != null) {
				exchange.getResponseBody().write(encoded);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
