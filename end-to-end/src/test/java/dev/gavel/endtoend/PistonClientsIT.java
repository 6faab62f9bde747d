package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Unmodified clients of Piston, as npm has them. */
@ExtendWith(SharedGavel.class)
class PistonClientsIT {

	private static final Path SCRIPT = Path.of("src/test/resources/piston-clients/run.mjs");

	private final GavelProcess gavel;

	@TempDir
	Path folder;

	PistonClientsIT(GavelProcess gavel) {
		this.gavel = gavel;
	}

	@Test
	void runPrograms() {
		NpmPackages.install(folder, System.getProperty("gavel.piston-clients").split(" "));
		JsonNode found = new JsonMapper().readTree(
				NpmPackages.node(SCRIPT, folder.toString(), "http://127.0.0.1:%d/piston".formatted(gavel.port())));
		assertThat(found.get("validateInstance").booleanValue()).isTrue();
		assertThat(found.get("runtimes")).hasToString("[\"python\"]");
		assertThat(found.get("run")).hasToString("[\"hi ['1', '2']\\n\",0,null,null]");
		assertThat(found.get("raises")).hasToString("[\"\",1,null,\"RE\"]");
		assertThat(found.get("loops")).hasToString("[\"\",null,\"SIGKILL\",\"TO\"]");
		assertThat(found.get("exits")).hasToString("[\"\",3,null,\"RE\"]");
		assertThat(found.get("files")).hasToString("[\"1 hi\\n\",0,null,null]");
		assertThat(found.get("unknown").asString()).contains("html-5.0.0 runtime is unknown");
		assertThat(found.get("limit").asString()).contains("run_timeout");
		for (String client : new String[] { "fetch", "node" }) {
			assertThat(found.get(client)).hasToString("[true,\"python\",true,[\"hi ['Hello']\\n\",0,null,null]]");
		}
	}

}
