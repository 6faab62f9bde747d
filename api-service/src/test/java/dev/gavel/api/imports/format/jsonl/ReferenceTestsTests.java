package dev.gavel.api.imports.format.jsonl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.imports.format.UnreadableFileException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReferenceTestsTests {

	@Test
	void refusesInputsThatAreTooLargeTogether() {
		ObjectNode line = (ObjectNode) new JsonMapper().readTree("{\"base_input\": [[1]], \"plus_input\": [[2]]}");
		assertThatThrownBy(() -> ReferenceTests.of(line, (calls) -> {
			throw new AssertionError("called");
		}, 100)).isInstanceOf(UnreadableFileException.class)
			.hasMessage("Its inputs take some 120 characters; expected at most 100.");
	}

}
