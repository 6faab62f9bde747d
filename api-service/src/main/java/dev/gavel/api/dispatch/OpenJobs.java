package dev.gavel.api.dispatch;

import dev.gavel.message.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.springframework.stereotype.Component;

/** Asks Kafka which jobs it would still give to a worker. */
@Component
class OpenJobs {

	private final Admin admin;

	OpenJobs(Admin admin) {
		this.admin = admin;
	}

	/**
	 * The jobs that Kafka holds now. A job within may be done all the same: Kafka tells
	 * only where the oldest open one lies.
	 */
	Held held() throws ExecutionException, InterruptedException {
		Map<TopicPartition, Long> starts = groupStarts();
		Map<TopicPartition, OffsetSpec> ends = admin.describeTopics(List.of(Topics.JOBS))
			.allTopicNames()
			.get()
			.get(Topics.JOBS)
			.partitions()
			.stream()
			.collect(Collectors.toMap((info) -> new TopicPartition(Topics.JOBS, info.partition()),
					(info) -> OffsetSpec.latest()));
		Map<TopicPartition, ListOffsetsResultInfo> offsets = admin.listOffsets(ends).all().get();
		return new Held(offsets.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().partition(),
					(entry) -> new Range(starts.getOrDefault(entry.getKey(), 0L), entry.getValue().offset()))));
	}

	private Map<TopicPartition, Long> groupStarts() throws ExecutionException, InterruptedException {
		try {
			Map<TopicPartition, SharePartitionOffsetInfo> offsets = admin
				.listShareGroupOffsets(Map.of(Topics.WORKERS_GROUP, new ListShareGroupOffsetsSpec()))
				.partitionsToOffsetInfo(Topics.WORKERS_GROUP)
				.get();
			return offsets.entrySet()
				.stream()
				.filter((entry) -> entry.getValue() != null)
				.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().startOffset()));
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof GroupIdNotFoundException) {
				return Map.of();
			}
			throw ex;
		}
	}

	/** By partition. */
	record Held(Map<Integer, Range> ranges) {

		boolean contains(int partition, long offset) {
			Range range = ranges.get(partition);
			return range != null && range.start() <= offset && offset < range.end();
		}

	}

	/** From the oldest open job, to behind the newest. */
	record Range(long start, long end) {
	}

}
