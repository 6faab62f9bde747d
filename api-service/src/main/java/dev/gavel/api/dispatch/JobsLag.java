package dev.gavel.api.dispatch;

import dev.gavel.message.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the jobs in Kafka, including those that workers have leased, as
 * {@code gavel.jobs.lag}; NaN while Kafka does not answer.
 */
@Component
class JobsLag {

	private static final Logger logger = LoggerFactory.getLogger(JobsLag.class);

	private final Admin admin;

	private volatile double lag = Double.NaN;

	JobsLag(Admin admin, MeterRegistry meters) {
		this.admin = admin;
		Gauge.builder("gavel.jobs.lag", () -> lag)
			.description("Jobs in Kafka that are not done, counted by the workers' share group")
			.register(meters);
	}

	@Scheduled(fixedDelay = 5000)
	void look() throws InterruptedException {
		try {
			lag = offsets().values().stream().mapToDouble(JobsLag::lag).sum();
		}
		catch (ExecutionException ex) {
			logger.debug("Kafka did not say how many jobs it holds", ex);
			lag = Double.NaN;
		}
	}

	/** Unknown until a worker has taken the first job. */
	private static double lag(@Nullable SharePartitionOffsetInfo offset) {
		return (offset != null) ? offset.lag().map(Long::doubleValue).orElse(Double.NaN) : Double.NaN;
	}

	private Map<TopicPartition, SharePartitionOffsetInfo> offsets() throws ExecutionException, InterruptedException {
		return admin.listShareGroupOffsets(Map.of(Topics.WORKERS_GROUP, new ListShareGroupOffsetsSpec()))
			.partitionsToOffsetInfo(Topics.WORKERS_GROUP)
			.get();
	}

}
