package dev.gavel.worker.judging;

/** This worker lacks what the program is to be run in; another one may have it. */
public class NoEnvironment extends JudgingImpossible {

	NoEnvironment(String message) {
		super(message, null);
	}

}
