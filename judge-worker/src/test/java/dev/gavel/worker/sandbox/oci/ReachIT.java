package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a test can reach is listed; what is new there was let in by mistake, until
 * somebody has added it to the list on purpose.
 */
class ReachIT {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(20), Duration.ofSeconds(60), 64L << 20,
			1 << 16, 1 << 20);

	@Test
	void isNoMoreThanTheListSays() throws Exception {
		Path workDir = SandboxFixture.workDir();
		try (OciSandbox sandbox = SandboxFixture.start(workDir, "spare-cells=0")) {
			RunResult result = SandboxFixture.run(sandbox, resource("reach.py"), "[]", LIMITS);
			assertThat(result.value()).as("%s", result).isNotNull();
			List<String> reached = JsonMapper.shared().readValue(result.value(), new TypeReference<>() {
			});
			List<String> listed = listed(sandbox.facts().mode());
			assertThat(listed).containsAll(reached);
			// A kernel may be built without a call or two, rseq for example.
			assertThat(reached).hasSizeGreaterThan(listed.size() - 5);
		}
		finally {
			FileSystemUtils.deleteRecursively(workDir);
		}
	}

	/** One thing a line; what follows a number sign explains it. */
	private static List<String> listed(String mode) throws IOException {
		return resource("reach-%s.txt".formatted(mode)).lines()
			.map((line) -> line.replaceFirst("#.*", "").strip())
			.filter((line) -> !line.isEmpty())
			.toList();
	}

	private static String resource(String name) throws IOException {
		try (InputStream resource = ReachIT.class.getResourceAsStream("/reach/" + name)) {
			assertThat(resource).as(name).isNotNull();
			return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
