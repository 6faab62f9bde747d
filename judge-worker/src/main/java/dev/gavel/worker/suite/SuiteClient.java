package dev.gavel.worker.suite;

import com.google.common.collect.Comparators;
import dev.gavel.worker.ApiConnection;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.util.unit.DataSize;

/**
 * Fetches suites from the API. While the API is away it retries, because there is nothing
 * else to do.
 */
@Component
class SuiteClient {

	private static final Logger logger = LoggerFactory.getLogger(SuiteClient.class);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** Covers the last byte of the largest suite. */
	private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

	/** More than the API can be configured to allow. */
	private static final long MAX_BYTES = DataSize.ofMegabytes(300).toBytes();

	private final RestClient http;

	private final Path folder;

	private final Duration patience;

	@Autowired
	SuiteClient(WorkerProperties properties, ObservationRegistry observations) {
		this(properties, observations, PATIENCE);
	}

	SuiteClient(WorkerProperties properties, ObservationRegistry observations, Duration patience) {
		this.http = ApiConnection.open(properties, ANSWER_TIMEOUT, observations);
		this.folder = properties.suiteCacheDir();
		this.patience = patience;
		checkFolder();
	}

	/** Checks early, so that a worker that cannot keep suites does not start. */
	private void checkFolder() {
		try (SuiteFile file = SuiteFile.in(folder)) {
			file.receive(new ByteArrayInputStream(new byte[1]), 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tries at least once.
	 * @param waited how long the job has waited already, so it retries less
	 * @throws SuiteFolderUnfit when this worker cannot keep the suite
	 */
	FetchedSuite fetch(String hash, Duration waited) throws SuiteUnavailable {
		SuiteFile file = download(hash, retries(patience.minus(waited)));
		try {
			return file.suite(hash);
		}
		catch (SuiteUnavailable | RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

	private static RetryTemplate retries(Duration patience) {
		return new RetryTemplate(RetryPolicy.builder()
			.excludes(HttpClientErrorException.class, SuiteFolderUnfit.class)
			.maxRetries(Long.MAX_VALUE)
			// 0 would be no timeout.
			.timeout(Comparators.max(patience, Duration.ofMillis(1)))
			.delay(Duration.ofMillis(200))
			.multiplier(2)
			.maxDelay(Duration.ofSeconds(5))
			.build());
	}

	private SuiteFile download(String hash, RetryTemplate retries) throws SuiteUnavailable {
		try {
			return retries.execute(() -> get(hash));
		}
		catch (RetryException ex) {
			if (ex.getCause() instanceof SuiteFolderUnfit unfit) {
				throw unfit;
			}
			if (ApiRefusesWorker.isMeantBy(ex.getCause())) {
				throw new ApiRefusesWorker(ex.getCause());
			}
			throw new SuiteUnavailable(
					"test suite %s could not be fetched: %s".formatted(hash, ex.getCause().getMessage()),
					ex.getCause());
		}
	}

	/** Checks early, so that a wrong credential shows before jobs come back. */
	@EventListener(ApplicationReadyEvent.class)
	void checkCredential() {
		try {
			http.get().uri("/internal/suites/{hash}", "0".repeat(64)).retrieve().toBodilessEntity();
		}
		catch (HttpClientErrorException ex) {
			if (ApiRefusesWorker.isMeantBy(ex)) {
				logger.error(ApiRefusesWorker.MESSAGE);
			}
		}
		catch (RestClientException ex) {
			logger.warn("The API does not answer yet: {}", ex.getMessage());
		}
	}

	private SuiteFile get(String hash) {
		try {
			return http.get().uri("/internal/suites/{hash}", hash).exchangeForRequiredValue((request, answer) -> {
				if (answer.getStatusCode().isError()) {
					throw answer.createException();
				}
				return received(answer.getBody());
			});
		}
		catch (RestClientException ex) {
			logger.warn("Test suite {} could not be fetched: {}", hash, ex.getMessage());
			throw ex;
		}
	}

	private SuiteFile received(InputStream sent) throws IOException {
		SuiteFile file = SuiteFile.in(folder);
		try {
			file.receive(sent, MAX_BYTES);
			return file;
		}
		catch (IOException | RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

}
