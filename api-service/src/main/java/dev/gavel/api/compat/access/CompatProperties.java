package dev.gavel.api.compat.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The interfaces of other products.
 *
 * @param networks address ranges whose clients need no token, each as
 * {@code account=10.1.0.0/16}
 * @param files of clients of Jobe
 * @param patience how long a client waits for its program before it is told that there
 * are too many
 * @param maxWaiting how many clients may wait at once
 */
public record CompatProperties(@DefaultValue Switch jobe, @DefaultValue Switch sandboxFusion,
		@DefaultValue Switch judge0, @DefaultValue Switch piston, @DefaultValue List<String> networks,
		@Valid @DefaultValue Files files,
		@DurationMin(seconds = 1) @DurationMax(minutes = 5) @DefaultValue("60s") Duration patience,
		@Positive @DefaultValue("4000") int maxWaiting) {

	public CompatProperties {
		networks.forEach(NetworkAccount::of);
	}

	/**
	 * Files that clients put to be beside their programs.
	 *
	 * @param maxSize of one
	 * @param maxCount of one account; beyond it, those that were used least recently are
	 * deleted
	 * @param maxTotalSize of one account; likewise
	 * @param keepFor how long after its last use a file is deleted
	 */
	public record Files(@NotNull @DefaultValue("8MB") DataSize maxSize, @Positive @DefaultValue("1000") int maxCount,
			@NotNull @DefaultValue("256MB") DataSize maxTotalSize,
			@DurationMin(hours = 2) @DefaultValue("7d") Duration keepFor) {
	}

	/** Whether an interface is served. */
	public record Switch(@DefaultValue("by-mode") Enabled enabled) {
	}

	/** What a switch may say. */
	public enum Enabled {

		/** In open mode only. */
		BY_MODE,

		TRUE, FALSE;

		boolean in(boolean openMode) {
			return (this == BY_MODE) ? openMode : this == TRUE;
		}

	}

	Switch of(CompatInterface served) {
		return switch (served) {
			case JOBE -> jobe;
			case SANDBOX_FUSION -> sandboxFusion;
			case JUDGE0 -> judge0;
			case PISTON -> piston;
		};
	}

}
