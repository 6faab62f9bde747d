package dev.gavel.api.results;

import dev.gavel.api.submission.SubmissionView.Owner;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Results as CSV. Spreadsheets execute cells that look like formulas, so text that does
 * gets an apostrophe before it. Some spreadsheets begin a cell after each semicolon.
 */
final class ResultsTable implements ResultsFile {

	private static final Object[] COLUMNS = { "id", "question_id", "question", "owner_id", "owner", "submissions",
			"created_at", "status", "verdict", "passed", "total", "score", "max_score", "time_ms", "memory_kb",
			"environment", "finished_at", "final_verdict", "final_score", "final_max_score" };

	private static final Pattern BEGINNING = Pattern.compile("(^|;)(?=[=+\\-@\t\r\n])");

	private final CSVPrinter printer;

	ResultsTable(OutputStream out) throws IOException {
		Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.printer = CSVFormat.RFC4180.print(writer);
		printer.printRecord(COLUMNS);
	}

	@Override
	public void write(Result result) throws IOException {
		Owner owner = result.owner();
		Result.Final all = result.finalResult();
		printer.printRecord(cells(result.id(), result.questionId(), result.question(),
				(owner != null) ? owner.id() : null, (owner != null) ? owner.name() : null, result.submissions(),
				result.createdAt(), result.status(), result.verdict(), result.passed(), result.total(), result.score(),
				result.maxScore(), result.timeMs(), result.memoryKb(), result.environment(), result.finishedAt(),
				(all != null) ? all.verdict() : result.verdict(), (all != null) ? all.score() : result.score(),
				(all != null) ? all.maxScore() : result.maxScore()));
	}

	private static Stream<@Nullable Object> cells(@Nullable Object... values) {
		return Stream.of(values).map((value) -> (value instanceof String text) ? inert(text) : value);
	}

	/** Returns a text that no spreadsheet takes for a formula. */
	static String inert(String text) {
		return BEGINNING.matcher(text).replaceAll("$1'");
	}

	@Override
	public void end() throws IOException {
		printer.flush();
	}

}
