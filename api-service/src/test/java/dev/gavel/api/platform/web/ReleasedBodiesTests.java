package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.StandardServletAsyncWebRequest;
import org.springframework.web.context.request.async.WebAsyncManager;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.ModelAndViewContainer;

class ReleasedBodiesTests {

	@Test
	void keepsNoBodyInTheModelWhileARequestWaits() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setAsyncSupported(true);
		MockHttpServletResponse response = new MockHttpServletResponse();
		ModelAndViewContainer container = new ModelAndViewContainer();
		container.addAttribute("body", new byte[10]);
		WebAsyncManager waiting = WebAsyncUtils.getAsyncManager(request);
		waiting.setAsyncWebRequest(new StandardServletAsyncWebRequest(request, response));
		waiting.startDeferredResultProcessing(new DeferredResult<>(), container);
		new ReleasedBodies().afterConcurrentHandlingStarted(request, response, this);
		assertThat(container.getModel()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_FORM_URLENCODED_VALUE })
	void aReadRequestLetsGoOfItsBody(String type) {
		MockHttpServletRequest sent = new MockHttpServletRequest(HttpMethod.POST.name(), "/");
		sent.setContentType(type);
		ReadRequest request = new ReadRequest(sent, new byte[] { 'a', '=', 'b' });
		assertThat(request.getInputStream().isFinished()).isFalse();
		assertThat(request.getParameter("a"))
			.isEqualTo(type.equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE) ? "b" : null);
		request.release();
		assertThat(request.getInputStream().isFinished()).isTrue();
		assertThat(request.getParameterMap()).isEmpty();
	}

}
