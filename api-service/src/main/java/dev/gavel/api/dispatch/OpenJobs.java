package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.SilentAttempt;
import dev.gavel.message.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Asks Kafka which jobs it would still give to a worker. */
@Component
class OpenJobs {

	private final Admin admin;

	private final KafkaOperations<byte[], byte[]> kafka;

	OpenJobs(Admin admin, KafkaOperations<byte[], byte[]> kafka) {
		this.admin = admin;
		this.kafka = kafka;
	}

	/**
	 * Returns the jobs that Kafka may still deliver. Some of them may be done: Kafka
	 * tells only when all jobs of a batch are.
	 */
	Kept kept() throws ExecutionException, InterruptedException {
		Map<TopicPartition, SharePartitionOffsetInfo> group = groupOffsets();
		Map<TopicPartition, OffsetSpec> latest = kafka.partitionsFor(Topics.JOBS)
			.stream()
			.collect(Collectors.toMap((info) -> new TopicPartition(info.topic(), info.partition()),
					(info) -> OffsetSpec.latest()));
		Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get();
		return new Kept(ends.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> Range.of(group.get(entry.getKey()), entry.getValue().offset()))));
	}

	private Map<TopicPartition, SharePartitionOffsetInfo> groupOffsets()
			throws ExecutionException, InterruptedException {
		try {
			return admin.listShareGroupOffsets(Map.of(Topics.WORKERS_GROUP, new ListShareGroupOffsetsSpec()))
				.partitionsToOffsetInfo(Topics.WORKERS_GROUP)
				.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof GroupIdNotFoundException) {
				return Map.of();
			}
			throw ex;
		}
	}

	/** The offsets that Kafka still holds, by partition. */
	record Kept(Map<TopicPartition, Range> ranges) {

		boolean contains(SilentAttempt attempt) {
			Range range = ranges.get(new TopicPartition(Topics.JOBS, attempt.partition()));
			return range != null && range.start() <= attempt.offset() && attempt.offset() < range.end();
		}

	}

	/** The offsets from the oldest job that may be open to the end, exclusive. */
	record Range(long start, long end) {

		/**
		 * Uses the lag, too: Kafka's start offset stays at the beginning of a batch until
		 * a job of the next one is taken, so only a lag of zero says that the last batch
		 * is done.
		 */
		static Range of(@Nullable SharePartitionOffsetInfo group, long end) {
			if (group == null) {
				return new Range(0, end);
			}
			boolean allDone = group.lag().equals(Optional.of(0L));
			return new Range(allDone ? end : group.startOffset(), end);
		}

	}

}
