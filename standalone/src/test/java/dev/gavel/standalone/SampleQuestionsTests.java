package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleQuestionsTests {

	private final List<JsonNode> samples = SampleQuestions.readAll();

	@Test
	void beginWithTheExampleOfTheDocument() {
		assertThat(samples.get(0).at("/question/title").asString()).isEqualTo("Find the frequency of element");
		assertThat(samples.get(0).at("/test_cases/0/input_variables/k").asInt()).isEqualTo(2);
	}

	@Test
	void haveEachDifficultyTestCasesAndReferenceSolution() {
		assertThat(samples).extracting(sample -> sample.at("/question/type").asString())
			.contains("Easy", "Medium", "Hard");
		assertThat(samples).allSatisfy(sample -> {
			assertThat(sample.at("/test_cases").size()).isGreaterThan(2);
			assertThat(sample.at("/reference_solution").asString())
				.contains("def " + sample.at("/question/metadata/function_name").asString() + "(");
		});
	}

}
