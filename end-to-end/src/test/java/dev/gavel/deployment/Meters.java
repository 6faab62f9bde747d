package dev.gavel.deployment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meters that the sources name, as Prometheus sees them. */
final class Meters {

	private static final Pattern METER = Pattern.compile(
			"(Timer|Counter|Gauge)\\s*\\.builder\\(\\s*\"([a-z.]+)\"|\\.(counter|timer|gauge)\\(\\s*\"([a-z.]+)\"");

	private static final Pattern SAMPLE = Pattern.compile("^[a-z_]+", Pattern.MULTILINE);

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	/** Names of samples, such as {@code gavel_judging_seconds_bucket}. */
	static Set<String> samples() {
		Meters meters = new Meters();
		new JvmMemoryMetrics().bindTo(meters.registry);
		new ProcessorMetrics().bindTo(meters.registry);
		// Only the API's settings ask for histograms.
		meters.register("api-service", true);
		meters.register("judge-worker", false);
		Set<String> samples = SAMPLE.matcher(meters.registry.scrape())
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toSet());
		samples.add("up");
		return samples;
	}

	/** As the sources write them. */
	static Set<String> names() {
		return Stream.of("api-service", "judge-worker")
			.flatMap(Meters::found)
			.map(Meters::name)
			.collect(Collectors.toSet());
	}

	private static Stream<MatchResult> found(String module) {
		return DeployFiles.below(DeployFiles.ROOT.resolve(module).resolve("src/main/java"), ".java")
			.stream()
			.flatMap((file) -> METER.matcher(DeployFiles.text(file)).results());
	}

	private static String name(MatchResult found) {
		return (found.group(1) != null) ? found.group(2) : found.group(4);
	}

	private void register(String module, boolean histograms) {
		found(module).forEach((found) -> register(found, histograms));
	}

	private void register(MatchResult found, boolean histograms) {
		boolean built = found.group(1) != null;
		String kind = built ? found.group(1).toLowerCase(Locale.ROOT) : found.group(3);
		String name = name(found);
		switch (kind) {
			case "counter" -> registry.counter(name);
			case "timer" -> Timer.builder(name).publishPercentileHistogram(histograms).register(registry);
			default -> Gauge.builder(name, () -> 1).register(registry);
		}
	}

}
