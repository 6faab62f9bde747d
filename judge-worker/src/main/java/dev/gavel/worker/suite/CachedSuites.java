package dev.gavel.worker.suite;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.RemovalNotification;
import com.google.common.util.concurrent.UncheckedExecutionException;
import dev.gavel.worker.WorkerProperties;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
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
	public OpenSuite byHash(String hash) throws SuiteUnavailable {
		AtomicReference<FetchedSuite> fetched = new AtomicReference<>();
		while (true) {
			FetchedSuite suite = cached(hash, fetched);
			// It may have been evicted meanwhile. A suite larger than the cache is
			// evicted at once, and stays open for the job that fetched it.
			if (suite == fetched.get() || suite.open()) {
				return suite;
			}
		}
	}

	private FetchedSuite cached(String hash, AtomicReference<FetchedSuite> fetched) throws SuiteUnavailable {
		try {
			return cache.get(hash, () -> {
				FetchedSuite suite = client.fetch(hash);
				suite.open();
				fetched.set(suite);
				return suite;
			});
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof SuiteUnavailable unavailable) {
				throw unavailable;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (UncheckedExecutionException ex) {
			throw (RuntimeException) ex.getCause();
		}
	}

}
