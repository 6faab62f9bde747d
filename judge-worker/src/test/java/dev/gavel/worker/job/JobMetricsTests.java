package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobMetricsTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final JobMetrics metrics = new JobMetrics(meters);

	@ParameterizedTest
	@EnumSource(JobEnd.class)
	void countsEveryEndOnce(JobEnd end) {
		var running = metrics.received();
		metrics.received();
		metrics.ended(running, (end == JobEnd.JUDGED) ? JobResult.judged(Verdict.ACCEPTED) : JobResult.of(end));
		assertThat(counted("judged") + counted("failed") + counted("cancelled") + counted("released")
				+ counted("unreadable"))
			.isEqualTo(counted("received") - metrics.busySlots())
			.isEqualTo(1);
		assertThat(meters.timer("gavel.jobs.duration").count()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "received", "failed", "cancelled", "released", "unreadable" })
	void beginsAtZero(String what) {
		assertThat(meters.get("gavel.jobs." + what).counter().count()).isZero();
	}

	private double counted(String what) {
		return meters.find("gavel.jobs." + what).counters().stream().mapToDouble((counter) -> counter.count()).sum();
	}

}
