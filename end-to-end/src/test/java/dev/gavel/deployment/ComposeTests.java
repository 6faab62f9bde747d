package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose file, and those that are added to it. */
class ComposeTests {

	private static final Map<String, Service> SERVICES = Map.of("api-service", Service.API, "judge-worker",
			Service.WORKER);

	static Stream<Path> files() {
		return Stream.concat(
				Stream.of(DeployFiles.ROOT.resolve("docker-compose.yml"),
						DeployFiles.DEPLOY.resolve("monitoring/compose.yml")),
				DeployFiles.below(DeployFiles.DEPLOY.resolve("compose"), ".yml").stream());
	}

	@ParameterizedTest
	@MethodSource("files")
	void setsWhatTheServicesKnow(Path file) {
		services(file).forEach((name, service) -> {
			Service known = SERVICES.get(name);
			if (known != null) {
				assertThat(environment(service)).as("%s in %s", name, file).isSubsetOf(known.variables());
			}
		});
	}

	/** Those without which an installation cannot be put on the internet. */
	@Test
	void passesWhatAccountsAndProxiesNeed() {
		Map<String, Object> api = services(DeployFiles.ROOT.resolve("docker-compose.yml")).get("api-service");
		assertThat(environment(api)).containsAll(Service.API.variables()
			.stream()
			.filter((name) -> name.matches(
					"GAVEL_(ACCESS|ACCOUNTS|OIDC|RETENTION|WAITS|STREAMS|SUBMISSIONS|EVALUATIONS_PER|ALLOWED|TRUSTED)_.*"))
			.filter((name) -> !name.equals("GAVEL_ACCESS_MODE"))
			.toList());
	}

	@Test
	void publishesThePortForPeopleOnly() {
		Map<String, Object> api = services(DeployFiles.ROOT.resolve("docker-compose.yml")).get("api-service");
		assertThat(DeployFiles.<String>list(api, "ports")).singleElement()
			.asString()
			.endsWith(":" + Service.API.defaultOf("GAVEL_PORT"));
	}

	@Test
	void sendsWorkersChecksAndMonitorsToTheirPorts() {
		Map<String, Map<String, Object>> services = services(DeployFiles.ROOT.resolve("docker-compose.yml"));
		assertThat(DeployFiles.asMap(services.get("judge-worker").get("environment"))).containsEntry("GAVEL_API_URL",
				"http://api-service:" + Service.API.defaultOf("GAVEL_INTERNAL_PORT"));
		Map<String, Object> api = services.get("api-service");
		String management = String.valueOf(DeployFiles.asMap(api.get("environment")).get("GAVEL_MANAGEMENT_PORT"));
		assertThat(api.get("healthcheck").toString()).contains("/dev/tcp/127.0.0.1/" + management + " ");
		assertThat(DeployFiles.text(DeployFiles.DEPLOY.resolve("monitoring/prometheus.yml")))
			.contains("{names: [api-service], type: A, port: " + management + ",");
	}

	@ParameterizedTest
	@MethodSource("files")
	void mountsWhatIsThere(Path file) {
		List<String> sources = new ArrayList<>();
		services(file).values()
			.forEach((service) -> DeployFiles.<String>list(service, "volumes")
				.forEach((volume) -> sources.add(volume.split(":")[0])));
		assertThat(sources).filteredOn((source) -> source.startsWith("."))
			.allSatisfy((source) -> assertThat(Files.exists(DeployFiles.ROOT.resolve(source))).as(source).isTrue());
	}

	private static Map<String, Map<String, Object>> services(Path file) {
		Map<String, Map<String, Object>> services = new LinkedHashMap<>();
		DeployFiles.asMap(DeployFiles.yaml(file).get("services"))
			.forEach((name, service) -> services.put(name, DeployFiles.asMap(service)));
		return services;
	}

	private static Iterable<String> environment(Map<String, Object> service) {
		return DeployFiles.asMap(service.getOrDefault("environment", Map.of())).keySet();
	}

}
