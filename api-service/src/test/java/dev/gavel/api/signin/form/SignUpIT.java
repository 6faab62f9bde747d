package dev.gavel.api.signin.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Browser;
import dev.gavel.api.TestAccounts;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@AccountsTest
@TestMethodOrder(OrderAnnotation.class)
@TestPropertySource(properties = "gavel.accounts.sign-up=open")
class SignUpIT {

	@Autowired
	private ApiClient api;

	@Test
	void makesASolverWhateverTheFormSays() {
		Browser browser = api.browser();
		assertThat(browser.get("/sign-in").body()).contains("href=\"/sign-up\"");
		Answer made = browser.submit("/sign-up", "/sign-up",
				Map.of("name", "newcomer", "password", TestAccounts.PASSWORD, "role", "operator", "disabled", "true"));
		assertThat(made.status()).as(made.body()).isEqualTo(303);
		assertThat(browser.get("/account").body()).contains("newcomer", "Solver");
		assertThat(browser.get("/accounts").status()).isEqualTo(403);
		assertThat(browser.get("/").body()).doesNotContain("href=\"/audit\"");
	}

	@Test
	void saysWhatIsWrong() {
		Browser browser = api.browser();
		Answer refused = browser.submit("/sign-up", "/sign-up",
				Map.of("name", TestAccounts.OPERATOR, "password", "short"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("at least 10 characters");
		Answer taken = browser.submit("/sign-up", "/sign-up",
				Map.of("name", TestAccounts.OPERATOR, "password", TestAccounts.PASSWORD));
		assertThat(taken.body()).contains("is taken");
		assertThat(browser.post("/sign-up", Map.of("name", "forged", "password", TestAccounts.PASSWORD)).status())
			.isEqualTo(403);
	}

	/** Afterwards, nobody else makes one here. */
	@Test
	@Order(Integer.MAX_VALUE)
	void makesOnlySoManyAccountsForAnAddress() {
		Browser browser = api.browser();
		Answer last = browser.submit("/sign-up", "/sign-up", Map.of("name", "x", "password", ""));
		for (int i = 0; i < 60 && last.status() != 429; i++) {
			last = browser.submit("/sign-up", "/sign-up", Map.of("name", "x", "password", ""));
		}
		assertThat(last.status()).isEqualTo(429);
		assertThat(last.header("Retry-After")).isEqualTo("60");
	}

}
