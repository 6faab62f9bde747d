package dev.gavel.api.compat.run;

import dev.gavel.api.program.NewProgram;
import dev.gavel.api.question.CheckedRun;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.question.scoring.QuestionScoring;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program to be run, once for each of several inputs.
 *
 * @param source in Python
 * @param file the name of the script; null for the usual one
 * @param limits of each run
 * @param environment the one of Gavel's that it is run in
 * @param given what each run gets
 * @param patience how long its client waits for all of them; null for the usual time
 * @param longer how much longer it may then wait in the queue, if it has not begun
 */
public record ProgramToRun(String source, @Nullable String file, Limits limits, String environment, List<Given> given,
		@Nullable Duration patience, Duration longer) {

	/** Clients compare, so any comparison of texts will do. */
	private static final ComparisonSpec COMPARISON = new ComparisonSpec.Text(Match.EXACT, true, null, null);

	/** Creates one that is run in the default environment. */
	public ProgramToRun(String source, @Nullable String file, Limits limits, List<Given> given) {
		this(source, file, limits, EnvironmentName.DEFAULT, given);
	}

	/** Returns the same program with other inputs. */
	ProgramToRun with(List<Given> given) {
		return new ProgramToRun(source, file, limits, environment, given, patience, longer);
	}

	public ProgramToRun(String source, @Nullable String file, Limits limits, String environment, List<Given> given) {
		this(source, file, limits, environment, given, null, Duration.ZERO);
	}

	/** Returns the same for a client that does not wait longer than that. */
	public ProgramToRun within(Duration patience) {
		return within(patience, Duration.ZERO);
	}

	/** Does the same, unless the program has not begun by then. */
	ProgramToRun within(Duration patience, Duration longer) {
		return new ProgramToRun(source, file, limits, environment, given, patience, longer);
	}

	CheckedRun run() {
		return new CheckedRun(new QuestionKind.Program(file), new RunSettings(limits, environment, true), COMPARISON,
				null, List.of(), QuestionScoring.DEFAULT);
	}

	/** Others take an empty program, too. */
	NewProgram program() {
		return new NewProgram(source.isBlank() ? "pass" : source, null, null, null);
	}

}
