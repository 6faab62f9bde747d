package dev.gavel.worker.suite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.TestSuite;
import dev.gavel.worker.WorkerProperties;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/**
 * Suites never change, so one that was fetched stays good for as long as there is room.
 */
@Component
class CachedSuites implements Suites {

	private final SuiteClient client;

	private final Cache<String, Sized> cache;

	CachedSuites(SuiteClient client, WorkerProperties properties) {
		this.client = client;
		this.cache = Caffeine.newBuilder()
			.maximumWeight(properties.suiteCacheSize().toBytes())
			.weigher((String hash, Sized suite) -> suite.encodedBytes())
			.build();
	}

	@Override
	public TestSuite byHash(String hash) throws SuiteUnavailable {
		try {
			return cache.get(hash, this::fetch).suite();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof SuiteUnavailable unavailable) {
				throw unavailable;
			}
			throw ex;
		}
	}

	private Sized fetch(String hash) {
		try {
			byte[] encoded = client.fetch(hash);
			return new Sized(SuiteCodec.decode(encoded), encoded.length);
		}
		catch (SuiteUnavailable ex) {
			throw new CompletionException(ex);
		}
	}

	private record Sized(TestSuite suite, int encodedBytes) {
	}

}
