package dev.gavel.api.report;

import dev.gavel.api.submission.ReportOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts reports as {@code gavel.reports}: recorded + stale + unknown + unreadable are
 * all messages that this replica has read.
 */
@Component
class ReportMetrics {

	private final MeterRegistry meters;

	ReportMetrics(MeterRegistry meters) {
		this.meters = meters;
	}

	void count(ReportOutcome outcome) {
		count(outcome.name().toLowerCase(Locale.ROOT));
	}

	void unreadable() {
		count("unreadable");
	}

	private void count(String outcome) {
		meters.counter("gavel.reports", "outcome", outcome).increment();
	}

}
