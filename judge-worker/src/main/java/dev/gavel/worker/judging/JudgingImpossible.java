package dev.gavel.worker.judging;

/** A job that could not be judged. Never the program's fault; the message says whose. */
public class JudgingImpossible extends Exception {

	JudgingImpossible(String message, Throwable cause) {
		super(message, cause);
	}

}
