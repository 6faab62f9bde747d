package dev.gavel.api.evaluation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be tried, and for how long it is kept.
 *
 * @param maxTests of one trial
 * @param maxSize of all values of a trial's own tests together
 * @param keepFor after which time a trial that is over is forgotten
 */
public record TrialsProperties(@Positive @DefaultValue("20") int maxTests,
		@NotNull @DefaultValue("8MB") DataSize maxSize, @NotNull @DefaultValue("1d") Duration keepFor) {
}
