package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.endtoend.SharedBrowser.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the first start with accounts to a page that only its operator sees. */
@ExtendWith(SharedBrowser.class)
class FirstOperatorIT {

	private static final String PASSWORD = "correct horse battery";

	private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/set-up#\\w+)");

	private final Site site;

	@TempDir
	private Path data;

	@TempDir
	private Path folder;

	FirstOperatorIT(Site site) {
		this.site = site;
	}

	@Test
	void becomesOperatorByTheLinkThatTheStartPrints() throws IOException {
		try (GavelProcess gavel = GavelProcess.launch(data, GavelProcess.freePort(), "--accounts").awaitReady()) {
			setUp(gavel, link(gavel));
			for (Visitor.Look look : Visitor.Look.values()) {
				lookAround(site.visit(gavel, look, true).bring(EveryPageIT.checker(folder)));
			}
			signInWithoutScripts(site.visit(gavel, Visitor.Look.LIGHT, false));
		}
		int port = GavelProcess.freePort();
		try (GavelProcess gavel = GavelProcess.launch(data, port).awaitReady()) {
			assertThat(gavel.output()).doesNotContain("/set-up");
			Visitor visitor = site.visit(gavel, Visitor.Look.LIGHT, true).open("/account");
			assertThat(visitor.button("Sign in")).isVisible();
			visitor.leave();
		}
		try (GavelProcess gavel = GavelProcess.launch(data, port, "--open").awaitReady()) {
			await().until(() -> gavel.output().contains("Gavel runs in open mode: every user of this machine"));
			site.visit(gavel, Visitor.Look.LIGHT, true).open("/add_ques").leave();
		}
	}

	static String link(GavelProcess gavel) {
		await().until(() -> LINK.matcher(gavel.output()).find());
		Matcher link = LINK.matcher(gavel.output());
		assertThat(link.find()).isTrue();
		return link.group(1);
	}

	private void setUp(GavelProcess gavel, String link) {
		Visitor operator = site.visit(gavel, Visitor.Look.LIGHT, true).open(link);
		operator.field("name").fill("root");
		operator.field("password").fill(PASSWORD);
		assertThat(operator.page.url()).doesNotContain("#");
		operator.screenshot("set-up");
		operator.button("Create account").click();
		assertThat(operator.link("root")).isVisible();
		operator.leave();
	}

	private static void lookAround(Visitor visitor) {
		visitor.expectStatus(422);
		visitor.open("/set-up");
		EveryPageIT.examine(visitor, "link");
		visitor.open("/account");
		EveryPageIT.examine(visitor, "sign-in");
		visitor.field("name").fill("root");
		visitor.field("password").fill("a wrong password");
		visitor.button("Sign in").click();
		assertThat(visitor.page.getByText("The name or the password is wrong.")).isVisible();
		EveryPageIT.examine(visitor, "sign-in-refused");
		visitor.field("password").fill(PASSWORD);
		visitor.button("Sign in").click();
		assertThat(visitor.page.getByText("This browser")).isVisible();
		EveryPageIT.examine(visitor, "account");
		visitor.field("current").fill("a wrong password");
		visitor.field("password").fill("a new password");
		visitor.button("Change password").click();
		assertThat(visitor.page.getByText("is wrong")).isVisible();
		EveryPageIT.examine(visitor, "account-refused");
		visitor.button("Sign out").first().click();
		assertThat(visitor.link("Sign in")).isVisible();
		visitor.leave();
	}

	private static void signInWithoutScripts(Visitor visitor) {
		visitor.open("/account");
		visitor.field("name").fill("root");
		visitor.field("password").fill(PASSWORD);
		visitor.button("Sign in").click();
		assertThat(visitor.page.getByText("This browser")).isVisible();
		visitor.leave();
	}

}
