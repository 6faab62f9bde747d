package dev.gavel.worker.sandbox.oci.host;

import dev.gavel.run.EnvironmentName;
import java.nio.file.Path;

/**
 * What programs can be run in beside the default.
 *
 * @param rootfs the directory that {@code deploy/rootfs/build-rootfs} has built
 */
record Environment(String name, Path rootfs) {

	Environment {
		if (!EnvironmentName.isValid(name) || name.equals(EnvironmentName.DEFAULT)) {
			throw new IllegalArgumentException(
					"gavel.sandbox.environments: expected a name of %s, other than %s, found '%s'"
						.formatted(EnvironmentName.FORM, EnvironmentName.DEFAULT, name));
		}
	}

	/** Reads {@code name=directory}; public for the conversion of settings. */
	public static Environment valueOf(String text) {
		String[] parts = text.split("=", 2);
		if (parts.length < 2 || parts[1].isBlank()) {
			throw new IllegalArgumentException(
					"gavel.sandbox.environments: expected name=directory, found '%s'".formatted(text));
		}
		return new Environment(parts[0].strip(), Path.of(parts[1].strip()));
	}

}
