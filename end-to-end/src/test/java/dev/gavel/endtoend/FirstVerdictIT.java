package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the operator guide that lead from an empty installation to the verdict
 * of a solver.
 */
class FirstVerdictIT {

	private static final Pattern COMMANDS = Pattern.compile("### From nothing to the first verdict.*?```sh\n(B=.*?)```",
			Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("/set-up#[\\w-]+");

	/** Instead of the log of a container. */
	private static final String LOG = "docker() { echo '%s'; }\n";

	@TempDir
	private Path data;

	@TempDir
	private Path folder;

	@Test
	void commandsOfTheGuideLeadToIt() throws Exception {
		try (GavelProcess gavel = GavelProcess.launch(data, GavelProcess.freePort(), "--accounts").awaitReady()) {
			await().until(() -> LINK.matcher(gavel.output()).find());
			String link = found(LINK, gavel.output()).group();
			String commands = found(COMMANDS, Files.readString(Path.of("..", "docs", "operator-guide.md"))).group(1);
			String output = run(LOG.formatted(link) + commands.replace(":8080", ":" + gavel.port()));
			assertThat(output.substring(output.lastIndexOf("{\"id\""))).contains("\"verdict\":\"ACCEPTED\"");
		}
	}

	private static Matcher found(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as(pattern.pattern()).isTrue();
		return matcher;
	}

	private String run(String commands) throws IOException, InterruptedException {
		Path script = Files.writeString(folder.resolve("commands"), commands);
		Process shell = new ProcessBuilder("sh", "-e", script.toString()).directory(folder.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor()).as(output).isZero();
		return output;
	}

}
