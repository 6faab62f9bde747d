package dev.gavel.worker.report;

import dev.gavel.message.JudgeReport;

/** Kafka did not take a report, so the job is given back. */
public class ReportNotSent extends Exception {

	ReportNotSent(JudgeReport report, Throwable cause) {
		super("Judgement %s: the report of attempt %d could not be sent; the job is given back"
			.formatted(report.judgementId(), report.attempt()), cause);
	}

}
