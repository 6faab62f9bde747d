package dev.gavel.api.queue;

import dev.gavel.api.access.ByRole;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many evaluations may be sent in a minute, and at once, by role; 0 for any number.
 * An account may have a limit of its own.
 *
 * @param visitor from one address
 */
public record EvaluationRates(@PositiveOrZero @DefaultValue("20") int visitor,
		@PositiveOrZero @DefaultValue("60") int solver, @PositiveOrZero @DefaultValue("300") int author,
		@PositiveOrZero @DefaultValue("0") int operator) implements ByRole {
}
