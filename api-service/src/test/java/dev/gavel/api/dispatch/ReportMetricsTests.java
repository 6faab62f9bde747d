package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.judgement.ReportOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportMetricsTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final ReportMetrics metrics = new ReportMetrics(meters);

	@ParameterizedTest
	@ValueSource(strings = { "recorded", "stale", "unknown", "unreadable" })
	void beginsAtZero(String outcome) {
		assertThat(counted(outcome)).isZero();
		assertThat(meters.get("gavel.reports.received").counter().count()).isZero();
	}

	@Test
	void countsWhatIsNoReportAsUnreadable() {
		metrics.settled(4, List.of(ReportOutcome.RECORDED, ReportOutcome.RECORDED, ReportOutcome.STALE));
		assertThat(meters.get("gavel.reports.received").counter().count()).isEqualTo(4);
		assertThat(counted("recorded")).isEqualTo(2);
		assertThat(counted("stale")).isEqualTo(1);
		assertThat(counted("unreadable")).isEqualTo(1);
	}

	private double counted(String outcome) {
		return meters.get("gavel.reports").tag("outcome", outcome).counter().count();
	}

}
