package dev.gavel.api.question.http;

import dev.gavel.api.question.QuestionView;
import java.util.stream.Collectors;

/** What a line of a test case looks like, for those who write one. */
final class LineExample {

	private LineExample() {
	}

	static String of(QuestionView.Metadata metadata) {
		return metadata.variables()
			.stream()
			.map((variable) -> "\"%s\": …".formatted(variable.name()))
			.collect(Collectors.joining(", ", "{\"input_variables\": {", "}, \"output\": …}"));
	}

}
