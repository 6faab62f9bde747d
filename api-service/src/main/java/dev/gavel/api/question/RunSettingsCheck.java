package dev.gavel.api.question;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.run.EnvironmentName;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.run.Limits;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Reads limits and environment as sent, and fills in defaults. */
@Component
public class RunSettingsCheck {

	private static final long MIN_TIME_LIMIT_MILLIS = 50;

	private static final long MIN_MEMORY_LIMIT_MEGABYTES = 32;

	private final LimitsProperties limits;

	private final Environments environments;

	RunSettingsCheck(LimitsProperties limits, Environments environments) {
		this.limits = limits;
		this.environments = environments;
	}

	/** Adds a violation for each field that is not allowed. */
	public RunSettings check(Violations violations, @Nullable Integer timeLimitMs, @Nullable Integer memoryLimitMb,
			@Nullable String environment) {
		return new RunSettings(limits(violations, timeLimitMs, memoryLimitMb),
				environments.check(violations, environment));
	}

	/** Returns the limits that are nearest to those, of all that a program may have. */
	public Limits nearest(Duration cpuTime, DataSize memory) {
		return new Limits(within(cpuTime.toMillis(), MIN_TIME_LIMIT_MILLIS, limits.maxTimeLimit().toMillis()),
				within(memory.toBytes(), DataSize.ofMegabytes(MIN_MEMORY_LIMIT_MEGABYTES).toBytes(),
						limits.maxMemoryLimit().toBytes()));
	}

	/** Reads the limits of a checker, which runs in one environment. */
	Checker checker(Violations violations, String code, @Nullable Integer timeLimitMs, @Nullable Integer memoryLimitMb,
			@Nullable String environment) {
		return new Checker(code,
				Objects.requireNonNullElse(environments.check(violations, environment), EnvironmentName.DEFAULT),
				limits(violations, timeLimitMs, memoryLimitMb));
	}

	/** Requires that a program and the interactor beside it use no more than one may. */
	void requireTogether(Violations violations, RunSettings settings, ComparisonSpec comparison) {
		if (comparison instanceof Interactor interactor) {
			long together = settings.limits().memoryBytes() + interactor.limits().memoryBytes();
			violations.require(together <= limits.maxMemoryLimit().toBytes(), "comparison.memory_limit_mb",
					"the program and the interactor may use %d MB together, got %d MB"
						.formatted(limits.maxMemoryLimit().toMegabytes(), DataSize.ofBytes(together).toMegabytes()));
		}
	}

	private Limits limits(Violations violations, @Nullable Integer timeLimitMs, @Nullable Integer memoryLimitMb) {
		long timeMillis = within(violations, "time_limit_ms", timeLimitMs, MIN_TIME_LIMIT_MILLIS,
				limits.maxTimeLimit().toMillis(), limits.defaultTimeLimit().toMillis());
		long megabytes = within(violations, "memory_limit_mb", memoryLimitMb, MIN_MEMORY_LIMIT_MEGABYTES,
				limits.maxMemoryLimit().toMegabytes(), limits.defaultMemoryLimit().toMegabytes());
		return new Limits(timeMillis, DataSize.ofMegabytes(megabytes).toBytes());
	}

	private static long within(long wanted, long min, long max) {
		return Math.max(min, Math.min(wanted, max));
	}

	private static long within(Violations violations, String field, @Nullable Integer value, long min, long max,
			long whenMissing) {
		if (value == null) {
			return whenMissing;
		}
		violations.require(min <= value && value <= max, field, "expected %d to %d, got %d".formatted(min, max, value));
		return value;
	}

}
