package dev.gavel.api.compat.judge0;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs few tasks of a client at a time, so that a slow one leaves threads to others. */
final class ClientTurns {

	static final int MOST_OF_CLIENT = 2;

	private final Executor executor;

	private final Map<String, Tasks> tasks = new HashMap<>();

	ClientTurns(Executor executor) {
		this.executor = executor;
	}

	synchronized void run(String client, Runnable task) {
		Tasks own = tasks.computeIfAbsent(client, (unknown) -> new Tasks());
		if (own.underWay < MOST_OF_CLIENT) {
			own.underWay++;
			begin(client, own, task);
		}
		else {
			own.waiting.add(task);
		}
	}

	private void begin(String client, Tasks own, Runnable task) {
		executor.execute(() -> {
			try {
				task.run();
			}
			finally {
				goOn(client, own);
			}
		});
	}

	private synchronized void goOn(String client, Tasks own) {
		Runnable next = own.waiting.poll();
		if (next != null) {
			begin(client, own, next);
			return;
		}
		own.underWay--;
		if (own.underWay == 0) {
			tasks.remove(client);
		}
	}

	/** Of one client; guarded by the lock of all. */
	private static final class Tasks {

		private final Queue<Runnable> waiting = new ArrayDeque<>();

		private int underWay;

	}

}
