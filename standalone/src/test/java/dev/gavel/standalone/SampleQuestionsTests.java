package dev.gavel.standalone;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SampleQuestionsTests {

	private final List<JsonNode> samples = SampleQuestions.readAll();

	@Test
	void beginWithTheExampleOfTheDocument() {
		assertThat(this.samples.get(0).at("/question/title").asString()).isEqualTo("Find the frequency of element");
		assertThat(this.samples.get(0).at("/test_cases/0/input_variables/k").asInt()).isEqualTo(2);
	}

	@Test
	void haveEachDifficultyTestCasesAndReferenceSolution() {
		assertThat(this.samples).extracting(sample -> sample.at("/question/type").asString())
			.contains("Easy", "Medium", "Hard");
		assertThat(this.samples).allSatisfy(sample -> {
			assertThat(sample.at("/test_cases").size()).isGreaterThan(2);
			assertThat(sample.at("/reference_solution").asString())
				.contains("def " + sample.at("/question/metadata/function_name").asString() + "(");
		});
	}

}
