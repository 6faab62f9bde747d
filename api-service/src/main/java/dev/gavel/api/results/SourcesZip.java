package dev.gavel.api.results;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.submission.SubmissionView.Owner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Programs as a ZIP file with a folder for each person, as JPlag and MOSS take them.
 * Folders are named by the ids of accounts, files by those of submissions. What no
 * account sent has a folder of its own.
 */
final class SourcesZip implements ResultsFile {

	private final JdbcClient database;

	private final ZipOutputStream zip;

	SourcesZip(JdbcClient database, OutputStream out) {
		this.database = database;
		this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
	}

	@Override
	public void write(Result result) throws IOException {
		Owner owner = result.owner();
		String folder = (owner != null) ? Long.toString(owner.id()) : result.id().toString();
		ZipEntry entry = new ZipEntry("%s/%s.py".formatted(folder, result.id()));
		entry.setTimeLocal(result.createdAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
		zip.putNextEntry(entry);
		zip.write(source(result.id()).getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

	/** Returns nothing of a submission that was deleted meanwhile. */
	private String source(UUID id) {
		return database.sql("select source from submissions where id = :id")
			.param("id", UUIDUtil.asByteArray(id))
			.query(String.class)
			.optional()
			.orElse("");
	}

	@Override
	public void end() throws IOException {
		zip.finish();
	}

}
