package dev.gavel.faults;

import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Api;
import dev.gavel.cluster.Ledger;
import dev.gavel.cluster.Ledger.Entry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client of several replicas that posts one submission after another. It opens a
 * connection for each and goes on to the next replica when one does not take it, as a
 * balancer does. That is all it forgives: no answer but 2xx, and none that gets lost.
 */
final class Traffic implements AutoCloseable {

	private static final int WORK = 4;

	private static final int MORE = 5;

	private static final int MOST_WAITING = 5;

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final ExecutorService thread = Executors.newSingleThreadExecutor();

	private final AtomicInteger taken = new AtomicInteger();

	private final List<String> failures = new CopyOnWriteArrayList<>();

	private final List<Api> apis;

	private final Ledger ledger;

	private final long question;

	private volatile boolean ending;

	private Future<?> posting;

	Traffic(List<Api> apis, Ledger ledger) throws IOException {
		this.apis = apis;
		this.ledger = ledger;
		this.question = new Client(apis.get(0).address()).createQuestion();
	}

	void begin() {
		this.posting = thread.submit(() -> {
			for (int number = 0; !ending; number++) {
				post(number);
				await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> ledger.open() < MOST_WAITING);
			}
		});
	}

	private void post(int number) {
		Map<String, String> submission = Map.of("code", Kind.of(number).program(number, WORK));
		for (int turn = 0; turn < apis.size(); turn++) {
			try {
				note(new Client(apis.get((number + turn) % apis.size()).address()).post("/code/execute/" + question,
						submission));
				return;
			}
			catch (ConnectException ex) {
				// this replica is down
			}
			catch (IOException ex) {
				failures.add(ex.toString());
				return;
			}
		}
		failures.add("no replica takes connections");
	}

	private void note(HttpResponse<String> answer) {
		if (answer.statusCode() / 100 == 2) {
			taken.incrementAndGet();
		}
		else {
			failures.add(answer.statusCode() + ": " + answer.body());
		}
	}

	/** Returns when some that were taken from now on have been judged. */
	void awaitMore() {
		int goal = taken.get() + MORE;
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(200))
			.until(() -> ledger.entries().stream().filter(Entry::isDone).count() >= goal);
	}

	void end() throws ExecutionException, InterruptedException {
		ending = true;
		posting.get();
	}

	int taken() {
		return taken.get();
	}

	List<String> failures() {
		return failures;
	}

	@Override
	public void close() {
		ending = true;
		thread.shutdown();
	}

}
