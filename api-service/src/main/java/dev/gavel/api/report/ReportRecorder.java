package dev.gavel.api.report;

import dev.gavel.api.submission.Judgements;
import dev.gavel.message.JudgeReport;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.stereotype.Component;

/**
 * Has reports recorded, all of a poll in one transaction. When the database refuses one
 * for what is in it, the others are recorded all the same; when it does not answer, the
 * exception makes the listener try again.
 */
@Component
class ReportRecorder {

	private static final Logger logger = LoggerFactory.getLogger(ReportRecorder.class);

	private final Judgements judgements;

	private final ReportMetrics metrics;

	ReportRecorder(Judgements judgements, ReportMetrics metrics) {
		this.judgements = judgements;
		this.metrics = metrics;
	}

	void record(List<JudgeReport> reports) {
		if (reports.isEmpty()) {
			return;
		}
		try {
			judgements.record(reports).forEach(metrics::count);
		}
		catch (DataIntegrityViolationException | InvalidDataAccessApiUsageException ex) {
			reports.forEach(this::recordAlone);
		}
	}

	private void recordAlone(JudgeReport report) {
		try {
			judgements.record(List.of(report)).forEach(metrics::count);
		}
		catch (DataIntegrityViolationException | InvalidDataAccessApiUsageException ex) {
			metrics.unreadable();
			logger.error("Skipped a report on judgement {}, attempt {}, that cannot be stored; the judgement is tried "
					+ "again when it is overdue", report.judgementId(), report.attempt(), ex);
		}
	}

}
