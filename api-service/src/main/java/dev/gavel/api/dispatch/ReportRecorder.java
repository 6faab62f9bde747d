package dev.gavel.api.dispatch;

import dev.gavel.api.dispatch.ReadReports.ReceivedReport;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.judgement.ReportOutcome;
import dev.gavel.api.platform.trace.LogIds;
import dev.gavel.message.JudgeReport;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.stereotype.Component;

/**
 * Records the reports of a poll in one transaction. If the database refuses one because
 * of its content, the others are still recorded. If the database does not answer, the
 * exception makes the listener try again.
 */
@Component
class ReportRecorder {

	private static final Logger logger = LoggerFactory.getLogger(ReportRecorder.class);

	private final Judgements judgements;

	ReportRecorder(Judgements judgements) {
		this.judgements = judgements;
	}

	/** Returns the outcomes, without those of reports that the database refused. */
	List<ReportOutcome> record(List<ReceivedReport> received) {
		try {
			return recordAll(received.stream().map(ReceivedReport::report).toList());
		}
		finally {
			received.forEach((report) -> report.span().end());
		}
	}

	private List<ReportOutcome> recordAll(List<JudgeReport> reports) {
		if (reports.isEmpty()) {
			return List.of();
		}
		try {
			return judgements.record(reports);
		}
		catch (DataIntegrityViolationException | InvalidDataAccessApiUsageException ex) {
			return reports.stream().map(this::recordAlone).flatMap(Optional::stream).toList();
		}
	}

	private Optional<ReportOutcome> recordAlone(JudgeReport report) {
		try {
			return judgements.record(List.of(report)).stream().findFirst();
		}
		catch (DataIntegrityViolationException | InvalidDataAccessApiUsageException ex) {
			skipped(report, ex);
			return Optional.empty();
		}
	}

	private static void skipped(JudgeReport report, Exception cause) {
		try (LogIds ids = LogIds.ofAttempt(report.judgementId(), report.attempt())) {
			logger.error(
					"Skipped a report on judgement {}, attempt {}, that cannot be stored; the next attempt "
							+ "starts after gavel.dispatch.silent-after",
					report.judgementId(), report.attempt(), cause);
		}
	}

}
