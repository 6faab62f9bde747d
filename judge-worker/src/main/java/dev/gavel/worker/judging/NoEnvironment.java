package dev.gavel.worker.judging;

/** This worker lacks the program's language or environment. Another one may have it. */
public class NoEnvironment extends JudgingImpossible {

	NoEnvironment(String message) {
		super(message, null);
	}

}
