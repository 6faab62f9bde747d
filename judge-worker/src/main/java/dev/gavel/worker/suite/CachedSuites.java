package dev.gavel.worker.suite;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.TestSuite;
import dev.gavel.worker.WorkerProperties;
import java.util.concurrent.ExecutionException;
import org.springframework.stereotype.Component;

/**
 * Caches suites, which never change.
 */
@Component
class CachedSuites implements Suites {

	private final SuiteClient client;

	/**
	 * Forgets what was not used for longest, however often it was used before: jobs come
	 * in bursts, and those of a new suite should not fetch it one by one. Caffeine
	 * prefers what was used often.
	 */
	private final Cache<String, FetchedSuite> cache;

	CachedSuites(SuiteClient client, WorkerProperties properties) {
		this.client = client;
		this.cache = CacheBuilder.newBuilder()
			// One room for all instead of a part for each of several threads.
			.concurrencyLevel(1)
			.maximumWeight(properties.suiteCacheSize().toBytes())
			.weigher((String hash, FetchedSuite suite) -> suite.encodedBytes())
			.build();
	}

	@Override
	public TestSuite byHash(String hash) throws SuiteUnavailable {
		try {
			return cache.get(hash, () -> fetch(hash)).suite();
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

	private FetchedSuite fetch(String hash) throws SuiteUnavailable {
		byte[] encoded = client.fetch(hash);
		return new FetchedSuite(SuiteCodec.decode(encoded), encoded.length);
	}

	private record FetchedSuite(TestSuite suite, int encodedBytes) {
	}

}
