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
 * @param maxSize of all values of an evaluation's own tests together
 * @param keepFor how long after it was sent an evaluation is deleted, once it has ended
 */
public record EvaluationsProperties(@Positive @DefaultValue("20") int maxTests,
		@NotNull @DefaultValue("32MB") DataSize maxSize, @NotNull @DefaultValue("1d") Duration keepFor) {
}
