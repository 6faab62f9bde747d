package dev.gavel.api.question.http;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.sharing.AudienceView;
import dev.gavel.api.question.sharing.AuthorsView;
import dev.gavel.api.question.sharing.NewAudience;
import dev.gavel.api.question.sharing.NewAuthors;
import dev.gavel.api.question.sharing.NewOwner;
import dev.gavel.api.question.sharing.NewState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms that say who sees a question and who writes it.
 */
record SharingForm(Form form) {

	private static final String EVERYONE = "everyone";

	private static final String GROUP = "group:";

	/**
	 * A row of the form for the audience.
	 *
	 * @param choice {@code everyone}, or {@code group:} with the name of a group; empty
	 * for a row that counts for nothing
	 */
	public record Row(String choice, String opensAt, String closesAt) {

		static Row of(AudienceView.Entry entry) {
			return new Row((entry.group() != null) ? GROUP + entry.group() : EVERYONE, text(entry.opensAt()),
					text(entry.closesAt()));
		}

		/**
		 * Browsers write times without a zone, and here they are UTC. They leave a field
		 * with parts of a second empty, and would so delete the time.
		 */
		private static String text(@Nullable Instant time) {
			return (time != null)
					? LocalDateTime.ofInstant(time, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString() : "";
		}

		boolean isUsed() {
			return !choice.isEmpty();
		}

		NewAudience.Entry entry(Violations violations) {
			return new NewAudience.Entry(choice.startsWith(GROUP) ? choice.substring(GROUP.length()) : null,
					time(violations, "opens_at", opensAt), time(violations, "closes_at", closesAt));
		}

		private static @Nullable Instant time(Violations violations, String field, String text) {
			try {
				return text.isBlank() ? null : LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC);
			}
			catch (DateTimeParseException ex) {
				violations.add(field, "expected a time such as 2026-12-31T23:59, got '%s'".formatted(text));
				return null;
			}
		}

	}

	/**
	 * Returns the rows that were sent, or else those of the stored audience, and an empty
	 * one.
	 */
	List<Row> rows(AudienceView stored) {
		List<Row> rows = new ArrayList<>(
				form.fields().containsKey("group") ? sent() : stored.audience().stream().map(Row::of).toList());
		rows.add(new Row("", "", ""));
		return rows;
	}

	private List<Row> sent() {
		List<String> choices = form.texts("group");
		return IntStream.range(0, choices.size())
			.mapToObj((i) -> new Row(choices.get(i), at("opens_at", i), at("closes_at", i)))
			.filter(Row::isUsed)
			.toList();
	}

	private String at(String field, int index) {
		List<String> texts = form.texts(field);
		return (index < texts.size()) ? texts.get(index) : "";
	}

	NewAudience audience() {
		Violations violations = new Violations();
		List<Row> rows = sent();
		List<NewAudience.@Nullable Entry> entries = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			entries.add(rows.get(i).entry(violations.within("audience[%d]".formatted(i))));
		}
		violations.throwIfAny();
		return new NewAudience(entries);
	}

	/** Returns the names of the co-authors, one a line. */
	String coAuthors(AuthorsView stored) {
		return Objects.requireNonNullElse(form.text("co_authors"), String.join("\n", stored.coAuthors()));
	}

	NewAuthors coAuthors() {
		String text = Objects.requireNonNullElse(form.text("co_authors"), "");
		return new NewAuthors(Stream.of(text.split("\n")).filter((line) -> !line.isBlank()).toList());
	}

	NewState state() {
		return new NewState(form.text("state"), form.text("publish_anyway") != null);
	}

	NewOwner owner() {
		return new NewOwner(form.text("owner"));
	}

}
