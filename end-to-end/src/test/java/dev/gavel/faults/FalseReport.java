package dev.gavel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * A report arrives that must change nothing.
 *
 * @param change makes it of one that was recorded
 * @param skew how far the clock of its sender is off
 */
record FalseReport(String name, UnaryOperator<Judged> change, Duration skew, Reports reports,
		Client api) implements Fault {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	/** What a worker sends when it did not hear that Kafka has it already. */
	static FalseReport repeated(Reports reports, Client api) {
		return new FalseReport("repeated report", UnaryOperator.identity(), Duration.ZERO, reports, api);
	}

	static FalseReport ofOldAttempt(Reports reports, Client api) {
		return new FalseReport("report of an old attempt, clock 40 days behind", (report) -> otherwise(report, 0),
				Duration.ofDays(-40), reports, api);
	}

	static FalseReport withSkewedClock(Reports reports, Client api) {
		return new FalseReport("another verdict, clock 2 days ahead", (report) -> otherwise(report, report.attempt()),
				Duration.ofDays(2), reports, api);
	}

	private static Judged otherwise(Judged report, int attempt) {
		return new Judged(report.judgementId(), attempt, Verdict.MEMORY_LIMIT_EXCEEDED, null, report.tests(),
				report.judgedIn());
	}

	@Override
	public String strike() throws Exception {
		double refused = api.staleReports();
		reports.send(change.apply(reports.any()), Instant.now().plus(skew));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(api.staleReports()).as("refused reports").isGreaterThan(refused));
		return "refused";
	}

}
