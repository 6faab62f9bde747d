package dev.gavel.worker.suite;

import dev.gavel.message.SuiteCodec;
import dev.gavel.worker.ApiConnection;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Fetches suites from the API. While the API is away it retries, because there is nothing
 * else to do.
 */
@Component
class SuiteClient {

	private static final Logger log = LoggerFactory.getLogger(SuiteClient.class);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

	private final RestClient http;

	private final RetryTemplate retries = new RetryTemplate(RetryPolicy.builder()
		.excludes(HttpClientErrorException.class)
		.maxRetries(Long.MAX_VALUE)
		.timeout(PATIENCE)
		.delay(Duration.ofMillis(200))
		.multiplier(2)
		.maxDelay(Duration.ofSeconds(5))
		.build());

	SuiteClient(WorkerProperties properties, ObservationRegistry observations) {
		this.http = ApiConnection.open(properties, ANSWER_TIMEOUT, observations);
	}

	byte[] fetch(String hash) throws SuiteUnavailable {
		try {
			byte[] encoded = retries.execute(() -> get(hash));
			if (!SuiteCodec.hash(encoded).equals(hash)) {
				throw new SuiteUnavailable("the API sent something else than test suite " + hash, null);
			}
			return encoded;
		}
		catch (RetryException ex) {
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
				log.error(ApiRefusesWorker.MESSAGE);
			}
		}
		catch (RestClientException ex) {
			log.warn("The API does not answer yet: {}", ex.getMessage());
		}
	}

	private byte[] get(String hash) {
		try {
			return http.get().uri("/internal/suites/{hash}", hash).retrieve().requiredBody(byte[].class);
		}
		catch (RestClientException ex) {
			log.warn("Test suite {} could not be fetched: {}", hash, ex.getMessage());
			throw ex;
		}
	}

}
