package dev.gavel.api.platform.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The largest requests and the longest waits.
 *
 * @param maxSourceSize of one program
 * @param maxRequestSize of the body of any request
 * @param maxUploadSize of a form with files, and of all files in it, unpacked
 * @param defaultTimeLimit CPU time of a test if its question states none
 * @param maxTimeLimit the most that a question may state
 * @param defaultMemoryLimit memory of a test if its question states none
 * @param maxMemoryLimit the most that a question may state
 * @param maxTotalTime CPU time that all tests of a question may use together
 * @param maxElements of all arguments of a test together, and separately of its expected
 * output; see {@link dev.gavel.value.Elements}
 * @param maxValueSize of all arguments of a test together, and separately of its expected
 * output, as they are stored
 * @param maxTextSize of what a program reads in a test, and separately of what it prints,
 * in UTF-8
 * @param maxTestCases of one question; the report on them all is one message
 * @param maxSuiteSize of all test cases of a question together; workers refuse larger
 * suites
 * @param maxQueued judgements that may wait for a worker
 * @param maxSubmissionsPerMinute of one client, which may send as many at once; 0 for any
 * number
 * @param maxWait how long a long poll may last
 * @param maxWaiting how many clients may wait at once, by long poll and separately by
 * stream
 */
public record LimitsProperties(@NotNull @DefaultValue("64KB") DataSize maxSourceSize,
		@NotNull @DefaultValue("16MB") DataSize maxRequestSize, @NotNull @DefaultValue("64MB") DataSize maxUploadSize,
		@NotNull @DefaultValue("2s") Duration defaultTimeLimit, @NotNull @DefaultValue("15s") Duration maxTimeLimit,
		@NotNull @DefaultValue("256MB") DataSize defaultMemoryLimit,
		@NotNull @DefaultValue("512MB") DataSize maxMemoryLimit, @NotNull @DefaultValue("1h") Duration maxTotalTime,
		@Positive @Max(1_000_000) @DefaultValue("1000000") int maxElements,
		@NotNull @DefaultValue("16MB") DataSize maxValueSize, @NotNull @DefaultValue("8MB") DataSize maxTextSize,
		@Positive @Max(10000) @DefaultValue("10000") int maxTestCases,
		@NotNull @DefaultValue("256MB") DataSize maxSuiteSize, @Positive @DefaultValue("10000") int maxQueued,
		@PositiveOrZero @DefaultValue("0") int maxSubmissionsPerMinute, @NotNull @DefaultValue("60s") Duration maxWait,
		@Positive @DefaultValue("2000") int maxWaiting) {

	private static final DataSize MAX_SOURCE_SIZE = DataSize.ofKilobytes(512);

	private static final DataSize MAX_SUITE_SIZE = DataSize.ofMegabytes(256);

	private static final DataSize MAX_UPLOAD_SIZE = DataSize.ofMegabytes(128);

	/** The most that the shipped heaps can decode. */
	private static final DataSize MAX_VALUE_SIZE = DataSize.ofMegabytes(16);

	public LimitsProperties {
		requireAtMost(MAX_SOURCE_SIZE, "max-source-size", maxSourceSize, "a Kafka message can hold");
		requireAtMost(MAX_VALUE_SIZE, "max-request-size", maxRequestSize, "the heap has room for");
		requireAtMost(MAX_UPLOAD_SIZE, "max-upload-size", maxUploadSize, "one transaction should store");
		requireAtMost(MAX_VALUE_SIZE, "max-value-size", maxValueSize, "the heap has room for");
		requireAtMost(MAX_VALUE_SIZE, "max-text-size", maxTextSize, "the heap has room for");
		requireAtMost(MAX_SUITE_SIZE, "max-suite-size", maxSuiteSize, "workers take");
		if (defaultTimeLimit.compareTo(maxTimeLimit) > 0) {
			throw new IllegalArgumentException(
					"gavel.limits.default-time-limit is %s, more than gavel.limits.max-time-limit, %s"
						.formatted(defaultTimeLimit, maxTimeLimit));
		}
		if (defaultMemoryLimit.compareTo(maxMemoryLimit) > 0) {
			throw new IllegalArgumentException(
					"gavel.limits.default-memory-limit is %s, more than gavel.limits.max-memory-limit, %s"
						.formatted(defaultMemoryLimit, maxMemoryLimit));
		}
	}

	private static void requireAtMost(DataSize most, String setting, DataSize found, String bound) {
		if (found.compareTo(most) > 0) {
			throw new IllegalArgumentException("gavel.limits.%s is %d KB, more than the %d KB that %s"
				.formatted(setting, found.toKilobytes(), most.toKilobytes(), bound));
		}
	}

}
