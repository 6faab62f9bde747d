package dev.gavel.api.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementMetricsTests {

	@ParameterizedTest
	@EnumSource(Verdict.class)
	void beginsAtZero(Verdict verdict) {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		new JudgementMetrics(meters);
		assertThat(meters.get("gavel.judgements").tag("verdict", verdict.name()).counter().count()).isZero();
	}

}
