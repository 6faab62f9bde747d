package dev.gavel.api.webhook.sending;

import dev.gavel.api.webhook.StoredWebhook;
import dev.gavel.api.webhook.WebhookTable.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The threads that send, and who may use how many of them. */
final class Senders implements AutoCloseable {

	/** Webhooks that are served at the same time. */
	private static final int WEBHOOKS = 24;

	/** Those of one account among them. */
	private static final int WEBHOOKS_OF_OWNER = 4;

	/** Requests to one receiver at the same time. */
	private static final int REQUESTS = 4;

	private static final int HELPERS = 48;

	/**
	 * Those that serve webhooks. Few tasks wait for one: a webhook is chosen for each.
	 */
	private final ThreadPoolExecutor serving;

	/**
	 * Those that help them. Takes no more than it has threads for, so nobody waits for
	 * somebody who waits.
	 */
	private final ThreadPoolExecutor helping;

	private final AtomicInteger busy = new AtomicInteger();

	private final Map<Long, Integer> busyOfOwner = new ConcurrentHashMap<>();

	private final AtomicBoolean asked = new AtomicBoolean();

	Senders() {
		ThreadPoolExecutor threads = new ThreadPoolExecutor(WEBHOOKS, WEBHOOKS, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), named("webhook"));
		threads.allowCoreThreadTimeOut(true);
		this.serving = threads;
		this.helping = new ThreadPoolExecutor(0, HELPERS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
				named("webhook-helper"));
	}

	private static ThreadFactory named(String name) {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	/** Runs something soon, unless it is to run soon anyway. */
	void once(Runnable task) {
		if (!serving.isShutdown() && asked.compareAndSet(false, true)) {
			serving.execute(() -> {
				asked.set(false);
				task.run();
			});
		}
	}

	/** Returns those that may be started, in their order. */
	List<Long> choose(List<Candidate> candidates) {
		List<Long> chosen = new ArrayList<>();
		Map<Long, Integer> ofOwner = new ConcurrentHashMap<>(busyOfOwner);
		for (Candidate candidate : candidates) {
			if (busy.get() + chosen.size() < WEBHOOKS
					&& ofOwner.merge(candidate.ownerKey(), 1, Integer::sum) <= WEBHOOKS_OF_OWNER) {
				chosen.add(candidate.id());
			}
		}
		return chosen;
	}

	/** Serves a webhook. */
	void start(StoredWebhook webhook, Runnable turn) {
		long owner = (webhook.ownerId() != null) ? webhook.ownerId() : -1;
		busy.incrementAndGet();
		busyOfOwner.merge(owner, 1, Integer::sum);
		serving.execute(() -> {
			try {
				turn.run();
			}
			finally {
				busy.decrementAndGet();
				busyOfOwner.computeIfPresent(owner, (id, count) -> (count > 1) ? count - 1 : null);
			}
		});
	}

	/**
	 * Sends all, a few at the same time, until it is enough.
	 * @param send says whether to go on
	 * @return whether all were sent, and more may be
	 */
	<T> boolean sendAll(List<T> all, Predicate<T> send) {
		Queue<T> queue = new ConcurrentLinkedQueue<>(all);
		AtomicBoolean more = new AtomicBoolean(true);
		Runnable sending = () -> {
			T next;
			while (more.get() && (next = queue.poll()) != null) {
				if (!send.test(next)) {
					more.set(false);
				}
			}
		};
		List<CompletableFuture<Void>> others = new ArrayList<>();
		for (int i = 1; i < Math.min(REQUESTS, all.size()); i++) {
			CompletableFuture<Void> done = new CompletableFuture<>();
			if (isHelped(() -> complete(done, sending))) {
				others.add(done);
			}
		}
		sending.run();
		others.forEach(CompletableFuture::join);
		return more.get();
	}

	private static void complete(CompletableFuture<Void> done, Runnable task) {
		try {
			task.run();
			done.complete(null);
		}
		catch (RuntimeException ex) {
			done.completeExceptionally(ex);
		}
	}

	/** Waits for a moment until what was begun has ended. */
	@Override
	public void close() {
		serving.shutdown();
		try {
			serving.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		helping.shutdown();
	}

	private boolean isHelped(Runnable task) {
		try {
			helping.execute(task);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

}
