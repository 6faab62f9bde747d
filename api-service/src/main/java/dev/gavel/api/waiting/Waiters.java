package dev.gavel.api.waiting;

import dev.gavel.api.access.Caller;
import dev.gavel.api.queue.Client;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Those who wait in one way. Limits their number, in total and per client. */
final class Waiters<W extends Waiter> {

	private final Set<W> all = ConcurrentHashMap.newKeySet();

	private final Map<String, Integer> ofClients = new ConcurrentHashMap<>();

	private final int most;

	private final ToIntFunction<Caller> limit;

	Waiters(int most, ToIntFunction<Caller> limit) {
		this.most = most;
		this.limit = limit;
	}

	/** Returns false when there is no room for it. */
	boolean add(W waiter) {
		int ownMost = limit.applyAsInt(waiter.caller());
		String client = Client.nameOf(waiter.caller());
		boolean room = ofClients.merge(client, 1, Integer::sum) <= ownMost && all.size() < most;
		if (!room) {
			forget(client);
			return false;
		}
		return all.add(waiter);
	}

	/** Adds one for which there is always room. It counts like the others. */
	void addAnyway(W waiter) {
		ofClients.merge(Client.nameOf(waiter.caller()), 1, Integer::sum);
		all.add(waiter);
	}

	void remove(W waiter) {
		if (all.remove(waiter)) {
			forget(Client.nameOf(waiter.caller()));
		}
	}

	private void forget(String client) {
		ofClients.computeIfPresent(client, (name, count) -> (count > 1) ? count - 1 : null);
	}

	Stream<W> stream() {
		return all.stream();
	}

}
