package dev.gavel.worker.judging;

/** This worker has no working sandbox now. Another one may have. */
public class NoCell extends JudgingImpossible {

	NoCell(String message, Throwable cause) {
		super(message, cause);
	}

}
