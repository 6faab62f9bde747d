package dev.gavel.api.evaluation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits for trials.
 *
 * @param maxTests of one trial
 * @param maxSize of all values of a trial's own tests together
 * @param keepFor how long after its end a trial is deleted
 */
public record TrialsProperties(@Positive @DefaultValue("20") int maxTests,
		@NotNull @DefaultValue("32MB") DataSize maxSize, @NotNull @DefaultValue("1d") Duration keepFor) {
}
