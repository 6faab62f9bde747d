package dev.gavel.printed;

import java.util.Objects;

/** What a program printed in one test, byte for byte. */
public record Printed(PrintedBytes stdout, PrintedBytes stderr) {

	/** The most that is kept of what a program printed to one stream. */
	public static final int MOST_BYTES = 2 * 1024 * 1024;

	/** The most of it that is in a report. */
	public static final int MOST_REPORTED_BYTES = 64 * 1024;

	/** The most that is in a report of all streams together. */
	public static final int MOST_REPORTED_TOGETHER = 1024 * 1024;

	/** The most that is stored beside the report of a judgement. */
	public static final long MOST_STORED_TOGETHER = 64 * 1024 * 1024;

	/** A report has room for no more tests of a run that keeps whole outputs. */
	public static final int MOST_TESTS = 100;

	public Printed {
		Objects.requireNonNull(stdout, "stdout is null");
		Objects.requireNonNull(stderr, "stderr is null");
	}

}
