package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
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
		assertThat(samples).extracting((sample) -> sample.at("/question/type").asString())
			.contains("Easy", "Medium", "Hard");
		assertThat(samples).allSatisfy((sample) -> {
			assertThat(sample.at("/test_cases").size()).isGreaterThan(2);
			assertThat(sample.at("/reference_solution").asString())
				.contains(definition(sample.at("/question/metadata")));
		});
	}

	private static String definition(JsonNode metadata) {
		if (metadata.at("/kind").asString("").equals("program")) {
			return "print(";
		}
		return metadata.has("class_name") ? "class %s:".formatted(metadata.get("class_name").asString()) : "def %s("
			.formatted(metadata.at("/function_name").asString(metadata.at("/functions/0/name").asString()));
	}

	@Test
	void completesWhatKillLeftHalfLoaded() throws IOException {
		try (QuestionsApi api = new QuestionsApi()) {
			api.failAfter(7);
			assertThatExceptionOfType(StartFailure.class)
				.isThrownBy(() -> new SampleQuestions(api.address()).completeUnlessThereAreOthers());
			api.failAfter(Integer.MAX_VALUE);
			assertThat(new SampleQuestions(api.address()).completeUnlessThereAreOthers()).isEqualTo(samples.size() - 1);
			assertThat(api.testCasesByTitle()).isEqualTo(samples.stream()
				.collect(Collectors.toMap((sample) -> sample.at("/question/title").asString(),
						(sample) -> sample.get("test_cases").valueStream().toList())));
			assertThat(new SampleQuestions(api.address()).completeUnlessThereAreOthers()).isZero();
		}
	}

	@Test
	void leavesAloneWhatSomebodyHasBegun() throws IOException {
		try (QuestionsApi api = new QuestionsApi()) {
			api.add("My own");
			assertThat(new SampleQuestions(api.address()).completeUnlessThereAreOthers()).isZero();
			assertThat(api.testCasesByTitle()).containsOnlyKeys("My own");
		}
	}

}
