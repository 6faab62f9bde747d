package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.sandboxfusion.text.ExtractedCode;
import dev.gavel.api.waiting.LargeAnswer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a program passed its tests.
 *
 * @param fullCode always null, as in SandboxFusion: the code is run as it is
 * @param testCode always null, likewise
 * @param tests those that ran, in their order
 * @param extra always null
 */
record EvalResult(JsonNode id, boolean accepted, String extractedCode, @Nullable String fullCode,
		@Nullable String testCode, List<EvalTestCase> tests, ExtractedCode.Type extractedType,
		@Nullable Map<String, String> extra) implements LargeAnswer {

	static EvalResult of(JsonNode id, ExtractedCode code, List<EvalTestCase> tests) {
		return new EvalResult(id, tests.stream().allMatch(EvalTestCase::passed), code.code(), null, null, tests,
				code.type(), null);
	}

	@Override
	public long characters() {
		return tests.stream().mapToLong((test) -> test.execInfo().characters() + test.testInfo().characters()).sum();
	}

	/** What a program did in one test. */
	record EvalTestCase(boolean passed, RunCodeResponse execInfo, OjTest testInfo) {
	}

}
