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
	 * @param prelude warnings about the prelude
	 */
	static WrittenQuestion of(QuestionView question, List<String> prelude, Environments environments) {
		return new WrittenQuestion(question, Stream
			.of(question.metadata().warnings(), prelude, environments.warning(question.environment()).stream().toList())
			.flatMap(List::stream)
			.toList());
	}

}
