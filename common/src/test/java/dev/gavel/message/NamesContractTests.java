package dev.gavel.message;

import static dev.gavel.message.MessageContractTests.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.gavel.rule.Construct;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.StopAt;
import dev.gavel.scoring.TestGroup;
import dev.gavel.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names on the wire, and that the golden files leave out no kind of message. */
class NamesContractTests {

	private static final Path FILES = Path.of("src/test/resources/messages");

	private static final List<Class<? extends Enum<?>>> ENUMS = List.of(Verdict.class, WorkerNews.State.class,
			Handling.class, ComparisonSpec.Protocol.class, ComparisonSpec.Match.class, ComparisonSpec.Order.class,
			Construct.class, Feedback.class, StopAt.class, TestGroup.Rule.class);

	private static final List<Class<?>> SEALED = List.of(JudgeReport.class, QuestionKind.class, ComparisonSpec.class);

	@Test
	void namesStay() {
		Stream<String> topics = Stream.of(Topics.JOBS, Topics.REPORTS, Topics.GATHERED_REPORTS, Topics.CANCELLATIONS,
				Topics.WORKERS, Topics.PARKED, Topics.WORKERS_GROUP);
		Stream<String> kinds = SEALED.stream().map((type) -> line(type.getSimpleName(), kinds(type)));
		Stream<String> constants = ENUMS.stream().map((type) -> line(name(type), constants(type)));
		new GoldenFile("names.txt").holds(
				Stream.of(Stream.of(line("Topics", topics)), kinds, constants).flatMap((lines) -> lines).toList(),
				"Names in messages stay, and new ones take two releases (docs/messages.md#how-to-change-a-message).");
	}

	@ParameterizedTest
	@CsvSource({ "dev.gavel.message.JudgeReport, message", "dev.gavel.message.QuestionKind, question",
			"dev.gavel.message.ComparisonSpec, comparison" })
	void everyKindHasAGoldenFile(Class<?> sealed, String field) throws IOException {
		String all;
		try (Stream<Path> files = Files.list(FILES)) {
			all = files.filter(Files::isRegularFile).map(NamesContractTests::text).collect(Collectors.joining());
		}
		assertThat(kinds(sealed)).isNotEmpty()
			.allSatisfy((kind) -> assertThat(all).contains("\"%s\":{\"kind\":\"%s\"".formatted(field, kind)));
	}

	private static Stream<String> kinds(Class<?> sealed) {
		return Stream.of(sealed.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::name);
	}

	private static Stream<String> constants(Class<? extends Enum<?>> type) {
		return Stream.of(type.getEnumConstants()).map((each) -> MessageCodec.JSON.valueToTree(each).stringValue());
	}

	private static String name(Class<?> type) {
		return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
	}

	private static String line(String name, Stream<String> names) {
		return name + ": " + names.collect(Collectors.joining(" "));
	}

	private static String text(Path file) {
		return golden(file.getFileName().toString());
	}

}
