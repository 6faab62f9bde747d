package dev.gavel.api.platform.settings;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits for files of questions that are imported.
 *
 * @param maxSize of a file as it is sent
 * @param maxUnpackedSize of all files in an archive together
 * @param folder where files are while they are read; empty for the folder for temporary
 * files
 * @param keepFor how long after its end the report of an import is deleted
 */
public record ImportsProperties(@NotNull @DefaultValue("256MB") DataSize maxSize,
		@NotNull @DefaultValue("1GB") DataSize maxUnpackedSize, @DefaultValue("") String folder,
		@NotNull @DefaultValue("30d") Duration keepFor) {

	/** A part of a form must be smaller. */
	private static final DataSize MAX_SIZE = DataSize.ofMegabytes(1024);

	public ImportsProperties {
		if (maxSize.compareTo(MAX_SIZE) > 0) {
			throw new IllegalArgumentException(
					"gavel.imports.max-size is %d KB, more than the %d KB that a form can hold"
						.formatted(maxSize.toKilobytes(), MAX_SIZE.toKilobytes()));
		}
		if (keepFor.isNegative() || keepFor.isZero()) {
			throw new IllegalArgumentException("gavel.imports.keep-for is %s, expected more than 0".formatted(keepFor));
		}
	}

	/** Returns the folder in which files are. */
	public Path place() {
		return Path.of(folder.isBlank() ? System.getProperty("java.io.tmpdir") : folder);
	}

}
