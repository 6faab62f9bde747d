package dev.gavel.api.question.scoring;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.scoring.NewScoring.NewGroup;
import dev.gavel.api.question.scoring.ScoringView.GroupView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The fields of a scoring in a form: those of its JSON, such as {@code scoring.counts}.
 * The fields of groups appear once for each group.
 */
public final class ScoringForm {

	/** What separates names of groups in a field. */
	static final String SEPARATOR = ",";

	private static final String FIELD = "scoring.";

	private static final String NAME = "group_name";

	private static final String POINTS = "group_points";

	private static final String RULE = "group_rule";

	private static final String REQUIRES = "group_requires";

	private static final String FEEDBACK = "group_feedback";

	private static final int LONGEST_NUMBER = 100;

	private ScoringForm() {
	}

	/** A group as it was put in. */
	public record Row(String name, String points, String rule, String requires, String feedback) {

		private boolean isEmpty() {
			return Stream.of(name, points, requires).allMatch(String::isBlank);
		}

	}

	/** Returns what was put in; rows of groups that are empty are left out. */
	public static NewScoring read(Form form) {
		List<Row> rows = rows(form);
		List<NewGroup> groups = new ArrayList<>();
		for (Row row : rows) {
			groups.add(
					new NewGroup(row.name(), number(FIELD + "groups[%d].points".formatted(groups.size()), row.points()),
							row.rule(), names(row.requires()), row.feedback()));
		}
		return new NewScoring(groups, form.text(FIELD + "stop_at"), form.text(FIELD + "counts"),
				form.number(FIELD + "attempts"), form.number(FIELD + "pause_seconds"));
	}

	/** Returns the groups that were put in. */
	public static List<Row> rows(Form form) {
		return IntStream.range(0, form.texts(NAME).size())
			.mapToObj((at) -> new Row(text(form, NAME, at), text(form, POINTS, at), text(form, RULE, at),
					text(form, REQUIRES, at), text(form, FEEDBACK, at)))
			.filter((row) -> !row.isEmpty())
			.toList();
	}

	private static String text(Form form, String field, int at) {
		List<String> texts = form.texts(field);
		return (at < texts.size() && texts.get(at) != null) ? texts.get(at) : "";
	}

	/** Returns a number, or null when nothing was put in. */
	public static @Nullable BigDecimal number(String field, @Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		String number = text.strip();
		try {
			return new BigDecimal(number.substring(0, Math.min(number.length(), LONGEST_NUMBER)));
		}
		catch (NumberFormatException ex) {
			throw Violations.of(field, "expected a number such as 10 or 2.5, got '%s'"
				.formatted(number.substring(0, Math.min(number.length(), LONGEST_NUMBER))));
		}
	}

	private static List<@Nullable String> names(String text) {
		return Arrays.<@Nullable String>stream(text.split(SEPARATOR))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.toList();
	}

	/** Returns the fields of a scoring that is there already. */
	public static MultiValueMap<String, String> fields(@Nullable ScoringView scoring) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		if (scoring == null) {
			return fields;
		}
		for (GroupView group : scoring.groups()) {
			fields.add(NAME, group.name());
			fields.add(POINTS, (group.points() != null) ? group.points().toPlainString() : "");
			fields.add(RULE, group.rule());
			fields.add(REQUIRES, String.join(SEPARATOR + " ", group.requires()));
			fields.add(FEEDBACK, group.feedback());
		}
		fields.add(FIELD + "stop_at", scoring.stopAt());
		fields.add(FIELD + "counts", scoring.counts());
		fields.add(FIELD + "attempts", text(scoring.attempts()));
		fields.add(FIELD + "pause_seconds", text(scoring.pauseSeconds()));
		return fields;
	}

	private static @Nullable String text(@Nullable Integer number) {
		return (number != null) ? number.toString() : null;
	}

}
