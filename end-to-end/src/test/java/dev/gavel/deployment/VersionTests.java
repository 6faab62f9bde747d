package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Whatever names the version of Gavel, names the same; docs/releasing.md lists it. */
class VersionTests {

	private static final String VERSION = found("pom.xml", "\n\t<version>(.+)</version>");

	@Test
	void isThatOfTheClientForPython() {
		assertThat(found("clients/python/src/gavel/version.py", "VERSION = \"(.+)\"")).isEqualTo(VERSION);
	}

	@Test
	void isThatOfTheImagesInProduction() {
		Map<String, Object> images = DeployFiles
			.yaml(DeployFiles.KUBERNETES.resolve("overlays/production/images/kustomization.yaml"));
		assertThat(DeployFiles.<Map<String, Object>>list(images, "images"))
			.extracting((image) -> image.get("newTag").toString())
			.isEqualTo(List.of(VERSION, VERSION));
	}

	@Test
	void isTheFirstInTheChangelog() {
		assertThat(found("CHANGELOG.md", "\n## (\\S+) - (?:Unreleased|\\d{4}-\\d\\d-\\d\\d)\n")).isEqualTo(VERSION);
	}

	@Test
	void isWhatServicesSay() throws IOException {
		for (String settings : List.of("api-service.yml", "judge-worker.yml")) {
			assertThat(new ClassPathResource(settings).getContentAsString(StandardCharsets.UTF_8))
				.contains("\n    version: '" + VERSION + "'\n");
		}
	}

	@Test
	void isWhatTheScriptPrints() throws Exception {
		Process script = new ProcessBuilder(DeployFiles.ROOT.resolve("gavel").toString(), "--version").start();
		assertThat(new String(script.getInputStream().readAllBytes())).isEqualTo("gavel " + VERSION + "\n");
	}

	private static String found(String file, String pattern) {
		return Pattern.compile(pattern)
			.matcher(DeployFiles.text(DeployFiles.ROOT.resolve(file)))
			.results()
			.map((MatchResult match) -> match.group(1))
			.findFirst()
			.orElseThrow(() -> new AssertionError("expected %s in %s".formatted(pattern, file)));
	}

}
