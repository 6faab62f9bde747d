package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.question.Environments;
import dev.gavel.api.question.Question;
import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import dev.gavel.api.settings.LimitsProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IntakeTests {

	private final LimitsProperties limits = new Binder(
			new MapConfigurationPropertySource(Map.of("gavel.limits.max-submissions-per-minute", "1")))
		.bind("gavel.limits", LimitsProperties.class)
		.get();

	private final SubmissionRate rate = new SubmissionRate(limits);

	private final Queue queue = new Queue(null, null, rate, null, null, null, Clock.systemUTC(), null, limits,
			new SimpleMeterRegistry());

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void takesNeitherASubmissionNorATrialFromAClientThatSentTooMany(boolean trial) {
		rate.require("user:a");
		Intake intake = new Intake(Environments.with(List.of()), queue, null, limits);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> intake.take(new AnyQuestion(),
				new NewSubmission("pass", null, null, null), trial, "user:a", () -> {
					throw new AssertionError("no suite is needed");
				}))
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_SUBMISSIONS));
	}

	private static final class AnyQuestion extends Question {

	}

}
