package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.gavel.api.platform.request.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;

class LargeAnswersTests {

	private static final int LARGE = 1_000_000;

	private final LargeAnswers answers = new LargeAnswers(2 * LARGE);

	@Test
	void areRefusedWhileSlowClientsReadOthers() {
		MockHttpServletRequest slow = new MockHttpServletRequest();
		answers.count(slow, LARGE);
		answers.count(slow, LARGE);
		refused(LARGE);
		assertThatNoException().as("little").isThrownBy(() -> answers.count(new MockHttpServletRequest(), 1000));
		answers.afterCompletion(slow, null, null, null);
		answers.afterCompletion(slow, null, null, null);
		answers.count(new MockHttpServletRequest(), 2 * LARGE);
		refused(LARGE);
	}

	@Test
	void oneMayHaveAnySize() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		answers.count(request, 3 * LARGE);
		answers.count(request, LARGE);
		refused(LARGE);
	}

	@Test
	void areCountedWhenTheyAreWritten() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		LargeAnswer answer = () -> 2 * LARGE;
		answers.beforeBodyWrite(answer, null, null, null, new ServletServerHttpRequest(request), null);
		refused(LARGE);
		answers.afterCompletion(request, null, null, null);
		answers.count(request, LARGE);
	}

	private void refused(long bytes) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> answers.count(new MockHttpServletRequest(), bytes))
			.withMessageContaining("no memory left for another large answer");
	}

}
