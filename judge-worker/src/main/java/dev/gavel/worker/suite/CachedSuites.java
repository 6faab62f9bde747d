package dev.gavel.worker.suite;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.RemovalNotification;
import com.google.common.util.concurrent.Striped;
import dev.gavel.worker.WorkerProperties;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import org.springframework.stereotype.Component;

@Component
class CachedSuites implements Suites {

	/** A small suite counts as this much, because it is an open file. */
	private static final long LEAST_BYTES = 256 * 1024;

	private final SuiteClient client;

	/**
	 * Evicts the least recently used: jobs come in bursts, and those of a new suite
	 * should not fetch it one by one. Caffeine prefers what is used often.
	 */
	private final Cache<String, FetchedSuite> cache;

	/**
	 * Lets one job fetch a suite while the others that need it wait. If that job is
	 * cancelled or fails, the next one fetches it, with what is left of its patience.
	 */
	private final Striped<Lock> fetches = Striped.lazyWeakLock(Integer.MAX_VALUE);

	CachedSuites(SuiteClient client, WorkerProperties properties) {
		this.client = client;
		this.cache = CacheBuilder.newBuilder()
			// Otherwise each segment has only its part of the weight.
			.concurrencyLevel(1)
			.maximumWeight(properties.suiteCacheSize().toBytes())
			.weigher((String hash, FetchedSuite suite) -> (int) Math.max(LEAST_BYTES, suite.bytes()))
			.removalListener((RemovalNotification<String, FetchedSuite> removed) -> Objects
				.requireNonNull(removed.getValue(), "only weak values are null")
				.close())
			.build();
	}

	@Override
	public OpenSuite byHash(String hash) throws SuiteUnavailable, InterruptedException {
		Lock fetching = fetches.get(hash);
		long asked = System.nanoTime();
		fetching.lockInterruptibly();
		try {
			FetchedSuite cached = cache.getIfPresent(hash);
			// Another suite may have pushed it out meanwhile.
			return (cached != null && cached.open()) ? cached
					: fetched(hash, Duration.ofNanos(System.nanoTime() - asked));
		}
		finally {
			fetching.unlock();
		}
	}

	private FetchedSuite fetched(String hash, Duration waited) throws SuiteUnavailable {
		FetchedSuite suite = client.fetch(hash, waited);
		// First, because the cache evicts, and so closes, a suite that is too large at
		// once.
		suite.open();
		cache.put(hash, suite);
		return suite;
	}

}
