package dev.gavel.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Refusal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a Tomcat that holds two of the largest bodies, and not three. */
class RequestSizeFilterTests {

	private static final int LARGEST = 1_000_000;

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String LENGTH = "Content-Length: " + LARGEST;

	private static final String CHUNKED = "Transfer-Encoding: chunked";

	private final AtomicLong nanos = new AtomicLong();

	private final Tomcat tomcat = new Tomcat();

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeEach
	void start(@TempDir Path base) throws LifecycleException {
		tomcat.setBaseDir(base.toString());
		tomcat.setPort(0);
		tomcat.getConnector().setMaxPostSize(LARGEST);
		Context context = tomcat.addContext("", base.toString());
		Tomcat.addServlet(context, "echo", new Echo());
		context.addServletMappingDecoded("/", "echo");
		FilterDef filter = new FilterDef();
		filter.setFilterName("size");
		filter.setFilter(new RequestSizeFilter(LARGEST, 5 * LARGEST / 2, nanos::get));
		context.addFilterDef(filter);
		FilterMap everywhere = new FilterMap();
		everywhere.setFilterName("size");
		everywhere.addURLPattern("/*");
		context.addFilterMap(everywhere);
		tomcat.start();
	}

	@AfterEach
	void stop() throws LifecycleException {
		tomcat.stop();
		tomcat.destroy();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", FORM })
	void refusesMoreLargeBodiesThanThereIsMemoryForUntilOneIsGone(String type) throws Exception {
		int most = LARGEST * 9 / 10;
		try (Socket one = begun(type, LENGTH, most); Socket other = begun(type, CHUNKED, most)) {
			await().until(() -> post(type, "x=" + "y".repeat(most)).statusCode() == 503);
			assertThat(post(type, "x=y").body()).isEqualTo("3");
			one.shutdownOutput();
			await().until(() -> post(type, "x=" + "y".repeat(most)).body().equals(String.valueOf(most + 2)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", FORM })
	void countsOnlyWhatHasComeOfABody(String type) throws Exception {
		try (Socket one = begun(type, LENGTH, 10);
				Socket two = begun(type, CHUNKED, 10);
				Socket three = begun(type, LENGTH, 10);
				Socket four = begun(type, CHUNKED, 10)) {
			for (int i = 0; i < 10; i++) {
				assertThat(post(type, "x=" + "y".repeat(LARGEST / 2)).statusCode()).isEqualTo(200);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", FORM, "multipart/form-data" })
	void endsABodyThatDrips(String type) throws Exception {
		tomcat.getEngine().getPipeline().addValve(new UnfinishedBodies(Duration.ZERO));
		try (Socket socket = begun(type, LENGTH, 10)) {
			socket.setSoTimeout(10_000);
			OutputStream body = socket.getOutputStream();
			await().until(() -> {
				nanos.addAndGet(Duration.ofSeconds(70).toNanos());
				body.write('y');
				return socket.getInputStream().available() > 0;
			});
			assertThat(socket.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 408");
		}
	}

	@Test
	void leavesOnlyLinesOfBatchesUnread() throws Exception {
		BodyPublisher tooLarge = BodyPublishers.ofString("x=" + "y".repeat(LARGEST));
		HttpRequest.Builder batch = request("/evaluations/batches").POST(tooLarge);
		assertThat(send(batch.setHeader("Content-Type", "application/x-ndjson; charset=utf-8")).statusCode())
			.isEqualTo(200);
		assertThat(send(batch.setHeader("Content-Type", FORM)).statusCode()).isEqualTo(413);
	}

	@Test
	void readsLargeFormsAsTomcatReadsSmallOnes() throws Exception {
		String text = "%C3%A9+%26".repeat(5000);
		for (String body : new String[] { "q=b&long=x&empty=", "q=b&long=" + text + "&empty=" }) {
			HttpResponse<String> answer = send(request("/?q=a").header("Content-Type", FORM + ";charset=utf-8")
				.POST(BodyPublishers.ofString(body)));
			assertThat(answer.headers().allValues("q")).containsExactly("a", "b");
			assertThat(answer.headers().allValues("empty")).containsExactly("");
			assertThat(answer.headers().firstValue("names")).hasValue("[q, long, empty]");
		}
		assertThat(send(request("/").header("Content-Type", FORM).POST(BodyPublishers.ofString("x=" + text))).body())
			.isEqualTo(String.valueOf("é &".length() * 5000 + 2));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100_000 })
	void refusesFormsThatAreNotOne(int length) throws Exception {
		assertThat(post(FORM, "x=%zz" + "y".repeat(length)).statusCode()).isEqualTo(400);
		assertThat(post(FORM, "x=%C3%A9&".repeat(1001) + "y".repeat(length)).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "x-gzip", "GZIP" })
	void unpacksBodies(String coding) throws Exception {
		assertThat(packed("application/json", coding, gzip("y".repeat(LARGEST)))).isEqualTo("200 1000000");
		assertThat(packed(FORM, coding, gzip("x=%C3%A9"))).isEqualTo("200 3");
		assertThat(packed("application/json", coding, gzip("one", "two"))).isEqualTo("200 6");
		assertThat(packed("multipart/form-data", coding, gzip("y".repeat(LARGEST)))).isEqualTo("200 1000000");
	}

	@Test
	void stopsUnpackingAtTheLimit() throws Exception {
		byte[] bomb = gzip(IntStream.range(0, 1000).mapToObj((i) -> "y".repeat(LARGEST)).toArray(String[]::new));
		assertThat(bomb.length).isLessThan(LARGEST + 100_000);
		assertThat(packed("application/json", "gzip", gzip("y".repeat(LARGEST + 1)))).startsWith("413");
		for (String streamed : new String[] { "multipart/form-data", "application/jsonl" }) {
			assertThat(packed("/evaluations/batches", streamed, "gzip", bomb)).startsWith("413");
		}
		String dense = new Random(1).ints(2 * LARGEST, 'a', 'z')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		assertThat(packed("/evaluations/batches", "application/jsonl", "gzip", gzip(dense))).isEqualTo("200 2000000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "multipart/form-data" })
	void refusesWhatIsNotGzip(String type) throws Exception {
		byte[] whole = gzip("y".repeat(1000));
		byte[] changed = whole.clone();
		changed[whole.length - 6]++;
		assertThat(packed(type, "gzip", "{}".getBytes(StandardCharsets.UTF_8))).startsWith("400");
		assertThat(packed(type, "gzip", changed)).startsWith("400");
		assertThat(packed(type, "gzip", Arrays.copyOf(whole, whole.length - 4))).startsWith("400");
		assertThat(packed(type, "gzip", new byte[0])).startsWith("400");
	}

	@ParameterizedTest
	@ValueSource(strings = { "br", "zstd", "deflate", "gzip, gzip" })
	void namesTheCodingThatItTakes(String coding) throws Exception {
		HttpResponse<String> answer = send(request("/").header("Content-Type", "application/json")
			.header("Content-Encoding", coding)
			.POST(BodyPublishers.ofString("{}")));
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("gzip");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "multipart/form-data" })
	void countsEmptyParts(String type) throws Exception {
		String[] empty = new String[20_000];
		Arrays.fill(empty, "");
		assertThat(packed(type, "gzip", gzip(empty))).startsWith("400");
		assertThat(packed(type, "gzip", gzip("one", "", "two"))).isEqualTo("200 6");
	}

	private static byte[] gzip(String... members) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (String member : members) {
			try (OutputStream gzip = new GZIPOutputStream(all)) {
				gzip.write(member.getBytes(StandardCharsets.UTF_8));
			}
		}
		return all.toByteArray();
	}

	private String packed(String type, String coding, byte[] body) throws Exception {
		return packed("/", type, coding, body);
	}

	private String packed(String path, String type, String coding, byte[] body) throws Exception {
		HttpResponse<String> answer = send(request(path).header("Content-Type", type)
			.header("Content-Encoding", coding)
			.POST(BodyPublishers.ofByteArray(body)));
		return answer.statusCode() + " " + answer.body();
	}

	/** A request of which only the beginning comes. */
	private Socket begun(String type, String framing, int bytes) throws IOException {
		Socket socket = new Socket("localhost", tomcat.getConnector().getLocalPort());
		String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s\r\n\r\n".formatted(type, framing)
				+ (framing.equals(CHUNKED) ? "%x\r\n".formatted(LARGEST) : "");
		socket.getOutputStream().write((head + "x=" + "y".repeat(bytes - 2)).getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
		return send(request("/").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return http.send(request.build(), BodyHandlers.ofString());
	}

	/** Answers how long the body, or a form's name and value, is. */
	private static final class Echo extends HttpServlet {

		@Override
		protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
			String type = String.valueOf(request.getContentType());
			if (!type.startsWith(FORM)) {
				try {
					response.getWriter().print(request.getInputStream().readAllBytes().length);
				}
				catch (Problem ex) {
					Refusal.send(request, response, ex);
				}
				return;
			}
			for (String name : new String[] { "q", "empty" }) {
				for (String value : request.getParameterMap().getOrDefault(name, new String[0])) {
					response.addHeader(name, value);
				}
			}
			response.addHeader("names", request.getParameterMap().keySet().toString());
			String value = request.getParameter("x");
			response.getWriter().print((value != null) ? value.length() + 2 : 0);
		}

	}

}
