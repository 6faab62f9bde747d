package dev.gavel.worker.judging;

import org.jspecify.annotations.Nullable;

/** A job could not be judged. Never the program's fault. */
public class JudgingImpossible extends Exception {

	JudgingImpossible(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
