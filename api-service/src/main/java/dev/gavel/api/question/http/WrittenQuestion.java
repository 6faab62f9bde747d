package dev.gavel.api.question.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.QuestionView;
import java.util.List;

/**
 * A question as answered to the author who has just stored it.
 *
 * @param warnings hints about the question; omitted when there are none
 */
record WrittenQuestion(@JsonUnwrapped QuestionView question,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

	static WrittenQuestion of(QuestionView question) {
		return new WrittenQuestion(question, question.metadata().warnings());
	}

}
