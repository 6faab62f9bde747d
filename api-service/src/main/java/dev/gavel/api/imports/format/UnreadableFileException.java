package dev.gavel.api.imports.format;

import java.io.IOException;

/** What was uploaded cannot be read. Its message is for whoever uploaded it. */
public class UnreadableFileException extends IOException {

	public UnreadableFileException(String message) {
		super(message);
	}

}
