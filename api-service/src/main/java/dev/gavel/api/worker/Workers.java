package dev.gavel.api.worker;

import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.WorkerNews;
import dev.gavel.run.EnvironmentName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The workers, from the news that this replica has read. */
@Component
public class Workers {

	/** Workers send news every four seconds. */
	private static final Duration SILENT_AFTER = Duration.ofSeconds(12);

	private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

	private static final Comparator<OfferedEnvironment> DEFAULT_FIRST = Comparator
		.comparing((OfferedEnvironment offered) -> !offered.name().equals(EnvironmentName.DEFAULT))
		.thenComparing(OfferedEnvironment::name);

	private final Map<String, Heard> heard = new ConcurrentHashMap<>();

	private final Clock clock;

	private volatile boolean heardOfAny;

	public Workers(Clock clock, MeterRegistry meters) {
		this.clock = clock;
		for (WorkerStatus status : WorkerStatus.values()) {
			Gauge.builder("gavel.workers", () -> count(status))
				.tag("status", status.name())
				.description("Workers that were heard of within an hour")
				.register(meters);
		}
		Gauge.builder("gavel.workers.slots", this::slots)
			.description("Slots of the workers that take jobs")
			.register(meters);
	}

	void hear(WorkerNews news, Instant at) {
		heardOfAny = true;
		heard.merge(news.place().workerId(), new Heard(news, at),
				(old, now) -> now.at().isBefore(old.at()) ? old : now);
	}

	/** Lists workers by status, working ones first. */
	public List<WorkerView> list() {
		Instant now = clock.instant();
		heard.values().removeIf((worker) -> worker.at().plus(FORGOTTEN_AFTER).isBefore(now));
		return heard.values()
			.stream()
			.map((worker) -> WorkerView.of(worker.news(), worker.at(), worker.at().plus(SILENT_AFTER).isBefore(now)))
			.sorted(Comparator.comparing(WorkerView::status).thenComparing(WorkerView::id))
			.toList();
	}

	/**
	 * Returns how many submissions can be judged at a time, as far as this replica knows.
	 */
	public int slots() {
		return list().stream()
			.filter((worker) -> worker.status() == WorkerStatus.WORKING)
			.mapToInt(WorkerView::slots)
			.sum();
	}

	/**
	 * Returns the environments that workers judge in, as far as this replica knows, the
	 * default one first.
	 */
	public List<OfferedEnvironment> environments() {
		Map<String, OfferedEnvironment> byName = new LinkedHashMap<>();
		list().stream()
			.flatMap((worker) -> worker.offers().stream())
			.forEach((offered) -> byName.putIfAbsent(offered.name(), offered));
		return byName.values().stream().sorted(DEFAULT_FIRST).toList();
	}

	/** Whether workers judge in an environment, as far as this replica knows. */
	public boolean offer(String environment) {
		return offer(Set.of(environment));
	}

	/**
	 * Whether some worker judges in all of the environments, as far as this replica
	 * knows. Each has the default one.
	 */
	public boolean offer(Set<String> environments) {
		List<String> others = environments.stream().filter((name) -> !name.equals(EnvironmentName.DEFAULT)).toList();
		return others.isEmpty() || list().stream().anyMatch((worker) -> worker.offered().containsAll(others));
	}

	/**
	 * Returns the version of Python in the default environment, if this replica knows of
	 * a worker.
	 */
	public Optional<String> pythonVersion() {
		return list().stream().findFirst().map(WorkerView::pythonVersion);
	}

	/** Whether this replica has heard of any worker since its start. */
	public boolean heardOfAny() {
		return heardOfAny;
	}

	/** Returns how many submissions are being judged, as far as this replica knows. */
	public int busySlots() {
		return list().stream().mapToInt(WorkerView::busySlots).sum();
	}

	private long count(WorkerStatus status) {
		return list().stream().filter((worker) -> worker.status() == status).count();
	}

	private record Heard(WorkerNews news, Instant at) {
	}

}
