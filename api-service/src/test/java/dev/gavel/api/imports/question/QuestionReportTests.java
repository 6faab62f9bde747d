package dev.gavel.api.imports.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.imports.question.QuestionReport.Notes;
import dev.gavel.api.imports.question.QuestionReport.RefusedTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionReportTests {

	@Test
	void isBrief() {
		Notes notes = new Notes(List.of("a", "b"), List.of(new RefusedTest("c", "d"), new RefusedTest("e", "f")),
				List.of("g", "h"), List.of());
		assertThat(notes.length()).isEqualTo(8);
		assertThat(notes.brief())
			.isEqualTo(new Notes(List.of("a"), List.of(new RefusedTest("c", "d")), List.of("g"), List.of()));
	}

}
