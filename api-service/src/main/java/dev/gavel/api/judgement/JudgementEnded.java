package dev.gavel.api.judgement;

import dev.gavel.message.TestReport;
import java.util.List;

/**
 * A judgement is DONE or CANCELLED. Published inside the transaction that recorded it.
 *
 * @param judgement as it was recorded
 * @param reports on its tests; empty unless a worker has judged it
 * @param fatal whether it ended because its job kills workers
 */
public record JudgementEnded(Judgement judgement, List<TestReport> reports, boolean fatal) {
}
