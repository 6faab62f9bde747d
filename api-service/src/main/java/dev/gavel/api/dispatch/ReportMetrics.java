package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.ReportOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts each message on the topics of reports once, when it is dealt with:
 * {@code gavel.reports.received} is the sum of {@code gavel.reports} over all outcomes,
 * recorded + stale + unknown + unreadable.
 */
@Component
class ReportMetrics {

	private final MeterRegistry meters;

	ReportMetrics(MeterRegistry meters) {
		this.meters = meters;
		// Register at zero, so that Prometheus sees the first increment.
		settled(0, List.of());
		for (ReportOutcome outcome : ReportOutcome.values()) {
			count(outcome, 0);
		}
	}

	/**
	 * @param messages how many there were
	 * @param outcomes of those that were reports and could be stored
	 */
	void settled(int messages, List<ReportOutcome> outcomes) {
		meters.counter("gavel.reports.received").increment(messages);
		outcomes.forEach((outcome) -> count(outcome, 1));
		count("unreadable", messages - outcomes.size());
	}

	private void count(ReportOutcome outcome, int messages) {
		count(outcome.name().toLowerCase(Locale.ROOT), messages);
	}

	private void count(String outcome, int messages) {
		meters.counter("gavel.reports", "outcome", outcome).increment(messages);
	}

}
