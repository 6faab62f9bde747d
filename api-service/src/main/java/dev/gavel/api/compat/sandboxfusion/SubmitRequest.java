package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.sandboxfusion.body.Fields;
import dev.gavel.api.compat.sandboxfusion.body.InvalidBody;
import dev.gavel.api.compat.sandboxfusion.body.SentBody;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a language model wrote, and the tests for it.
 *
 * @param id a number or a text, which is sent back
 * @param allCases whether tests are run after one that failed
 * @param fullCases whether tests that a program passed are sent back in full
 */
record SubmitRequest(JsonNode id, String completion, Duration runTimeout, boolean allCases, boolean fullCases,
		List<OjTest> tests) {

	private static final String DATA_SET = "CommonOJDataset";

	private static final String DATA = "provided_data";

	private static final String EXTRACTION = "custom_extract_logic";

	private static final int MOST_TESTS = 1000;

	/** What SandboxFusion gives a test whose client does not say. */
	private static final double SECONDS = 20;

	/**
	 * @throws InvalidBody when it cannot be read
	 * @throws Problem when it asks for what Gavel does not do
	 */
	static SubmitRequest read(byte @Nullable [] body, JsonMapper json) {
		Fields fields = SentBody.read(body, json);
		Fields config = fields.requiredObject("config");
		String dataSet = fields.text("dataset");
		fields.requireSent("id");
		String completion = fields.text("completion");
		fields.throwIfAny();
		requireSupported(dataSet, config);
		double seconds = config.numberOr(RunCodeRequest.RUN_TIMEOUT, SECONDS);
		Fields extra = config.object("extra");
		SubmitRequest read = new SubmitRequest(Objects.requireNonNull(fields.value("id")), completion,
				RunCodeRequest.duration((seconds != 0) ? seconds : SECONDS), isTrue(extra.value("run_all_cases")),
				isTrue(extra.value("return_full_case")), tests(config.object(DATA), json));
		fields.throwIfAny();
		return read;
	}

	private static void requireSupported(String dataSet, Fields config) {
		String type = config.textOr("dataset_type", "");
		require(!type.isEmpty(), "no eval class found for dataset %s; expected config.dataset_type to be %s"
			.formatted(dataSet, DATA_SET));
		require(type.equals(DATA_SET),
				"eval class %s not found; Gavel has %s with config.%s only".formatted(type, DATA_SET, DATA));
		require(config.value("language") != null, "config.language field must exist for CommonOJDataset, got None");
		RunCodeRequest.requirePython(config);
		require(config.value(EXTRACTION) == null,
				"config.%s is not supported, because it is code that would run in the server; extract the code in the client and send it between fences"
					.formatted(EXTRACTION));
		JsonNode data = config.value(DATA);
		require(data != null && (!data.isContainer() || !data.isEmpty()),
				"config.%s is missing; Gavel has no data sets, so each request brings its tests".formatted(DATA));
		require(data != null && data.isObject(), "request.config.provided_data should be a dict with str -> str | int");
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new Problem(ProblemType.BAD_REQUEST, message);
		}
	}

	/** Reads tests, which may be a list or its text. */
	private static List<OjTest> tests(Fields data, JsonMapper json) {
		JsonNode sent = data.value("test");
		Fields holder = (sent != null && sent.isString()) ? SentBody.readTests(sent.stringValue(), json) : data;
		int count = holder.list("test").size();
		if (count > MOST_TESTS) {
			holder.require(false, "test", "Expected at most %,d tests, got %,d".formatted(MOST_TESTS, count));
			holder.throwIfAny();
		}
		List<OjTest> tests = holder.objects("test").stream().map(OjTest::read).toList();
		holder.require(!tests.isEmpty(), "test", "Expected at least one test; otherwise every program would pass");
		holder.throwIfAny();
		return tests;
	}

	/** Returns whether Python takes it for true. */
	private static boolean isTrue(@Nullable JsonNode value) {
		return value != null && switch (value.getNodeType()) {
			case BOOLEAN -> value.booleanValue();
			case NUMBER -> value.doubleValue() != 0;
			case STRING -> !value.stringValue().isEmpty();
			default -> !value.isEmpty();
		};
	}

}
