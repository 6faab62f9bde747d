package dev.gavel.worker.suite;

import dev.gavel.message.SuiteCodec;
import dev.gavel.message.TestSuite;
import dev.gavel.worker.WorkerProperties;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Suites never change, so one that was fetched stays good for as long as there is room.
 */
@Component
class CachedSuites implements Suites {

	private final SuiteClient client;

	private final RecentSuites recent;

	/** Whoever wants a suite that is being fetched waits for it. */
	private final Map<String, FetchedSuite> fetching = new ConcurrentHashMap<>();

	CachedSuites(SuiteClient client, WorkerProperties properties) {
		this.client = client;
		this.recent = new RecentSuites(properties.suiteCacheSize().toBytes());
	}

	@Override
	public TestSuite byHash(String hash) throws SuiteUnavailable {
		FetchedSuite known = recent.get(hash);
		return (known != null) ? known.suite() : fetched(hash).suite();
	}

	private FetchedSuite fetched(String hash) throws SuiteUnavailable {
		try {
			FetchedSuite suite = fetching.computeIfAbsent(hash, this::fetch);
			recent.keep(hash, suite);
			fetching.remove(hash);
			return suite;
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof SuiteUnavailable unavailable) {
				throw unavailable;
			}
			throw ex;
		}
	}

	private FetchedSuite fetch(String hash) {
		FetchedSuite fetchedMeanwhile = recent.get(hash);
		if (fetchedMeanwhile != null) {
			return fetchedMeanwhile;
		}
		try {
			byte[] encoded = client.fetch(hash);
			return new FetchedSuite(SuiteCodec.decode(encoded), encoded.length);
		}
		catch (SuiteUnavailable ex) {
			throw new CompletionException(ex);
		}
	}

}
