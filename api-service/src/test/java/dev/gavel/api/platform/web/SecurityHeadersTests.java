package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.AllowedHosts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SecurityHeadersTests {

	private final AllowedHosts loopback = new AllowedHosts(List.of("Judge.example"), true);

	@ParameterizedTest
	@CsvSource({ "localhost,200", "LOCALHOST,200", "127.0.0.1,200", "[::1],200", "judge.example,200",
			"evil.example,403", "localhost.evil.example,403" })
	void knowsTheHostsOfALoopbackService(String host, int status) throws Exception {
		assertThat(status(loopback, request("GET", host))).isEqualTo(status);
	}

	@Test
	void takesAnyHostWhenOthersReachTheServiceAndNoneIsNamed() throws Exception {
		assertThat(status(new AllowedHosts(List.of(), false), request("GET", "any.example"))).isEqualTo(200);
		assertThat(status(new AllowedHosts(List.of("judge"), false), request("GET", "any.example"))).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "POST,http://evil.example,403", "POST,null,403", "POST,http://localhost:8080,200",
			"POST,http://localhost:9090,403", "GET,http://evil.example,200" })
	void looksAtTheOriginWhereTheBrowserSaysNoSite(String method, String origin, int status) throws Exception {
		MockHttpServletRequest request = request(method, "localhost");
		request.addHeader("Origin", origin);
		assertThat(status(loopback, request)).isEqualTo(status);
	}

	private static MockHttpServletRequest request(String method, String host) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/ques/1");
		request.addHeader("Host", host + ":8080");
		return request;
	}

	private static int status(AllowedHosts hosts, MockHttpServletRequest request) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new SecurityHeaders(hosts).doFilter(request, response, new MockFilterChain());
		return response.getStatus();
	}

}
