package dev.gavel.api.results;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.submission.SubmissionView.Owner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

	/** Each entry takes memory until the file ends. */
	private static final int MOST = 50_000;

	private static final int AT_ONCE = 50;

	private final JdbcClient database;

	private final ZipOutputStream zip;

	private final List<Result> open = new ArrayList<>();

	SourcesZip(JdbcClient database, OutputStream out) {
		this.database = database;
		this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
	}

	/**
	 * @throws Problem when all submissions to a question are wanted, and they are too
	 * many
	 */
	static void requireFew(JdbcClient database, long questionId, Selection selection) {
		requireFew(database, questionId, selection, MOST);
	}

	static void requireFew(JdbcClient database, long questionId, Selection selection, int most) {
		if (selection.which() == Which.all && selection.groupId() == null && count(database, questionId, most) > most) {
			throw Violations.of("submissions",
					"expected at most %,d, and question %d has more; choose one of each account, such as 'last', or a group"
						.formatted(most, questionId));
		}
	}

	private static int count(JdbcClient database, long questionId, int most) {
		return database
			.sql("select count(*) from (select 1 from submissions where question_id = :question limit :most) as some")
			.param("question", questionId)
			.param("most", most + 1)
			.query(Integer.class)
			.single();
	}

	@Override
	public void write(Result result) throws IOException {
		open.add(result);
		if (open.size() == AT_ONCE) {
			writeOpen();
		}
	}

	/** Writes nothing of a submission that was deleted meanwhile. */
	private void writeOpen() throws IOException {
		Map<UUID, String> sources = sources();
		for (Result result : open) {
			zip.putNextEntry(entry(result));
			zip.write(sources.getOrDefault(result.id(), "").getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
		}
		open.clear();
	}

	private static ZipEntry entry(Result result) {
		Owner owner = result.owner();
		String folder = (owner != null) ? Long.toString(owner.id()) : result.id().toString();
		ZipEntry entry = new ZipEntry("%s/%s.py".formatted(folder, result.id()));
		entry.setTimeLocal(result.createdAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
		return entry;
	}

	private Map<UUID, String> sources() {
		Map<UUID, String> sources = new HashMap<>();
		database.sql("select id, source from submissions where id in (:ids)")
			.param("ids", open.stream().map((result) -> UUIDUtil.asByteArray(result.id())).toList())
			.query((row) -> {
				sources.put(UUIDUtil.uuid(row.getBytes("id")), row.getString("source"));
			});
		return sources;
	}

	@Override
	public void end() throws IOException {
		if (!open.isEmpty()) {
			writeOpen();
		}
		zip.finish();
	}

}
