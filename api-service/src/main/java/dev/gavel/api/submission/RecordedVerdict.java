package dev.gavel.api.submission;

import dev.gavel.message.TestReport;
import java.util.List;

/**
 * A judgement with its verdict and what became of its tests, as they were just recorded
 * by this replica. Published inside that transaction.
 */
record RecordedVerdict(Judgement judgement, List<TestReport> reports) {
}
