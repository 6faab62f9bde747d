package dev.gavel.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.imports.question.QuestionReport;
import dev.gavel.api.imports.question.QuestionReport.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An import as answered.
 *
 * @param file its name, as it was sent
 * @param size of the file in bytes
 * @param hash SHA-256 of the file, in hexadecimal
 * @param dryRun whether nothing is stored
 * @param format in which the file is written; null until it is recognised
 * @param done how much was read
 * @param total how much there is to read, in the same unit; 0 when it is not known
 * @param questions how many questions were found so far, by what became of them
 * @param tests how many tests could be taken so far
 * @param refusedTests how many could not
 * @param notes about the file as a whole
 * @param failure why it could not be read to its end; omitted when it could
 * @param finishedAt null while it goes on
 */
record ImportView(long id, String file, long size, String hash, boolean dryRun, ImportState state,
		@Nullable String format, long done, long total, Counts questions, int tests, int refusedTests,
		List<String> notes, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure, Instant createdAt,
		@Nullable Instant finishedAt) {

	/**
	 * Numbers of questions.
	 *
	 * @param created how many were created; in a dry run, would be
	 * @param changed how many were imported before, and are changed
	 * @param unchanged how many are as they were
	 * @param refused how many cannot be taken
	 */
	record Counts(int created, int changed, int unchanged, int refused) {

		/** Returns how many there are. */
		public int all() {
			return created + changed + unchanged + refused;
		}

		int of(Outcome outcome) {
			return switch (outcome) {
				case CREATED -> created;
				case CHANGED -> changed;
				case UNCHANGED -> unchanged;
				case REFUSED -> refused;
			};
		}

		/** Returns how many are stored, or would be. */
		public int stored() {
			return created + changed;
		}

	}

	/** Returns what was found, for people. */
	public String summary() {
		String found = Stream
			.of(number(questions.created, dryRun ? "to create" : "created"),
					number(questions.changed, dryRun ? "to change" : "changed"),
					number(questions.unchanged, "unchanged"), number(questions.refused, "refused"))
			.filter((number) -> !number.isEmpty())
			.collect(Collectors.joining(", "));
		return (tests + refusedTests == 0) ? found
				: "%s · %s".formatted(found, QuestionReport.testSummary(tests, refusedTests));
	}

	private static String number(int count, String what) {
		return (count == 0) ? "" : "%,d %s".formatted(count, what);
	}

	/** Returns how much was read, in percent. */
	public int percent() {
		return (state == ImportState.DONE) ? 100 : (int) ((total > 0) ? Math.min(99, 100 * done / total) : 0);
	}

	/** Whether it can be confirmed: something would be stored. */
	public boolean canBeConfirmed() {
		return dryRun && state == ImportState.DONE && questions.stored() > 0;
	}

}
