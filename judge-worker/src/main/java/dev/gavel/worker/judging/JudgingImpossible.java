package dev.gavel.worker.judging;

import org.jspecify.annotations.Nullable;

/** A job that could not be judged. Never the program's fault; the message says whose. */
public class JudgingImpossible extends Exception {

	JudgingImpossible(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
