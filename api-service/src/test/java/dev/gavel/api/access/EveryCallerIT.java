package dev.gavel.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Replica;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.worker.InternalConnector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Sends every request that the service serves as everyone who can send it, and compares
 * the answers with the table in {@code every-caller.txt}.
 */
@AccountsTest
@Import(Senders.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallerIT {

	private static final Logger logger = LoggerFactory.getLogger(EveryCallerIT.class);

	private static final Path TABLE = Path.of("src/test/resources/every-caller.txt");

	private final HttpClient http = HttpClient.newHttpClient();

	private final ApplicationContext context;

	private final Environment environment;

	private final Senders senders;

	private final List<TableRow> table;

	private final Replica forVisitors;

	private final StoredThings things;

	@Autowired
	EveryCallerIT(ApplicationContext context, Environment environment, ApiClient api, TestAccounts accounts,
			Senders senders) throws IOException {
		this.context = context;
		this.environment = environment;
		this.senders = senders;
		this.table = TableRow.read(Files.readAllLines(TABLE));
		this.forVisitors = Replica.of(environment, "gavel.access.visitors-submit=true", "management.server.port=0");
		this.things = new StoredThings(senders, accounts, api, forVisitors.client());
	}

	@AfterAll
	void close() {
		things.close();
		forVisitors.close();
	}

	@Test
	void getsTheAnswerOfTheTable() throws IOException {
		List<String> answered = table.stream().map(this::answered).toList();
		Files.write(Path.of("target/every-caller.txt"), answered);
		assertThat(answered).containsExactlyElementsOf(table.stream().map(TableRow::line).toList());
	}

	private String answered(TableRow row) {
		return row.with(Arrays.stream(Sender.values()).map((sender) -> status(row, sender)).toList());
	}

	private int status(TableRow row, Sender sender) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:%d%s".formatted(port(row, sender), things.in(row.path(), sender))))
			.headers(row.path().equals("/sign-out") && sender.isPerson() ? senders.signIn(sender)
					: senders.headers(sender))
			.header("Accept", row.accept());
		if (row.contentType() != null) {
			request.header("Content-Type", row.contentType());
		}
		try {
			return http
				.send(request.method(row.method(), BodyPublishers.ofString(things.in(row.body(), sender))).build(),
						BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			throw new IllegalStateException(row + " as " + sender, ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int port(TableRow row, Sender sender) {
		if (row.isForWorkers()) {
			return context.getBean(InternalConnector.class).port();
		}
		if (row.isForMonitors()) {
			return forVisitors.environment().getRequiredProperty("local.management.port", Integer.class);
		}
		return ((sender == Sender.SUBMITTING_VISITOR) ? forVisitors.environment() : environment)
			.getRequiredProperty("local.server.port", Integer.class);
	}

	@Test
	void hasARowForEveryRoute() throws IOException {
		Set<String> rows = table.stream().map(TableRow::route).collect(Collectors.toCollection(TreeSet::new));
		assertThat(rows).containsAll(routes());
		int callers = Sender.values().length;
		String count = "%d routes in %d rows × %d callers: %,d requests".formatted(routes().size(), table.size(),
				callers, table.size() * callers);
		logger.info(count);
		assertThat(Files.readAllLines(TABLE)).first().isEqualTo("# " + count);
	}

	/** Returns all that Spring maps to a method. */
	private Set<String> routes() {
		return context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap(TableRow::routes)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void hasARowForEveryFolderOfFiles() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/*");
		Stream<String> folders = Arrays.stream(files).map(Resource::getFilename).map((name) -> "/" + name);
		assertThat(folders)
			.allMatch((folder) -> table.stream().map(TableRow::path).anyMatch((path) -> path.startsWith(folder)));
	}

}
