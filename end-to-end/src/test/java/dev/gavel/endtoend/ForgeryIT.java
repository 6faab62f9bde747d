package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the page about forged answers as a reader does who pastes all of it, example by
 * example, into one shell.
 */
@ExtendWith(SharedGavel.class)
class ForgeryIT {

	private static final Pattern CHAPTER = Pattern.compile("(?m)^## (.+)\n(?s:(.*?))(?=^## |\\z)");

	private static final Pattern EXAMPLE = Pattern.compile("(?m)^### (.+)\n(?s:(.*?))(?=^### |\\z)");

	private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

	private static final Pattern PRINTED = Pattern.compile("(?s)```text\n(.*?)```");

	private static final Pattern VERDICT = Pattern.compile("Gavel: (\\w+) ");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[(.+?)]\\(#.+?\\) \\|.*\\| (\\w+) \\|$");

	private static final String LONGEST_SECONDS = "600";

	private static final String SET_UP = "Set up";

	private static final String NOT_PREVENTED = "What Gavel cannot prevent";

	private final int port;

	private final String page;

	private final List<Example> examples;

	ForgeryIT(GavelProcess gavel) throws IOException {
		this.port = gavel.port();
		this.page = Files.readString(Path.of("..", "docs", "forgery.md"));
		this.examples = matches(CHAPTER, page)
			.flatMap((chapter) -> matches(EXAMPLE, chapter.group(2))
				.map((example) -> new Example(chapter.group(1), example.group(1), example.group(2))))
			.filter((example) -> !example.commands().isEmpty())
			.toList();
	}

	@TestFactory
	Stream<DynamicTest> eachExamplePrintsWhatThePageSays(@TempDir Path folder) throws Exception {
		List<String> printed = run(folder);
		assertThat(printed).hasSameSizeAs(examples);
		return Stream.iterate(0, (number) -> number + 1)
			.limit(examples.size())
			.map((number) -> dynamicTest(examples.get(number).title(),
					() -> assertThat(printed.get(number)).isEqualTo(examples.get(number).printed())));
	}

	@Test
	void theTableHasEveryForgeryAndNoneIsAccepted() {
		Map<String, String> table = matches(ROW, page).collect(Collectors.toMap((row) -> row.group(1),
				(row) -> row.group(2), (one, other) -> one, LinkedHashMap::new));
		Map<String, String> forgeries = examples.stream()
			.filter((example) -> !example.chapter().equals(SET_UP) && !example.chapter().equals(NOT_PREVENTED))
			.collect(Collectors.toMap(Example::title, Example::verdict, (one, other) -> one, LinkedHashMap::new));
		assertThat(table).containsExactlyEntriesOf(forgeries).doesNotContainValue("ACCEPTED");
		assertThat(examples).filteredOn((example) -> example.chapter().equals(NOT_PREVENTED))
			.isNotEmpty()
			.allMatch((example) -> example.verdict().equals("ACCEPTED"));
	}

	/** What each example printed, in the order of the page. */
	private List<String> run(Path folder) throws IOException, InterruptedException {
		String mark = "--- next example ---\n";
		String setUp = matches(CHAPTER, page).filter((chapter) -> chapter.group(1).equals(SET_UP))
			.map((chapter) -> blocks(COMMANDS, chapter.group(2).substring(0, chapter.group(2).indexOf("### "))))
			.collect(Collectors.joining());
		String script = examples.stream()
			.map((example) -> "printf -- '" + mark.replace("\n", "\\n") + "'\n" + example.commands())
			.collect(Collectors.joining("", setUp, ""));
		ProcessBuilder shell = new ProcessBuilder("timeout", LONGEST_SECONDS, "bash", "-c",
				script.replace(":8080", ":" + port));
		shell.environment().put("TMPDIR", folder.toString());
		Process process = shell.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return List.of(output.substring(output.indexOf(mark) + mark.length()).split(Pattern.quote(mark), -1));
	}

	private static Stream<MatchResult> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results();
	}

	private static String blocks(Pattern pattern, String text) {
		return matches(pattern, text).map((block) -> block.group(1)).collect(Collectors.joining());
	}

	private record Example(String chapter, String title, String text) {

		String commands() {
			return blocks(COMMANDS, text);
		}

		String printed() {
			return blocks(PRINTED, text);
		}

		String verdict() {
			return matches(VERDICT, printed()).map((verdict) -> verdict.group(1)).findFirst().orElseThrow();
		}

	}

}
