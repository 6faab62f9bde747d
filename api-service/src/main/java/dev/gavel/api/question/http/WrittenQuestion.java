package dev.gavel.api.question.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.QuestionView;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question as answered to the author who has just stored it.
 *
 * @param warnings hints about the question; omitted when there are none
 */
record WrittenQuestion(@JsonUnwrapped QuestionView question,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

	/**
	 * @param untried warnings about code that was not tried
	 */
	static WrittenQuestion of(QuestionView question, List<String> untried, Environments environments) {
		return new WrittenQuestion(question, Stream
			.of(question.metadata().warnings(), untried,
					environments.warning(question.environment(), question.comparison().environment()).stream().toList())
			.flatMap(List::stream)
			.toList());
	}

}
