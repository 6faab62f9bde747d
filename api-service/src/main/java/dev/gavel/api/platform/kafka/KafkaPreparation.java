package dev.gavel.api.platform.kafka;

import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.message.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Creates the topics and sets the workers' group to begin with the oldest job, before
 * anything is sent; waits for a broker that is not there yet. Doing it again changes
 * nothing.
 */
@Component
public class KafkaPreparation {

	/**
	 * One, because members of a share group get only some of the partitions, which made
	 * sharing worse.
	 */
	private static final int JOB_PARTITIONS = 1;

	/** How many replicas of this service can record reports at once. */
	private static final int REPORT_PARTITIONS = 4;

	/** News older than an hour is useless. */
	private static final Map<String, String> NEWS = Map.of(TopicConfig.RETENTION_MS_CONFIG, "3600000",
			TopicConfig.SEGMENT_MS_CONFIG, "3600000");

	/**
	 * Uses the broker's clock, which all share. With the senders' clocks, Kafka would
	 * refuse messages from the future and delete old ones too soon.
	 */
	private static final Map<String, String> BROKERS_TIME = Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
			"LogAppendTime");

	private static final Logger logger = LoggerFactory.getLogger(KafkaPreparation.class);

	private final Admin admin;

	private final DispatchProperties dispatch;

	private final ApplicationEventPublisher events;

	private volatile boolean prepared;

	KafkaPreparation(Admin admin, DispatchProperties dispatch, ApplicationEventPublisher events) {
		this.admin = admin;
		this.dispatch = dispatch;
		this.events = events;
	}

	@Scheduled(fixedDelay = 2000)
	void prepare() throws InterruptedException {
		if (prepared) {
			return;
		}
		try {
			createTopics();
			beginWithTheOldestJob();
		}
		catch (ExecutionException ex) {
			logger.warn("Kafka is not ready yet ({}). Submissions wait in MySQL; trying again in 2 s.",
					ex.getCause().toString());
			return;
		}
		logger.info("All topics exist in Kafka");
		// Throws when a listener does not start; then all of this is done again.
		events.publishEvent(new KafkaPrepared());
		prepared = true;
	}

	public boolean isPrepared() {
		return prepared;
	}

	private void createTopics() throws ExecutionException, InterruptedException {
		Map<String, String> retention = Map.of(TopicConfig.RETENTION_MS_CONFIG,
				String.valueOf(dispatch.jobRetention().toMillis()));
		Map<String, String> reports = new HashMap<>(retention);
		reports.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(Topics.MAX_REPORT_BYTES));
		List<NewTopic> topics = List.of(topic(Topics.JOBS, JOB_PARTITIONS, retention),
				topic(Topics.REPORTS, REPORT_PARTITIONS, reports),
				topic(Topics.GATHERED_REPORTS, REPORT_PARTITIONS, reports), topic(Topics.PARKED, 1, retention),
				topic(Topics.CANCELLATIONS, 1, NEWS), topic(Topics.WORKERS, 1, NEWS));
		for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
			try {
				created.get();
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof TopicExistsException)) {
					throw ex;
				}
			}
		}
	}

	private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(settings);
		all.putAll(BROKERS_TIME);
		return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(all);
	}

	/**
	 * Starts with the oldest job. By default, a share group starts with what is sent
	 * after its first member joined.
	 */
	private void beginWithTheOldestJob() throws ExecutionException, InterruptedException {
		ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, Topics.WORKERS_GROUP);
		Collection<AlterConfigOp> earliest = List
			.of(new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET));
		admin.incrementalAlterConfigs(Map.of(group, earliest)).all().get();
	}

}
