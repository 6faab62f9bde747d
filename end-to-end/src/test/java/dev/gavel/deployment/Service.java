package dev.gavel.deployment;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of Gavel's, with the settings that its file documents. */
enum Service {

	API("api-service"), WORKER("judge-worker");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(GAVEL_[A-Z_]+)|\\b((?:OTEL|SPRING_KAFKA)_[A-Z_]+)");

	private final String module;

	Service(String module) {
		this.module = module;
	}

	/** The service in an image, by its name; nothing if it is not ours. */
	static @Nullable Service of(String image) {
		String name = image.replaceFirst(":[^/]*$", "");
		return Stream.of(values()).filter((service) -> name.endsWith(service.module)).findFirst().orElse(null);
	}

	String settings() {
		return DeployFiles.text(DeployFiles.ROOT.resolve(module).resolve("src/main/resources/" + module + ".yml"));
	}

	/** Gavel's own, and those of OpenTelemetry and Spring, by their own names. */
	Set<String> variables() {
		return VARIABLE.matcher(settings())
			.results()
			.map((MatchResult found) -> (found.group(1) != null) ? found.group(1) : found.group(2))
			.collect(Collectors.toSet());
	}

	/** The value that the file gives when the variable is not set. */
	String defaultOf(String variable) {
		return Pattern.compile("\\$\\{" + variable + ":([^}]*)}")
			.matcher(settings())
			.results()
			.map((MatchResult found) -> found.group(1))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(variable + " has no default in " + module + ".yml"));
	}

}
