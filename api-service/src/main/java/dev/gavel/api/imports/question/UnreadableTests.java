package dev.gavel.api.imports.question;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Tests cannot be read from the upload. */
final class UnreadableTests extends UncheckedIOException {

	UnreadableTests(IOException cause) {
		super(cause);
	}

}
