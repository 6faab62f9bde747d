package dev.gavel.faults;

import dev.gavel.cluster.Ledger;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Clients that post as long as they are let, and until enough submissions are taken; they
 * do not let go of one that was refused. Only what was answered with 2xx counts as taken.
 * They pause while many submissions wait already, so that the load lasts.
 */
final class Load implements AutoCloseable {

	private static final int CLIENTS = 4;

	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

	private final Set<UUID> taken = ConcurrentHashMap.newKeySet();

	private final AtomicInteger next = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	private final AtomicInteger lost = new AtomicInteger();

	private final Client client;

	private final long question;

	private final long hastyQuestion;

	private final Ledger ledger;

	private final int total;

	private final int mostWaiting;

	private final int work;

	private volatile boolean enough;

	private List<Future<?>> posting = List.of();

	/**
	 * @param total how many submissions are to be taken at least
	 * @param mostWaiting how many may wait before the clients pause
	 * @param work of each, in the unit of {@link Kind#program}
	 */
	Load(URI api, Ledger ledger, int total, int mostWaiting, int work) throws IOException {
		this.client = new Client(api);
		this.question = client.createQuestion();
		this.hastyQuestion = client.createHastyQuestion();
		this.ledger = ledger;
		this.total = total;
		this.mostWaiting = mostWaiting;
		this.work = work;
	}

	/** Returns when the workers have all that they can do. */
	void begin() {
		this.posting = IntStream.range(0, CLIENTS)
			.<Future<?>>mapToObj((number) -> clients.submit(() -> postAll("client-" + number)))
			.toList();
		await(Duration.ofMillis(100), () -> ledger.open() >= mostWaiting / 2);
	}

	private void postAll(String user) {
		for (int number = next.getAndIncrement(); number < total || !enough; number = next.getAndIncrement()) {
			Kind kind = Kind.of(number);
			String path = "/code/execute/" + ((kind == Kind.ENDLESS) ? hastyQuestion : question);
			Map<String, String> submission = Map.of("code", kind.program(number, work), "user", user);
			await(Duration.ofMillis(500), this::hasRoom);
			await(Duration.ofMillis(200), () -> isTaken(path, submission));
		}
	}

	private static void await(Duration pause, Callable<Boolean> condition) {
		Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(pause).until(condition);
	}

	/** While MySQL is away nobody knows, and the clients go on. */
	private boolean hasRoom() {
		try {
			return ledger.open() < mostWaiting;
		}
		catch (SQLException ex) {
			return true;
		}
	}

	private boolean isTaken(String path, Map<String, String> submission) {
		try {
			HttpResponse<String> answer = client.post(path, submission);
			if (answer.statusCode() >= 500) {
				lost.incrementAndGet();
				return false;
			}
			return taken.add(UUID.fromString(Client.json(answer).get("id").asString()));
		}
		catch (ConnectException | HttpConnectTimeoutException ex) {
			refused.incrementAndGet();
			return false;
		}
		catch (IOException ex) {
			lost.incrementAndGet();
			return false;
		}
	}

	/** Whether the clients will still post for some time. */
	boolean lasts() {
		return next.get() < total - mostWaiting / 2;
	}

	/** Lets the clients end, and waits for them. */
	void awaitTaken() throws ExecutionException, InterruptedException {
		this.enough = true;
		for (Future<?> client : posting) {
			client.get();
		}
	}

	Set<UUID> taken() {
		return taken;
	}

	/** How many posts may have been stored though their clients were not told so. */
	int lost() {
		return lost.get();
	}

	@Override
	public String toString() {
		return "%d submissions taken; %d posts found nobody, %d were answered 5xx or not at all".formatted(taken.size(),
				refused.get(), lost.get());
	}

	@Override
	public void close() {
		clients.shutdownNow();
	}

}
