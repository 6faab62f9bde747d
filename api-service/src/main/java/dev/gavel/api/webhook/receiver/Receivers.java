package dev.gavel.api.webhook.receiver;

import dev.gavel.api.webhook.receiver.Answer.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends requests to receivers, which may be hostile. Follows no redirects, keeps no
 * cookies, and reads little of a response.
 */
@Component
public class Receivers implements AutoCloseable {

	/** How many requests may be sent to one host at a time. */
	private static final int CONNECTIONS_TO_A_HOST = 20;

	private static final int CONNECTIONS = 200;

	private static final int MOST_READ = 64 * 1024;

	private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

	private final CheckedResolver resolver;

	private final Duration timeout;

	private final Clock clock;

	private @Nullable Open open;

	Receivers(CheckedResolver resolver, WebhooksProperties properties, Clock clock) {
		this.resolver = resolver;
		this.timeout = properties.timeout();
		this.clock = clock;
	}

	/** Takes threads only where something is sent. */
	private synchronized Open open() {
		if (open == null) {
			open = new Open(client(resolver, timeout), timer());
		}
		return open;
	}

	private record Open(CloseableHttpClient client, ScheduledExecutorService timer) {
	}

	private static ScheduledExecutorService timer() {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "webhook-timeouts");
			thread.setDaemon(true);
			return thread;
		});
		timer.setRemoveOnCancelPolicy(true);
		return timer;
	}

	private static CloseableHttpClient client(CheckedResolver resolver, Duration timeout) {
		Duration connect = (timeout.compareTo(LONGEST_CONNECT) < 0) ? timeout : LONGEST_CONNECT;
		Http1Config bounds = Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();
		return HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(resolver)
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
				.setDefaultConnectionConfig(ConnectionConfig.custom()
					.setConnectTimeout(Timeout.of(connect))
					.setSocketTimeout(Timeout.of(timeout))
					.setTimeToLive(TimeValue.ofMinutes(1))
					.build())
				.setMaxConnPerRoute(CONNECTIONS_TO_A_HOST)
				.setMaxConnTotal(CONNECTIONS)
				.build())
			.setDefaultRequestConfig(RequestConfig.custom()
				.setConnectionRequestTimeout(Timeout.of(timeout))
				.setResponseTimeout(Timeout.of(timeout))
				.setProtocolUpgradeEnabled(false)
				.build())
			.setUserAgent("Gavel")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.evictIdleConnections(TimeValue.ofSeconds(30))
			.build();
	}

	/** Posts a body, and returns what came of it, at the latest after the timeout. */
	public Answer post(URI url, Map<String, String> headers, byte[] body) {
		HttpPost request = new HttpPost(url);
		headers.forEach(request::setHeader);
		return send(request, body, timeout);
	}

	/** Puts a body, and returns what came of it, at the latest after that time. */
	public Answer put(URI url, byte[] body, Duration longest) {
		return send(new HttpPut(url), body, longest);
	}

	private Answer send(HttpUriRequestBase request, byte[] body, Duration longest) {
		long began = System.nanoTime();
		request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
		Open open = open();
		ScheduledFuture<?> end = open.timer().schedule(request::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
		try {
			ClassicHttpResponse response = open.client().executeOpen(null, request, null);
			Answer answer = new Answer(response.getCode(), null, retryAfter(response), since(began));
			if (!isReadToItsEnd(response.getEntity())) {
				request.cancel();
			}
			return answer;
		}
		catch (IOException | RuntimeException ex) {
			Failure failure = request.isCancelled() ? Failure.TIMED_OUT : failure(ex);
			request.cancel();
			return Answer.failed(failure, since(began));
		}
		finally {
			end.cancel(false);
		}
	}

	private static Duration since(long began) {
		return Duration.ofNanos(System.nanoTime() - began);
	}

	/**
	 * Then the connection can be used again. Closing the response would read all of it.
	 */
	private static boolean isReadToItsEnd(@Nullable HttpEntity entity) throws IOException {
		if (entity == null) {
			return true;
		}
		InputStream in = entity.getContent();
		return in.readNBytes(MOST_READ).length < MOST_READ || in.read() == -1;
	}

	private @Nullable Duration retryAfter(ClassicHttpResponse response) {
		Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
		if (header == null || response.getCode() / 100 == 2) {
			return null;
		}
		String text = header.getValue().strip();
		if (text.matches("\\d{1,9}")) {
			return Duration.ofSeconds(Long.parseLong(text));
		}
		Instant until = DateUtils.parseStandardDate(text);
		return (until != null && until.isAfter(clock.instant())) ? Duration.between(clock.instant(), until) : null;
	}

	private static Failure failure(Exception cause) {
		if (cause instanceof CheckedResolver.AddressRefused) {
			return Failure.ADDRESS_REFUSED;
		}
		if (cause instanceof UnknownHostException) {
			return Failure.UNKNOWN_HOST;
		}
		if (cause instanceof SSLException) {
			return Failure.TLS_FAILED;
		}
		if (cause instanceof SocketTimeoutException) {
			return Failure.TIMED_OUT;
		}
		return (cause instanceof java.net.ConnectException || cause instanceof java.net.NoRouteToHostException)
				? Failure.CONNECTION_FAILED : Failure.NO_RESPONSE;
	}

	@Override
	public synchronized void close() throws IOException {
		if (open != null) {
			open.timer().shutdownNow();
			open.client().close();
		}
	}

}
