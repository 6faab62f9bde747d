package dev.gavel.api.generation;

import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.testcase.NewTestCase;
import dev.gavel.api.question.testcase.OwnTest;
import dev.gavel.api.question.testcase.TestCaseCheck;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads tests that are being made. */
@Component
class TestReader {

	private final LimitsProperties limits;

	private final JsonMapper json;

	TestReader(LimitsProperties limits, JsonMapper json) {
		this.limits = limits;
		this.json = json;
	}

	/**
	 * Uses the tests without their outputs, once there is memory for them.
	 * @throws dev.gavel.api.platform.request.Problem naming every test that is not right
	 */
	<T> T inputs(Question question, List<GeneratedTest> tests, Function<List<SuiteTest>, T> use) {
		try (DecodingRoom room = RequestRoom.take(tests.stream().mapToLong(GeneratedTest::length).sum())) {
			Violations violations = new Violations();
			List<SuiteTest> inputs = new ArrayList<>();
			tests.forEach((test) -> input(question, test, violations).ifPresent(inputs::add));
			violations.throwIfAny();
			return use.apply(inputs);
		}
	}

	private Optional<SuiteTest> input(Question question, GeneratedTest test, Violations violations) {
		return read(test, violations)
			.map((sent) -> new TestCaseCheck(question.kind(), limits, violations.within(test.field()))
				.read(OwnTest.withoutOutput(sent)));
	}

	/**
	 * Returns a test as it could have been sent.
	 * @param violations receives what cannot be read
	 */
	Optional<NewTestCase> read(GeneratedTest test, Violations violations) {
		try {
			NewTestCase sent = json.readValue(test.line(), NewTestCase.class);
			return Optional.of((test.output() != null) ? sent.expecting(test.output()) : sent);
		}
		catch (JacksonException ex) {
			violations.add(test.field(), UnreadableJson.problem(ex));
			return Optional.empty();
		}
	}

	/** Whether a test lacks what says what is right. */
	boolean isOpen(GeneratedTest test) {
		try (DecodingRoom room = RequestRoom.take(test.length())) {
			return read(test, new Violations()).filter((sent) -> !sent.expectsSomething()).isPresent();
		}
	}

}
