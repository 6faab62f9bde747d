package dev.gavel.worker.judging;

/**
 * The question's author made a mistake, so no program can be judged until it is fixed.
 */
public class AuthorsFault extends JudgingImpossible {

	AuthorsFault(String message) {
		super(message, null);
	}

}
