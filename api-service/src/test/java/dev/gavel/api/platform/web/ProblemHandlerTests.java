package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ProblemHandlerTests {

	@Test
	void breaksOffAnAnswerThatHasBegun() {
		MockHttpServletResponse begun = new MockHttpServletResponse();
		begun.setCommitted(true);
		IOException failure = new IOException("the database is gone");
		ProblemHandler handler = new ProblemHandler(new ProblemTranslation(), new ProblemAnswer(List.of()));
		assertThatException().isThrownBy(() -> handler.handle(failure, new MockHttpServletRequest(), begun))
			.isSameAs(failure);
	}

}
