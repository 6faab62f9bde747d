package dev.gavel.api.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.submission.SubmissionView.Owner;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTableTests {

	@Test
	void hasAColumnForEachValue() throws IOException {
		CSVRecord row = written("Two sum, \"hard\"");
		assertThat(row.toMap()).containsEntry("question", "Two sum, \"hard\"")
			.containsEntry("owner_id", "17")
			.containsEntry("owner", "'@ada")
			.containsEntry("verdict", "WRONG_ANSWER")
			.containsEntry("score", "2.5")
			.containsEntry("final_verdict", "WRONG_ANSWER")
			.containsEntry("submissions", "")
			.containsEntry("created_at", "2026-03-01T10:00:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1" })
	void givesSpreadsheetsNoFormula(String title) throws IOException {
		assertThat(written(title).get("question")).isEqualTo("'" + title);
	}

	/** Where the list separator is a semicolon, Excel begins a cell after it. */
	@Test
	void givesSpreadsheetsNoFormulaAfterASemicolon() throws IOException {
		assertThat(written("x;=1;y;-2").get("question")).isEqualTo("x;'=1;y;'-2");
	}

	private static CSVRecord written(String title) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ResultsTable table = new ResultsTable(out);
		table.write(
				new Result(new UUID(1, 2), 7, title, new Owner(17, "@ada"), null, Instant.parse("2026-03-01T10:00:00Z"),
						JudgementState.DONE, Verdict.WRONG_ANSWER, 1, 2, new Points(2500), new Points(10_000), 1.9,
						13_000L, "default", Instant.parse("2026-03-01T10:00:01Z"), null));
		table.end();
		return CSVFormat.RFC4180.builder()
			.setHeader()
			.setSkipHeaderRecord(true)
			.get()
			.parse(new StringReader(out.toString(StandardCharsets.UTF_8)))
			.getRecords()
			.get(0);
	}

}
