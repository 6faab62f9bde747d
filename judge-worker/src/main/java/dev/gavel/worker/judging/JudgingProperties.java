package dev.gavel.worker.judging;

import dev.gavel.run.Limits;
import dev.gavel.worker.sandbox.RunLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What tests may produce, and how much of it is shown.
 *
 * @param outputLimit what one test may write to stdout, and the same to stderr
 * @param resultLimit how large a returned value may be in its encoded form
 * @param printedLimit what a program may write to stdout in one test, where that is its
 * answer
 * @param maxElements how many elements a returned value may have, including nested ones
 * @param shownText how much of each text (result, difference, stdout, stderr) a report
 * shows, encoded
 * @param reportText how much text, errors included, all tests of a report show together,
 * encoded; the rest of a report on 10,000 tests leaves that much room
 * @param answersLimit how large answers of a judgement may be together that wait for the
 * question's checker, in their encoded form; then they are checked before further tests
 * run
 * @param maxTimeouts how many tests of a judgement may exceed the time limit, or fail
 * after idling as long together; the tests after them are not run
 * @param idleSlotsHelp whether slots without a job run tests of a submission that takes
 * long
 */
@Validated
@ConfigurationProperties(prefix = "gavel.judging", ignoreUnknownFields = false)
public record JudgingProperties(@NotNull @DefaultValue("1MB") DataSize outputLimit,
		@NotNull @DefaultValue("16MB") DataSize resultLimit, @NotNull @DefaultValue("8MB") DataSize printedLimit,
		@Positive @Max(1_000_000) @DefaultValue("1000000") int maxElements,
		@NotNull @DefaultValue("64MB") DataSize answersLimit, @NotNull @DefaultValue("4KB") DataSize shownText,
		@NotNull @DefaultValue("512KB") DataSize reportText, @Positive @DefaultValue("3") int maxTimeouts,
		@DefaultValue("true") boolean idleSlotsHelp) {

	/** The most that the shipped heap can decode and a cell's own memory can hold. */
	private static final DataSize MAX_RESULT = DataSize.ofMegabytes(16);

	public JudgingProperties {
		if (resultLimit.compareTo(MAX_RESULT) > 0) {
			throw new IllegalArgumentException("gavel.judging.result-limit is %d KB, more than %d KB"
				.formatted(resultLimit.toKilobytes(), MAX_RESULT.toKilobytes()));
		}
		if (printedLimit.compareTo(MAX_RESULT) > 0) {
			throw new IllegalArgumentException("gavel.judging.printed-limit is %d KB, more than %d KB"
				.formatted(printedLimit.toKilobytes(), MAX_RESULT.toKilobytes()));
		}
	}

	/**
	 * Limits CPU time, which usually decides: the wall clock then only ends programs that
	 * wait.
	 * @param resultBytes how large a returned value may be
	 */
	RunLimits runLimits(Limits limits, long resultBytes) {
		Duration cpuTime = Duration.ofMillis(limits.cpuTimeMillis());
		Duration idleTime = (limits.idleTimeMillis() != null) ? Duration.ofMillis(limits.idleTimeMillis())
				: cpuTime.multipliedBy(3).plusSeconds(2);
		return new RunLimits(cpuTime, idleTime, limits.memoryBytes(), (int) outputLimit.toBytes(), (int) resultBytes);
	}

}
