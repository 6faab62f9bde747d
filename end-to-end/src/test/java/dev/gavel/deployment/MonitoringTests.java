package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of Prometheus is what the services tell. */
class MonitoringTests {

	private static final Pattern METRIC = Pattern.compile("\\b(?:gavel|jvm|process)_[a-z_]+|\\bup\\b");

	private static final Set<String> SAMPLES = Meters.samples();

	@Test
	void knowsTheMetersByTheirNamesInPrometheus() {
		assertThat(SAMPLES)
			.contains("gavel_queued", "gavel_judgements_total", "gavel_judging_seconds_bucket",
					"gavel_jobs_duration_seconds_sum", "jvm_memory_used_bytes")
			.doesNotContain("gavel_jobs_duration_seconds_bucket");
	}

	@Test
	void dashboardShowsWhatThereIs() {
		JsonNode dashboard = JsonMapper.shared()
			.readTree(DeployFiles.text(DeployFiles.DEPLOY.resolve("monitoring/grafana/dashboard.json")));
		List<String> expressions = dashboard.findValuesAsString("expr");
		assertThat(expressions).hasSizeGreaterThan(15).allSatisfy(this::assertKnown);
		assertThat(dashboard.get("panels").findValuesAsString("id")).doesNotHaveDuplicates();
	}

	@Test
	void documentationNamesEveryMeterAndNoOther() {
		Set<String> documented = Pattern.compile("^\\| `(gavel\\.[a-z.]+)` \\|", Pattern.MULTILINE)
			.matcher(DeployFiles.text(DeployFiles.ROOT.resolve("docs/operator-guide.md")))
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toSet());
		assertThat(documented).isEqualTo(Meters.names());
	}

	@Test
	void dashboardAsksTheSourceThatIsProvided() {
		Map<String, Object> provided = DeployFiles
			.yaml(DeployFiles.DEPLOY.resolve("monitoring/grafana/datasource.yml"));
		JsonNode dashboard = JsonMapper.shared()
			.readTree(DeployFiles.text(DeployFiles.DEPLOY.resolve("monitoring/grafana/dashboard.json")));
		Object uid = DeployFiles.<Map<String, Object>>list(provided, "datasources").get(0).get("uid");
		assertThat(dashboard.get("panels").findValues("datasource"))
			.allSatisfy((source) -> assertThat(source.get("uid").asString()).isEqualTo(uid));
	}

	@Test
	void autoscalerAsksForWhatThereIs() {
		Overlay keda = Overlay.of("keda",
				Kustomization.in(DeployFiles.KUBERNETES.resolve("components/keda")).documents());
		assertThat(keda.all(ScaledObject.class).flatMap((one) -> one.spec().triggers().stream())).isNotEmpty()
			.allSatisfy((trigger) -> assertKnown(trigger.metadata().get("query")));
	}

	private void assertKnown(String expression) {
		List<String> metrics = METRIC.matcher(expression).results().map(MatchResult::group).toList();
		assertThat(metrics).isNotEmpty();
		assertThat(SAMPLES).as(expression).containsAll(metrics);
	}

}
