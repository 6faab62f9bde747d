package dev.gavel.api.judgement;

import dev.gavel.message.JudgedIn;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The sandbox of a judgement. */
@Embeddable
public record UsedSandbox(@Nullable String runtime, @Nullable String mode, @Nullable String rootfsDigest,
		@Nullable String pythonVersion, @Nullable String supervisorVersion) {

	public static final UsedSandbox NONE = new UsedSandbox(null, null, null, null, null);

	static UsedSandbox of(JudgedIn place) {
		return new UsedSandbox(place.runtime(), place.mode(), place.rootfsDigest(), place.pythonVersion(),
				place.supervisorVersion());
	}

}
