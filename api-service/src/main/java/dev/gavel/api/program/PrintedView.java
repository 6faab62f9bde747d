package dev.gavel.api.program;

import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import org.jspecify.annotations.Nullable;

/** How much a program printed in a test. */
public record PrintedView(StreamView stdout, StreamView stderr) {

	static @Nullable PrintedView of(@Nullable Printed printed) {
		return (printed == null) ? null
				: new PrintedView(StreamView.of(printed.stdout()), StreamView.of(printed.stderr()));
	}

	/**
	 * @param bytes how many were printed
	 * @param kept how many of them, from the first, can be read; all, unless there were
	 * too many or they could not be stored
	 */
	public record StreamView(long bytes, long kept) {

		private static StreamView of(PrintedBytes printed) {
			return new StreamView(printed.bytes(),
					printed.stored() ? Math.min(printed.bytes(), Printed.MOST_BYTES) : printed.reported());
		}

	}

}
