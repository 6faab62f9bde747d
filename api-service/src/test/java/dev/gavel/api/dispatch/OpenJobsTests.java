package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.dispatch.OpenJobs.Held;
import dev.gavel.api.dispatch.OpenJobs.Range;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.junit.jupiter.api.Test;

class OpenJobsTests {

	@Test
	void areThoseFromTheGroupsStartToTheEnd() {
		Held held = new Held(Map.of(0, Range.of(offsets(5, 3L), 9)));
		assertThat(held.contains(0, 4)).isFalse();
		assertThat(held.contains(0, 5)).isTrue();
		assertThat(held.contains(0, 8)).isTrue();
		assertThat(held.contains(0, 9)).isFalse();
		assertThat(held.contains(1, 5)).isFalse();
	}

	@Test
	void areAllWhileNoWorkerHasEverCome() {
		assertThat(new Held(Map.of(0, Range.of(null, 9))).contains(0, 0)).isTrue();
	}

	@Test
	void areNoneWhenNothingLags() {
		assertThat(new Held(Map.of(0, Range.of(offsets(5, 0L), 9))).contains(0, 8)).isFalse();
	}

	@Test
	void areNamedByJudgementAndAttempt() {
		JobReference job = new JobReference(UUID.randomUUID(), 2);
		assertThat(JobReference.parse(job.toString())).isEqualTo(job);
	}

	private static SharePartitionOffsetInfo offsets(long start, long lag) {
		return new SharePartitionOffsetInfo(start, Optional.of(0), Optional.of(lag));
	}

}
