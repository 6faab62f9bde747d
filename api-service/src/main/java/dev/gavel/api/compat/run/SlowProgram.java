package dev.gavel.api.compat.run;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;

/** Tells that a worker runs a program for longer than its client waits. */
final class SlowProgram extends Problem {

	SlowProgram(Duration patience) {
		super(ProblemType.UNAVAILABLE,
				"The program was still running after %d s. Try again later.".formatted(patience.toSeconds()));
	}

}
