package dev.gavel.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Visitor} of one Gavel that all classes share; a test may also
 * ask for its {@link GavelClient}. At the end nothing must have been complained of.
 */
class SharedBrowser implements ParameterResolver, AfterEachCallback {

	private static final Namespace STORE = Namespace.create(SharedBrowser.class);

	/** A visitor of its own for each test, also where the constructor asks for one. */
	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
		return ExtensionContextScope.TEST_METHOD;
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		Class<?> type = parameter.getParameter().getType();
		return type == Visitor.class || type == GavelClient.class || type == Site.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
		Site site = test.getRoot().getStore(STORE).computeIfAbsent(Site.class, (key) -> new Site(), Site.class);
		Class<?> type = parameter.getParameter().getType();
		if (type == Site.class) {
			return site;
		}
		if (type == GavelClient.class) {
			return site.gavel.client();
		}
		return test.getStore(STORE)
			.computeIfAbsent(Visitor.class, (key) -> site.visit(Visitor.Look.LIGHT), Visitor.class);
	}

	@Override
	public void afterEach(ExtensionContext test) {
		Visitor visitor = test.getStore(STORE).get(Visitor.class, Visitor.class);
		if (visitor != null) {
			visitor.leave();
		}
	}

	/** A running Gavel, and a browser to visit it with. */
	static final class Site implements AutoCloseable {

		/** It talks to nobody but Gavel. */
		private static final List<String> CHROMIUM_OPTIONS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

		/** Few, so that the queue can be filled. */
		private static final int MAX_QUEUED = 20;

		private static final Map<String, String> SETTINGS = Map.of("GAVEL_LIMITS_MAX_QUEUED",
				String.valueOf(MAX_QUEUED));

		private final Path data = temporaryFolder();

		private final GavelProcess gavel;

		private final Playwright playwright;

		private final Browser browser;

		private Site() {
			this.gavel = GavelProcess.launch(data, GavelProcess.freePort(), SETTINGS).awaitReady();
			this.playwright = Playwright
				.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			this.browser = playwright.chromium()
				.launch(new LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
					.setHeadless(true)
					.setArgs(CHROMIUM_OPTIONS));
		}

		private static Path temporaryFolder() {
			try {
				return Files.createTempDirectory("gavel-pages");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		Visitor visit(Visitor.Look look) {
			return new Visitor(browser, "http://127.0.0.1:" + gavel.port(), look, true);
		}

		/** Of another Gavel. */
		Visitor visit(GavelProcess other, Visitor.Look look, boolean scripts) {
			return new Visitor(browser, "http://127.0.0.1:" + other.port(), look, scripts);
		}

		ForgedMessages forgedMessages() {
			return ForgedMessages.into(data.resolve("logs").resolve("gavel.log"));
		}

		/** All that it has said to operators. */
		String log() {
			try {
				return gavel.output() + Files.readString(data.resolve("logs").resolve("gavel.log"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		Visitor visitWithoutScripts() {
			return new Visitor(browser, "http://127.0.0.1:" + gavel.port(), Visitor.Look.LIGHT, false);
		}

		@Override
		public void close() {
			playwright.close();
			gavel.close();
		}

	}

}
