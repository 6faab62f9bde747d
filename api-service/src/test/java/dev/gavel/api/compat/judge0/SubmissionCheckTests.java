package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

class SubmissionCheckTests {

	private final SubmissionCheck check = new SubmissionCheck(new Languages(List::of),
			new Bounds(new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("gavel.limits",
					LimitsProperties.class)),
			null, null);

	@Test
	void visitorsHaveNobodyCalled() {
		assertThat(errors("\"callback_url\": \"https://example.com\"", Caller.visitor(Set.of(), "::1")))
			.containsExactly(new FieldError("callback_url", "setting callback is not allowed"));
	}

	@Test
	void boundsWhatAllRunsAreGivenTogether() {
		String stdin = "\"stdin\": \"%s\", \"number_of_runs\": ".formatted("x".repeat(500_000));
		assertThat(errors(stdin + "17", Caller.trusted("::1"))).containsExactly(new FieldError("number_of_runs",
				"is too large for so much input and output: all runs together may have 8192 KB"));
	}

	private List<FieldError> errors(String more, Caller caller) {
		String fields = "{\"language_id\": 71, \"source_code\": \"1\", %s}".formatted(more);
		return Assertions
			.catchThrowableOfType(Problem.class, () -> check.check(JsonMapper.shared().readTree(fields), false, caller))
			.errors();
	}

}
