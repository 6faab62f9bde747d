package dev.gavel.api.account.link;

import dev.gavel.api.access.AccessProperties;
import dev.gavel.api.access.Installation;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.FirstOperator;
import dev.gavel.api.account.Passwords;
import dev.gavel.api.platform.request.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Provides the first operator: from the settings, or through a link in the log. Lets an
 * operator who has forgotten the password in again.
 */
@Component
public class SetUp implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(SetUp.class);

	private final Installation installation;

	private final AccessProperties.Operator settings;

	private final Accounts accounts;

	private final Passwords passwords;

	private final FirstOperator firstOperator;

	private final OneTimeLinks links;

	private final Environment environment;

	private @Nullable Link link;

	SetUp(Installation installation, AccessProperties properties, Accounts accounts, Passwords passwords,
			FirstOperator firstOperator, OneTimeLinks links, Environment environment) {
		this.installation = installation;
		this.settings = properties.operator();
		this.accounts = accounts;
		this.passwords = passwords;
		this.firstOperator = firstOperator;
		this.links = links;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (installation.isOpen()) {
			return;
		}
		if (!settings.recover().isEmpty()) {
			recover(settings.recover());
		}
		else if (!accounts.hasOperator()) {
			setUp();
		}
	}

	/** Whoever starts Gavel could change its database, too. */
	private void recover(String name) {
		Account operator = accounts.findByName(name)
			.filter(Account::operates)
			.orElseThrow(() -> new IllegalStateException(
					"gavel.access.operator.recover names '%s', which is no operator's account. Correct the name or unset it."
						.formatted(name)));
		say(new Link("To set a new password for %s".formatted(operator.name()), links.recover(operator.id())));
	}

	private void say(Link made) {
		link = made;
		logger.info(
				"{}, open http://localhost:{}{} within an hour, or use the same path with another host name of this machine."
						+ " Each start creates a new link.",
				made.purpose(), environment.getProperty("local.server.port"), made.path());
	}

	private void setUp() {
		if (settings.name().isEmpty()) {
			say(new Link("No operator exists yet. To create one", links.makeSetUp()));
		}
		else {
			firstOperator.create(settings.name(), hashOfSettings())
				.ifPresent((operator) -> logger.info("Created the first operator, {}, from gavel.access.operator.name",
						operator.name()));
		}
	}

	private String hashOfSettings() {
		String file = settings.passwordFile();
		if (file.isEmpty()) {
			throw new IllegalStateException(
					"gavel.access.operator.name is set but gavel.access.operator.password-file is not. Set both or neither.");
		}
		try {
			return passwords.hash(settings.name(), Files.readString(Path.of(file)).strip());
		}
		catch (IOException ex) {
			throw new IllegalStateException(
					"The password file %s (gavel.access.operator.password-file) cannot be read".formatted(file), ex);
		}
		catch (Problem ex) {
			throw new IllegalStateException(
					"The password in %s (gavel.access.operator.password-file) cannot be used: %s".formatted(file,
							ex.getMessage()),
					ex);
		}
	}

	/** Returns the link in the log. */
	public Optional<Link> link() {
		return Optional.ofNullable(link);
	}

	/**
	 * A link for the person who has started Gavel.
	 *
	 * @param path has its secret
	 */
	public record Link(String purpose, String path) {
	}

}
