package dev.gavel.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.File;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;
import org.w3c.dom.Document;

/** Text logs, of the services and of the process that holds all of them. */
class LogLinesTests {

	private static final String FORGED = "2026-01-01T00:00:00.000Z  INFO [main] forged";

	private final LoggerContext context = new LoggerContext();

	@ParameterizedTest
	@MethodSource("patterns")
	void onlyTheFirstLineOfAnEntryBeginsAtTheMargin(String pattern) {
		String written = write(pattern, "no\n%1$s\r%1$s\u2028%1$s\u0085\u001b[1A\u202e".formatted(FORGED),
				new IllegalStateException("a\n" + FORGED), Map.of());
		assertThat(written.lines()).hasSizeGreaterThan(5);
		assertThat(written.lines().skip(1)).allSatisfy((line) -> assertThat(line).matches(" {4}.*|"));
		assertThat(written).contains("IllegalStateException")
			.endsWith("\n")
			.doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n\t]]");
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void anEntryCarriesItsIds(String pattern) {
		assertThat(write(pattern, "hello", null, Map.of("program_id", "42"))).contains("[program_id=42] hello\n");
		assertThat(write(pattern, "hello", null, Map.of())).doesNotContain("[]").endsWith(" hello\n");
	}

	static Stream<String> patterns() throws Exception {
		return Stream.of(ofService(Service.API), ofService(Service.WORKER), ofStandalone());
	}

	private static String ofService(Service service) {
		Map<String, Object> logging = DeployFiles
			.asMap(DeployFiles.documents(service.settings()).get(0).get("logging"));
		return (String) DeployFiles.asMap(logging.get("pattern")).get("console");
	}

	private static String ofStandalone() throws Exception {
		File file = DeployFiles.ROOT.resolve("standalone/src/main/resources/logback.xml").toFile();
		Document configuration = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
		return configuration.getElementsByTagName("pattern").item(0).getTextContent();
	}

	private String write(String pattern, String message, @Nullable Throwable thrown, Map<String, String> ids) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(context);
		layout.getInstanceConverterMap().put("clr", ColorConverter::new);
		layout.getInstanceConverterMap().put("wEx", WhitespaceThrowableProxyConverter::new);
		layout.setPattern(pattern);
		layout.start();
		LoggingEvent event = new LoggingEvent("", context.getLogger("dev.gavel"), Level.INFO, message, thrown, null);
		event.setMDCPropertyMap(ids);
		return layout.doLayout(event).replaceAll("\u001b\\[[0-9;]*m", "");
	}

}
