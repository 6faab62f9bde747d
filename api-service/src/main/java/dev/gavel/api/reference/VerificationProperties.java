package dev.gavel.api.reference;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reference solutions are verified.
 *
 * @param runs how often each solution is judged, which shows how much its time varies
 * @param delay how long after the last change of a question all are judged again
 */
public record VerificationProperties(@Positive @Max(10) @DefaultValue("3") int runs,
		@NotNull @DefaultValue("30s") Duration delay) {
}
