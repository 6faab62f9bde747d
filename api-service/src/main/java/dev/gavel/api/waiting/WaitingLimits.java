package dev.gavel.api.waiting;

import dev.gavel.api.access.ByRole;
import dev.gavel.api.access.Caller;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a caller may wait at once, by long poll and separately by stream, by role.
 * Without accounts only the limit for all counts.
 *
 * @param visitor from one address
 */
public record WaitingLimits(@Positive @DefaultValue("50") int visitor, @Positive @DefaultValue("20") int solver,
		@Positive @DefaultValue("200") int author, @Positive @DefaultValue("200") int operator) implements ByRole {

	int of(Caller caller) {
		return caller.isTrusted() ? Integer.MAX_VALUE : of(caller.role());
	}

}
