package dev.gavel.worker.suite;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The suites that were used last, as many as there is room for. How often one was used
 * before does not count: jobs come in bursts, and those of a new suite should not fetch
 * it one by one.
 */
final class RecentSuites {

	private final long room;

	private final Map<String, FetchedSuite> byLastUse = new LinkedHashMap<>(16, 0.75f, true);

	private long bytes;

	/**
	 * @param room in bytes of encoded suites; a larger one is not kept
	 */
	RecentSuites(long room) {
		this.room = room;
	}

	synchronized @Nullable FetchedSuite get(String hash) {
		return byLastUse.get(hash);
	}

	synchronized void keep(String hash, FetchedSuite suite) {
		if (suite.encodedBytes() > room || byLastUse.putIfAbsent(hash, suite) != null) {
			return;
		}
		bytes += suite.encodedBytes();
		Iterator<FetchedSuite> longestUnused = byLastUse.values().iterator();
		while (bytes > room) {
			bytes -= longestUnused.next().encodedBytes();
			longestUnused.remove();
		}
	}

}
