package dev.gavel.worker.job;

import dev.gavel.message.Handling;
import dev.gavel.worker.ApiConnection;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.suite.ApiRefusesWorker;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Counts deliveries at the API, so that a job that kills its workers is not retried
 * forever. First deliveries need no request.
 */
@Component
class Deliveries {

	private static final Logger logger = LoggerFactory.getLogger(Deliveries.class);

	private static final String DELIVERY = "/internal/judgements/{judgement}/deliveries/{id}?attempt={attempt}";

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

	private static final RetryTemplate PATIENT = retries(Duration.ofMinutes(2));

	/** Retries briefly: a worker that stops has little time. */
	private static final RetryTemplate BRIEF = retries(Duration.ofSeconds(3));

	private final RestClient api;

	Deliveries(WorkerProperties properties, ObservationRegistry observations) {
		this.api = ApiConnection.open(properties, ANSWER_TIMEOUT, observations);
	}

	private static RetryTemplate retries(Duration patience) {
		return new RetryTemplate(RetryPolicy.builder()
			.excludes(HttpClientErrorException.class)
			.maxRetries(Long.MAX_VALUE)
			.timeout(patience)
			.delay(Duration.ofMillis(200))
			.multiplier(2)
			.maxDelay(Duration.ofSeconds(5))
			.build());
	}

	/**
	 * Counts a repeated delivery, and returns how to judge the job.
	 * @param alone whether nothing else is in flight in this worker
	 */
	Handling begin(Delivery delivery, boolean alone) throws ApiRefusesWorker, DeliveryNotCounted {
		try {
			return Handling.valueOf(PATIENT.execute(() -> put(delivery, alone)));
		}
		catch (RetryException ex) {
			if (ApiRefusesWorker.isMeantBy(ex.getCause())) {
				throw new ApiRefusesWorker(ex.getCause());
			}
			throw new DeliveryNotCounted(delivery.job().judgementId(), ex.getCause());
		}
	}

	private String put(Delivery delivery, boolean alone) {
		return api.put()
			.uri(DELIVERY + "&alone={alone}", delivery.job().judgementId(), delivery.id(), delivery.job().attempt(),
					alone)
			.retrieve()
			.requiredBody(String.class);
	}

	/**
	 * Tells the API that this worker is alive and leaves the job to others. If the API
	 * cannot be told, the delivery counts as one that killed its worker.
	 */
	void givenBack(Delivery delivery) {
		try {
			BRIEF.execute(() -> delete(delivery));
		}
		catch (RetryException ex) {
			logger.warn(
					"Judgement {}: cannot tell the API that the job was given back, so this delivery counts as one that "
							+ "killed its worker: {}",
					delivery.job().judgementId(), ex.getCause().getMessage());
		}
	}

	private boolean delete(Delivery delivery) {
		return api.delete()
			.uri(DELIVERY + "&first={first}", delivery.job().judgementId(), delivery.id(), delivery.job().attempt(),
					delivery.isFirst())
			.retrieve()
			.toBodilessEntity()
			.getStatusCode()
			.is2xxSuccessful();
	}

}
