package dev.gavel.api.generation;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a solution gave in a test.
 *
 * @param fault why that is no output; null if it is one
 * @param text reads the output, in the form that a test case accepts
 */
record Returned(@Nullable String fault, Supplier<String> text) {

	static final String OUTPUT = "output";

	static Returned failed(String fault) {
		return new Returned(fault, () -> "");
	}

	/**
	 * @param ofTest receives what is wrong
	 */
	Optional<String> read(Violations ofTest) {
		if (fault != null) {
			ofTest.add(OUTPUT, fault);
			return Optional.empty();
		}
		try {
			return Optional.of(text.get());
		}
		catch (Problem problem) {
			if (problem.type() != ProblemType.INVALID) {
				throw problem;
			}
			problem.errors().forEach((error) -> ofTest.add(error.field(), error.message()));
			return Optional.empty();
		}
	}

}
