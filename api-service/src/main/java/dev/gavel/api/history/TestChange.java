package dev.gavel.api.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.scoring.Points;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edit did to a test.
 *
 * @param id of the test
 * @param index where it was, from 1
 * @param before what it was
 * @param after absent when it was deleted
 */
public record TestChange(long id, int index, Values before,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Values after) {

	/**
	 * What a test consists of. Texts of more than 10,000 characters are cut.
	 *
	 * @param arguments in the notation of test suites, as all values
	 * @param others other right outputs
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Values(String arguments, @Nullable String expected, @Nullable String others, @Nullable String raises,
			@Nullable String raisesMessage, int exitStatus, @Nullable String comparison, String feedback,
			@Nullable Points points, @Nullable String group, @Nullable String explanation) {
	}

	/** Returns what differs, for people. */
	@JsonIgnore
	public List<ChangedText> texts() {
		return Stream.of(text("Input", Values::arguments), text("Expected", Values::expected),
				text("Other outputs", Values::others), text("Raises", Values::raises),
				text("Message", Values::raisesMessage), text("Exit status", Values::exitStatus),
				text("Comparison", Values::comparison), text("Feedback", Values::feedback),
				text("Points", Values::points), text("Group", Values::group), text("Explanation", Values::explanation))
			.filter(Objects::nonNull)
			.toList();
	}

	private @Nullable ChangedText text(String name, Function<Values, @Nullable Object> value) {
		String from = Objects.toString(value.apply(before), "");
		String to = (after != null) ? Objects.toString(value.apply(after), "") : "";
		return from.equals(to) ? null : ChangedText.of(name, from, to);
	}

}
