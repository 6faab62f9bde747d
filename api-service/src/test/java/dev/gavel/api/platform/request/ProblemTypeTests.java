package dev.gavel.api.platform.request;

import dev.gavel.testing.GoldenFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypeTests {

	@Test
	void typesAndStatusesStay() {
		new GoldenFile("problems.txt").holds(
				Stream.of(ProblemType.values())
					.map((type) -> type.status().value() + " " + type.uri())
					.sorted()
					.toList(),
				"Clients decide by the type of a problem and by its status. Types may come; none changes or goes.");
	}

}
