package dev.gavel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rollout puts builds side by side: what {@code later} ones may send is read as it was
 * meant, or refused as a whole.
 */
class MessageVersionsTests {

	private static final Function<byte[], Object> JOB = MessageCodec::decodeJob;

	private static final Function<byte[], Object> REPORT = MessageCodec::decodeReport;

	private static final Function<byte[], Object> CANCELLATION = MessageCodec::decodeCancellation;

	private static final Function<byte[], Object> NEWS = MessageCodec::decodeNews;

	private static final Function<byte[], Object> SUITE = WholeSuite::decode;

	@ParameterizedTest
	@MethodSource
	void fieldsOfLaterBuildsAreSkipped(String file, String later, Function<byte[], Object> decoder) {
		assertThat(new String(bytes(later))).contains("later_field");
		assertThat(decoder.apply(bytes(later))).isEqualTo(decoder.apply(bytes(file)));
	}

	static Stream<Arguments> fieldsOfLaterBuildsAreSkipped() {
		return Stream.of(withMoreFields("judge-job-v1", ".json", JOB),
				withMoreFields("judge-report-started-v1", ".json", REPORT),
				withMoreFields("judge-report-progress-v1", ".json", REPORT),
				withMoreFields("judge-report-judged-v1", ".json", REPORT),
				withMoreFields("judge-report-failed-v1", ".json", REPORT),
				withMoreFields("cancellation-v1", ".json", CANCELLATION),
				withMoreFields("worker-news-v1", ".json", NEWS), withMoreFields("test-suite-v1", ".jsonl", SUITE));
	}

	private static Arguments withMoreFields(String name, String ending, Function<byte[], Object> decoder) {
		return Arguments.of(name + ending, "later/" + name + "-more-fields" + ending, decoder);
	}

	@ParameterizedTest
	@MethodSource
	void whatCannotBeUnderstoodAsMeantIsRefused(String file, String reason, Function<byte[], Object> decoder) {
		assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> decoder.apply(bytes("later/" + file)))
			.withMessageContaining(reason);
	}

	static Stream<Arguments> whatCannotBeUnderstoodAsMeantIsRefused() {
		return Stream.of(Arguments.of("judge-job-v2.json", "not a JudgeJob of version 1 but of 2", JOB),
				Arguments.of("judge-report-judged-v2.json", "not a JudgeReport of version 1 but of 2", REPORT),
				Arguments.of("cancellation-v2.json", "not a Cancellation of version 1 but of 2", CANCELLATION),
				Arguments.of("worker-news-v2.json", "not a WorkerNews of version 1 but of 2", NEWS),
				Arguments.of("test-suite-v2.jsonl", "not a test suite of version 1", SUITE),
				Arguments.of("test-suite-v1-another-kind.jsonl", "not a test suite of version 1", SUITE),
				Arguments.of("test-suite-v1-another-comparison.jsonl", "not a test suite of version 1", SUITE),
				Arguments.of("test-suite-v1-another-order.jsonl", "not a test suite of version 1", SUITE),
				Arguments.of("judge-report-v1-another-kind.json", "postponed", REPORT),
				Arguments.of("judge-report-judged-v1-another-verdict.json", "PRESENTATION_ERROR", REPORT),
				Arguments.of("worker-news-v1-another-state.json", "DRAINING", NEWS));
	}

	@ParameterizedTest
	@ValueSource(classes = { JudgeReport.class, QuestionKind.class, ComparisonSpec.class })
	void everyKindHasAName(Class<?> sealed) {
		assertThat(sealed.getAnnotation(JsonSubTypes.class).value()).extracting(JsonSubTypes.Type::value)
			.containsExactlyInAnyOrder(sealed.getPermittedSubclasses())
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "program_id", "judgement_id", "run", "language", "environment", "limits", "suite_hash",
			"source" })
	void jobsThatLackWhatAllOfThemHaveAreRefused(String field) {
		byte[] job = new String(bytes("judge-job-v1.json"), StandardCharsets.UTF_8)
			.replace("\"" + field + "\"", "\"something_else\"")
			.getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> MessageCodec.decodeJob(job))
			.withMessageContaining(field + " is null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "attempt", "gathered" })
	void jobsThatLackANumberOrFlagAreRefused(String field) {
		byte[] job = new String(bytes("judge-job-v1.json"), StandardCharsets.UTF_8)
			.replace("\"" + field + "\"", "\"something_else\"")
			.getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> MessageCodec.decodeJob(job));
	}

	@Test
	void reportsThatLackANumberAreRefused() {
		byte[] report = new String(bytes("judge-report-judged-v1.json"), StandardCharsets.UTF_8)
			.replace("cpu_time_micros", "something_else")
			.getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> MessageCodec.decodeReport(report));
	}

	private static byte[] bytes(String file) {
		try (InputStream in = MessageVersionsTests.class.getResourceAsStream("/messages/" + file)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
