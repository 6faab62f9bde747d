package dev.gavel.worker.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What one test run is given.
 *
 * @param arguments a JSON array in the tagged value format, as UTF-8; relayed unparsed
 * @param stdin null when the program has none
 */
public record RunInput(byte[] arguments, @Nullable Stdin stdin) {

	/** Gives arguments only. */
	public static RunInput of(byte[] arguments) {
		return new RunInput(arguments, null);
	}

	/** The content of standard input, which may be written more than once. */
	public interface Stdin {

		void writeTo(OutputStream out) throws IOException;

	}

}
