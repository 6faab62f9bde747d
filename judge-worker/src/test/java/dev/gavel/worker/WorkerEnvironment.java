package dev.gavel.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gavel.message.Handling;
import dev.gavel.message.ContentHash;
import dev.gavel.message.Topics;
import dev.gavel.testing.Backends;
import dev.gavel.worker.sandbox.oci.SandboxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * What a worker finds around it: topics with a short lock, and an API that serves suites
 * and lets all deliveries be judged.
 */
public class WorkerEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	public static final int LOCK_MILLIS = 6000;

	private static final Map<String, byte[]> suites = new ConcurrentHashMap<>();

	/** Makes the suite available to the worker and returns its hash. */
	public static String serve(ListedSuite suite) {
		byte[] encoded = suite.encode();
		suites.put(ContentHash.of(encoded), encoded);
		return ContentHash.of(encoded);
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String bootstrapServers = Backends.kafkaBootstrapServers();
		createTopics(bootstrapServers);
		HttpServer api = startApi();
		context.addApplicationListener((event) -> {
			if (event instanceof ContextClosedEvent) {
				api.stop(0);
			}
		});
		TestPropertyValues
			.of("gavel.worker.api-url=http://127.0.0.1:" + api.getAddress().getPort(),
					"spring.kafka.bootstrap-servers=" + bootstrapServers, "gavel.sandbox.rootfs=" + rootfs(),
					"gavel.sandbox.work-dir=/var/tmp/gavel-test-" + ProcessHandle.current().pid())
			.and(SandboxFixture.settings().toArray(String[]::new))
			.applyTo(context);
	}

	private static void createTopics(String bootstrapServers) {
		try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
			ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, Topics.WORKERS_GROUP);
			admin
				.incrementalAlterConfigs(
						Map.of(group,
								List.of(set("share.auto.offset.reset", "earliest"),
										set("share.record.lock.duration.ms", String.valueOf(LOCK_MILLIS)))))
				.all()
				.get();
			admin.createTopics(Set.of(new NewTopic(Topics.JOBS, 1, (short) 1),
					new NewTopic(Topics.REPORTS, 1, (short) 1), new NewTopic(Topics.GATHERED_REPORTS, 1, (short) 1),
					new NewTopic(Topics.PARKED, 1, (short) 1), new NewTopic(Topics.CANCELLATIONS, 1, (short) 1),
					new NewTopic(Topics.WORKERS, 1, (short) 1)))
				.all()
				.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("the topics could not be created", ex);
		}
	}

	private static AlterConfigOp set(String name, String value) {
		return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
	}

	private static Path rootfs() {
		try {
			return SandboxFixture.rootfs();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HttpServer startApi() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/internal/suites/", WorkerEnvironment::answer);
			server.createContext("/internal/judgements/", WorkerEnvironment::answerDelivery);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			boolean known = "Bearer test-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
			String path = exchange.getRequestURI().getPath();
			byte[] suite = suites.get(path.substring(path.lastIndexOf('/') + 1));
			if (!known || suite == null) {
				exchange.sendResponseHeaders(known ? 404 : 401, -1);
				return;
			}
			exchange.sendResponseHeaders(200, suite.length);
			exchange.getResponseBody().write(suite);
		}
	}

	/** No delivery has killed a worker. */
	private static void answerDelivery(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] handling = Handling.BESIDE_OTHERS.name().getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "text/plain");
			exchange.sendResponseHeaders(200, handling.length);
			exchange.getResponseBody().write(handling);
		}
	}

}
