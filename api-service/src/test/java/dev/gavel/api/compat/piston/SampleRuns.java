package dev.gavel.api.compat.piston;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Output;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.Exit;
import org.jspecify.annotations.Nullable;

/** What programs did. */
final class SampleRuns {

	private SampleRuns() {
	}

	static Ran printing(String stdout) {
		return of(Ending.FINISHED, null, Output.of(stdout), Output.NOTHING, null);
	}

	static Ran ended(Ending ending) {
		return of(ending, null, Output.of("out\n"), Output.of("err\n"), null);
	}

	static Ran of(Ending ending, @Nullable Exit exit, Output stdout, Output stderr, @Nullable ProgramError error) {
		return new Ran(ending, exit, stdout, stderr, error, 1500, 2500, 1024);
	}

}
