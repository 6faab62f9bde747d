package dev.gavel.api.dispatch;

import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.api.queue.Queue;
import dev.gavel.message.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells for how long reports have been recorded promptly, by any replica. The time starts
 * again after the machine slept, after Kafka or MySQL was away and while the listener
 * lags: meanwhile the silence of a worker means nothing.
 */
@Component
class RecordedReports {

	private static final Logger logger = LoggerFactory.getLogger(RecordedReports.class);

	private final Queue queue;

	private final Admin admin;

	private final List<String> groups;

	private final Clock clock;

	private final Duration longestGap;

	private Map<TopicPartition, Long> ends = Map.of();

	private Instant lookedAt;

	private Instant since;

	RecordedReports(Queue queue, Admin admin, DispatchProperties properties,
			@Value("${spring.kafka.consumer.group-id}") String group,
			@Value(GatheredReportListener.GROUP) String gatheredGroup, Clock clock) {
		this.queue = queue;
		this.admin = admin;
		this.groups = List.of(group, gatheredGroup);
		this.clock = clock;
		this.longestGap = properties.silentAfter().dividedBy(2);
		this.lookedAt = clock.instant();
		this.since = lookedAt;
	}

	/** Whether no report has waited for longer than the time between two looks. */
	synchronized boolean promptFor(Duration time) {
		Instant now = clock.instant();
		return !lookedAt.plus(longestGap).isBefore(now) && !since.plus(time).isAfter(now);
	}

	/** Does not ask Kafka while no report is expected. */
	@Scheduled(fixedDelayString = "${gavel.dispatch.sweep-interval:5s}")
	void look() throws InterruptedException {
		if (queue.depth().isEmpty()) {
			looked(true);
			return;
		}
		try {
			Map<TopicPartition, Long> recorded = recorded();
			looked(ends.entrySet().stream().allMatch((end) -> recorded.get(end.getKey()) >= end.getValue()));
			ends = offsets(OffsetSpec.latest());
		}
		catch (ExecutionException ex) {
			logger.debug("Kafka did not say which reports it holds", ex);
			looked(false);
		}
	}

	private synchronized void looked(boolean prompt) {
		Instant now = clock.instant();
		if (!prompt || lookedAt.plus(longestGap).isBefore(now)) {
			since = now;
		}
		lookedAt = now;
	}

	/**
	 * Returns for each partition the offset before which all reports are recorded or
	 * deleted.
	 */
	private Map<TopicPartition, Long> recorded() throws ExecutionException, InterruptedException {
		Map<TopicPartition, Long> starts = offsets(OffsetSpec.earliest());
		Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
		for (String group : groups) {
			committed.putAll(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
		}
		return starts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, (start) -> {
			OffsetAndMetadata offset = committed.get(start.getKey());
			return (offset != null) ? Math.max(offset.offset(), start.getValue()) : start.getValue();
		}));
	}

	private Map<TopicPartition, Long> offsets(OffsetSpec spec) throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetSpec> asked = admin.describeTopics(List.of(Topics.REPORTS, Topics.GATHERED_REPORTS))
			.allTopicNames()
			.get()
			.values()
			.stream()
			.flatMap(RecordedReports::partitions)
			.collect(Collectors.toMap(Function.identity(), (partition) -> spec));
		Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(asked).all().get();
		return found.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().offset()));
	}

	private static Stream<TopicPartition> partitions(TopicDescription topic) {
		return topic.partitions().stream().map((partition) -> new TopicPartition(topic.name(), partition.partition()));
	}

}
