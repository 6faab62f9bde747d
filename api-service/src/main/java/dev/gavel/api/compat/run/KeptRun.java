package dev.gavel.api.compat.run;

import dev.gavel.api.evaluation.EvaluationReport;
import java.util.List;
import java.util.UUID;

/**
 * A program that is run for a client who asks for it again.
 *
 * @param report on its evaluation
 * @param runs what it did with each input; empty until it has ended
 */
public record KeptRun(EvaluationReport report, List<Ran> runs) {

	public UUID id() {
		return report.id();
	}

	/** Whether outputs of it are read only when they are asked for. */
	public boolean isLong() {
		return runs.stream().anyMatch(Ran::isLong);
	}

}
