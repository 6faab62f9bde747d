package dev.gavel.api.platform.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long things are kept; zero: forever.
 *
 * @param submissions since they were sent, if they are not being judged
 * @param auditEntries since what they record happened
 * @param idempotencyKeys since their first request
 * @param edits how many edits of a question, the newest ones
 * @param editsSize of these together, with the former tests; the newest one may have more
 */
public record RetentionProperties(@NotNull @DefaultValue("0d") Duration submissions,
		@NotNull @DefaultValue("365d") Duration auditEntries, @NotNull @DefaultValue("1d") Duration idempotencyKeys,
		@Positive @Max(1000) @DefaultValue("200") int edits, @NotNull @DefaultValue("64MB") DataSize editsSize) {

	public RetentionProperties {
		requirePositive("submissions", submissions);
		requirePositive("audit-entries", auditEntries);
		requirePositive("idempotency-keys", idempotencyKeys);
	}

	private static void requirePositive(String name, Duration time) {
		if (time.isNegative()) {
			throw new IllegalArgumentException("gavel.retention.%s is %s, less than zero".formatted(name, time));
		}
	}

}
