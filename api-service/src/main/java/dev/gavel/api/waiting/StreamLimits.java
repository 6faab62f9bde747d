package dev.gavel.api.waiting;

import dev.gavel.api.access.ByRole;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many streams a caller may have open at once, by role. An account may have a limit
 * of its own. Without accounts, only the overall limit counts.
 *
 * @param visitor from one address
 */
public record StreamLimits(@Positive @DefaultValue("50") int visitor, @Positive @DefaultValue("20") int solver,
		@Positive @DefaultValue("200") int author, @Positive @DefaultValue("200") int operator) implements ByRole {
}
