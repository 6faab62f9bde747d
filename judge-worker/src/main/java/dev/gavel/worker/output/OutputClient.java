package dev.gavel.worker.output;

import dev.gavel.message.JudgeJob;
import dev.gavel.worker.ApiConnection;
import dev.gavel.worker.WorkerProperties;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Stores outputs at the API. Retries briefly: a verdict waits for it. */
@Component
class OutputClient implements OutputStore {

	private static final Logger logger = LoggerFactory.getLogger(OutputClient.class);

	private static final String OUTPUT = "/internal/outputs/{judgement}/{test}/{stream}?attempt={attempt}";

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final RetryTemplate retries = new RetryTemplate(RetryPolicy.builder()
		.excludes(HttpClientErrorException.class)
		.maxRetries(Long.MAX_VALUE)
		.timeout(PATIENCE)
		.delay(Duration.ofMillis(200))
		.multiplier(2)
		.maxDelay(Duration.ofSeconds(2))
		.build());

	private final RestClient api;

	OutputClient(WorkerProperties properties, ObservationRegistry observations) {
		this.api = ApiConnection.open(properties, ANSWER_TIMEOUT, observations);
	}

	@Override
	public boolean put(JudgeJob job, Place place, Output output) {
		try {
			retries.execute(() -> send(job, place, output));
			return true;
		}
		catch (RetryException ex) {
			logger.warn("Judgement {}: {} of test {} could not be stored at the API, so only its beginning is kept: {}",
					job.judgementId(), place.stream(), place.test(), ex.getCause().getMessage());
			return false;
		}
	}

	private boolean send(JudgeJob job, Place place, Output output) {
		return api.put()
			.uri(OUTPUT, job.judgementId(), place.test(), place.stream(), job.attempt())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.contentLength(output.size())
			.body((out) -> copy(output, out))
			.retrieve()
			.toBodilessEntity()
			.getStatusCode()
			.is2xxSuccessful();
	}

	private static void copy(Output output, OutputStream out) throws IOException {
		try (InputStream in = output.open()) {
			StreamUtils.copyRange(in, out, 0, output.size() - 1);
		}
	}

}
