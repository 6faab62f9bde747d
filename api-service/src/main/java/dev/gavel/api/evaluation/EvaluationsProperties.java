package dev.gavel.api.evaluation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits for evaluations.
 *
 * @param maxTests of one evaluation
 * @param maxSize of all values of an evaluation's tests together
 * @param keepFor how long after its end an evaluation is deleted; one of a batch, how
 * long after the last result of the batch
 * @param maxStoredOutputs of what programs printed in evaluations, beside their reports
 * @param maxWaitingLines of all batches of an account that have no result yet
 * @param maxWaitingSize of the text of these lines
 * @param maxTotalTime CPU time that the tests of one evaluation may use together, if its
 * sender may not write questions
 * @param maxTotalTimeInBatches CPU time that the tests of a line may use together
 * @param trialTimeout how long a worker has for trying an author's code before it is
 * stored untried
 */
public record EvaluationsProperties(@Positive @DefaultValue("20") int maxTests,
		@NotNull @DefaultValue("32MB") DataSize maxSize, @NotNull @DefaultValue("1d") Duration keepFor,
		@NotNull @DefaultValue("4GB") DataSize maxStoredOutputs, @Positive @DefaultValue("20000") int maxWaitingLines,
		@NotNull @DefaultValue("256MB") DataSize maxWaitingSize, @NotNull @DefaultValue("2m") Duration maxTotalTime,
		@NotNull @DefaultValue("10m") Duration maxTotalTimeInBatches,
		@NotNull @DefaultValue("10s") Duration trialTimeout) {

	/** The largest sample that a question may have fits. */
	private static final DataSize MAX_SIZE = DataSize.ofMegabytes(32);

	public EvaluationsProperties {
		if (maxSize.compareTo(MAX_SIZE) > 0) {
			throw new IllegalArgumentException(
					"gavel.evaluations.max-size is %d KB, more than the %d KB that the heap has room for"
						.formatted(maxSize.toKilobytes(), MAX_SIZE.toKilobytes()));
		}
	}

}
