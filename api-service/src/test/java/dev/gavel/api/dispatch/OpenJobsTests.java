package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.dispatch.OpenJobs.Kept;
import dev.gavel.api.dispatch.OpenJobs.Range;
import dev.gavel.api.judgement.SilentAttempt;
import dev.gavel.message.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenJobsTests {

	private static final TopicPartition JOBS = new TopicPartition(Topics.JOBS, 0);

	@Test
	void areThoseFromTheGroupsStartToTheEnd() {
		Kept kept = new Kept(Map.of(JOBS, Range.of(offsets(5, 3L), 9)));
		assertThat(kept.contains(job(0, 4))).isFalse();
		assertThat(kept.contains(job(0, 5))).isTrue();
		assertThat(kept.contains(job(0, 8))).isTrue();
		assertThat(kept.contains(job(0, 9))).isFalse();
		assertThat(kept.contains(job(1, 5))).isFalse();
	}

	@Test
	void areAllWhileNoWorkerHasEverCome() {
		assertThat(new Kept(Map.of(JOBS, Range.of(null, 9))).contains(job(0, 0))).isTrue();
	}

	@Test
	void areNoneWhenNothingLags() {
		assertThat(new Kept(Map.of(JOBS, Range.of(offsets(5, 0L), 9))).contains(job(0, 8))).isFalse();
	}

	private static SilentAttempt job(int partition, long offset) {
		return new SilentAttempt(UUID.randomUUID(), 1, null, partition, offset);
	}

	private static SharePartitionOffsetInfo offsets(long start, long lag) {
		return new SharePartitionOffsetInfo(start, Optional.of(0), Optional.of(lag));
	}

}
