package dev.gavel.api.compat.piston;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.waiting.LargeAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What became of a program, as answered.
 *
 * @param compile absent where nothing is compiled
 */
record Executed(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Stage compile, Stage run, String language,
		String version) implements LargeAnswer {

	static Executed run(Stage run, Runtime runtime) {
		return new Executed(null, run, runtime.language(), runtime.version());
	}

	/** As open-r1 has it, which looks at the compilation although there is none. */
	static Executed graded(Stage run, Runtime runtime) {
		return new Executed(Stage.NOT_COMPILED, run, runtime.language(), runtime.version());
	}

	@Override
	public long characters() {
		return run.stdout().length() + run.stderr().length() + run.output().length();
	}

}
