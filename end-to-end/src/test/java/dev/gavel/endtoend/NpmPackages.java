package dev.gavel.endtoend;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import com.microsoft.playwright.impl.driver.Driver;
import dev.gavel.cluster.Command;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Packages of npm. Their interpreter comes with Playwright. */
final class NpmPackages {

	private NpmPackages() {
	}

	/** Skips the test where npm or the packages are not to be had. */
	static void install(Path folder, String... packages) {
		assumeThat(Command.isInstalled("npm")).as("npm is there").isTrue();
		Stream<String> install = Stream.of("npm", "install", "--ignore-scripts", "--fetch-retries=0", "--no-audit",
				"--no-fund", "--prefix", folder.toString());
		assumeThatCode(() -> Command.run(Stream.concat(install, Stream.of(packages)).toArray(String[]::new)))
			.doesNotThrowAnyException();
	}

	/**
	 * Returns what a script prints. Redocly calls nobody.
	 * @throws IllegalStateException with that, unless it ends with status 0
	 */
	static String node(Path script, String... arguments) {
		Path node = Driver.ensureDriverInstalled(Map.of(), false).driverDir().resolve("node");
		Stream<String> call = Stream.of("env", "REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true",
				node.toString(), script.toString());
		return Command.run(Stream.concat(call, Stream.of(arguments)).toArray(String[]::new));
	}

}
