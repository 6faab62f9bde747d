package dev.gavel.api.imports.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.imports.question.ImportedState.Test;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChangedQuestionTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@org.junit.jupiter.api.Test
	void keepsWhatItsAuthorHasChangedHere() {
		SentQuestion first = sent(
				"{\"title\": \"Sum\", \"description\": \"Add.\", \"metadata\": {\"kind\": \"program\"}}");
		SentQuestion second = sent(
				"{\"title\": \"The sum\", \"description\": \"Add.\", \"metadata\": {\"kind\": \"program\"}}");
		ObjectNode current = object("""
				{"id": 5, "title": "Sum", "description": "Please add.", "metadata": {"kind": "program"},
				"comparison": {"kind": "text", "match": "exact"}}""");
		assertThat(second.onto(current, first.hashes()).json()).isEqualTo(object("""
				{"title": "The sum", "description": "Please add.", "metadata": {"kind": "program"},
				"comparison": {"kind": "text", "match": "exact"}}"""));
	}

	@org.junit.jupiter.api.Test
	void takesTheComparisonOfAnotherKind() {
		SentQuestion first = sent("{\"title\": \"Sum\", \"metadata\": {\"kind\": \"program\"}}");
		SentQuestion second = sent("{\"title\": \"Sum\", \"metadata\": {\"function_name\": \"f\"}}");
		ObjectNode current = object("""
				{"title": "Sum", "metadata": {"kind": "program"}, "comparison": {"kind": "text"}}""");
		assertThat(second.onto(current, first.hashes()).json().has("comparison")).isFalse();
	}

	@org.junit.jupiter.api.Test
	void keepsTestsThatAreStillThere() {
		List<Test> former = List.of(new Test("a", 1), new Test("b", 2), new Test("b", 3), new Test("c", 4));
		KeptTests kept = KeptTests.of(former, List.of("b", "new", "a"));
		assertThat(kept.kept()).isEqualTo(Map.of(0, 2L, 2, 1L));
		assertThat(kept.gone()).isEqualTo(Set.of(3L, 4L));
		assertThat(kept.with(List.of("b", "new", "a"), List.of(9L))).containsExactly(new Test("b", 2),
				new Test("new", 9), new Test("a", 1));
	}

	private static SentQuestion sent(String json) {
		return new SentQuestion(object(json), List.of());
	}

	private static ObjectNode object(String json) {
		return (ObjectNode) JSON.readTree(json);
	}

}
